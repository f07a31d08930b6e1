import { IntaglioError, NotFoundError, say } from '@intaglio/shared'
import type { TargetRow } from '../store/storage.ts'
import type { Store } from '../store/store.ts'
import { createCarFolderTarget } from './car-folder-target.ts'
import { targetConfigSchema, type ParsedConfig } from './config.ts'
import { createKuboTarget } from './kubo-target.ts'
import { createPinningServiceTarget } from './pinning-service-target.ts'
import type { Holder, StorageTarget } from './port.ts'
import type { SecretBox } from './secrets.ts'
import { workspaceTargetId } from './types.ts'

/** The row of a target. @throws NotFoundError; IntaglioError `NOT_THIS_TARGET` of the workspace */
export function targetRow(store: Store, targetId: string): TargetRow {
  if (targetId === workspaceTargetId) {
    throw new IntaglioError(say`The workspace cannot do this.`, {
      code: 'NOT_THIS_TARGET',
      next: say`Choose another place.`,
    })
  }
  const row = store.storage.target(targetId)
  if (!row) throw new NotFoundError(say`The storage target`, { targetId })
  return row
}

/** What is kept of a target, without its token. */
export function configOf({ config }: TargetRow): ParsedConfig {
  return targetConfigSchema.parse(JSON.parse(config))
}

/**
 * Makes ready to speak with a target.
 * @param secrets opens its token; without it there is none
 * @param holders nodes that have what a pinning service is to fetch
 */
export function openTarget(
  store: Store,
  row: TargetRow,
  { secrets, holders = () => [] }: { secrets?: SecretBox; holders?: () => Holder[] } = {},
): StorageTarget {
  const config = configOf(row)
  const token = row.secret === null ? undefined : secrets?.open(row.secret)
  switch (config.kind) {
    case 'kubo':
      return createKuboTarget({ ...config, token })
    case 'pinning-service':
      return createPinningServiceTarget({
        ...config,
        ...{ token, holders },
        requests: {
          get: (root) => store.storage.request(row.targetId, root),
          save: (root, requestId) => store.storage.saveRequest(row.targetId, root, requestId),
          remove: (root) => store.storage.removeRequest(row.targetId, root),
        },
      })
    case 'car-folder':
      return createCarFolderTarget(config)
  }
}
