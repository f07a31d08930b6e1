import { CommanderError } from 'commander'
import { IntaglioError, InvalidInputError, NotFoundError } from '@intaglio/shared'

/** What the command's exit code says; part of the public protocol. */
export const exitCodes = {
  ok: 0,
  /** It could not be done. */
  failed: 1,
  /** The command line is wrong: an option, a name, a folder that does not exist. */
  usage: 2,
  /** It was done, and something about the collection wants mending. */
  problems: 3,
  /** A person must act: sign in, choose a wallet, add coins. */
  needsPerson: 4,
  /** Stopped by Ctrl-C, or by SIGTERM, as shells count them. */
  interrupted: 130,
  terminated: 143,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A person, or the system, wants the command to end. */
export class StoppedError extends IntaglioError {
  override readonly name = 'StoppedError'
  readonly exitCode: ExitCode
  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(`Stopped by ${signal}.`, { code: 'STOPPED', next: 'What is done so far is kept.' })
    this.exitCode = signal === 'SIGINT' ? exitCodes.interrupted : exitCodes.terminated
  }
}

const personCodes = new Set([
  'NO_WALLET',
  'SIGN_IN_NEEDED',
  'UNAUTHENTICATED',
  'WALLET_REJECTED',
  'INSUFFICIENT_FUNDS',
  'WRONG_CHAIN',
])

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  if (error instanceof StoppedError) return error.exitCode
  if (error instanceof InvalidInputError || error instanceof NotFoundError) return exitCodes.usage
  if (error instanceof IntaglioError && personCodes.has(error.code)) return exitCodes.needsPerson
  return exitCodes.failed
}
