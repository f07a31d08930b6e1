// What commands are declared with: how one gets its work, and the options that several share.
import type { Command } from 'commander'
import type { ClosedSession, Outcome, Session } from './session.ts'

export interface ProjectOption {
  project?: string
}

/** Gives a command its work: the arguments, then the options as declared. */
export type AddCommand = <Arguments extends readonly unknown[], Options extends object>(
  command: Command,
  work: (session: Session, args: Arguments, options: Options) => Promise<Outcome> | Outcome,
) => void

/** Likewise, to a command that runs while no engine has the data folder open. */
export type AddClosed = <Arguments extends readonly unknown[], Options extends object>(
  command: Command,
  work: (session: ClosedSession, args: Arguments, options: Options) => Promise<Outcome>,
) => void

export const gatewayOption = ['--gateway <url>', 'the IPFS gateway that files are read back from'] as const

/** The option that names a project. */
export function withProject(command: Command): Command {
  return command.option('--project <id|name>', 'which project; not needed where there is only one')
}

/** The options that say where the backend is and who asks. */
export function withBackend(command: Command, { gateway }: { gateway: boolean }): Command {
  command.requiredOption('--backend <url>', 'the backend’s GraphQL address')
  command.requiredOption('--chain <id>', 'the wallet’s chain, as eip155:1')
  if (gateway) command.requiredOption(...gatewayOption)
  return command
}
