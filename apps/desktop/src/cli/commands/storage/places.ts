import { Option, type Command } from 'commander'
import { InvalidInputError } from '@intaglio/shared'
import { workspaceTargetId, type TargetInfo } from '../../../engine/storage/types.ts'
import type { Engine } from '../../../engine/types.ts'
import { gatewayOption } from '../../declare.ts'
import type { BackendOptions } from '../../session.ts'

/** The options that say where the workspace is, for commands that can do without it. */
export function withWorkspace(command: Command): Command {
  return command
    .addOption(new Option('--backend <url>', 'the workspace’s GraphQL address, where it is meant'))
    .addOption(new Option(gatewayOption[0], 'the workspace’s IPFS gateway, where it is meant'))
    .addOption(new Option('--chain <id>', 'the wallet’s chain, as eip155:1, to sign in to the workspace'))
}

/** Places there are; the workspace only where the options say which. */
export function placesOf(engine: Engine, options: BackendOptions): TargetInfo[] {
  const isWorkspaceKnown = options.backend !== undefined && options.gateway !== undefined
  return engine.storage.targets().filter(({ targetId }) => targetId !== workspaceTargetId || isWorkspaceKnown)
}

/** The place of an id or a label; `workspace` is the workspace's. @throws InvalidInputError */
export function placeOf(engine: Engine, idOrLabel: string): TargetInfo {
  const all = engine.storage.targets()
  const byId = all.find(({ targetId }) => targetId === idOrLabel)
  const byLabel = all.filter(({ targetId, label }) => targetId !== workspaceTargetId && label === idOrLabel)
  const place = byId ?? (byLabel.length === 1 ? byLabel[0] : undefined)
  if (place) return place
  const listed = all.map(({ targetId, label }) => `${label} (${targetId})`).join(', ')
  throw new InvalidInputError(
    'place',
    byLabel.length > 1
      ? `"${idOrLabel}" is the label of several; use the id: ${listed}`
      : `there is no "${idOrLabel}"; there are ${listed}`,
  )
}

/** A place that is to be spoken with. @throws InvalidInputError where it is the workspace and nobody said which */
export function reachablePlace(engine: Engine, idOrLabel: string, options: BackendOptions): TargetInfo {
  const place = placeOf(engine, idOrLabel)
  if (place.targetId !== workspaceTargetId || (options.backend && options.gateway)) return place
  throw new InvalidInputError('place', 'say where the workspace is with --backend and --gateway')
}
