import { createLeaseKeeper } from '../lease-keeper.ts'
import { createProjectLocks } from '../project-locks.ts'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { createStorage } from '../storage/create-storage.ts'
import { createFileSecrets } from '../storage/secrets.ts'
import { transferLimits, type TransferLimits } from '../storage/transfer.ts'
import type { CollectionStorage } from '../storage/types.ts'
import { keepCollection } from './collection.ts'
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts'

/** A project `p` with its addresses computed, and the storage over it; there is no workspace. */
export interface StorageWorld {
  place: TemporaryStore
  storage: CollectionStorage
  /** Those the storage keeps to, from its next work on. */
  limits: TransferLimits
  close(): void
}

export const shortLimits: TransferLimits = {
  ...transferLimits,
  backoffMs: 5,
  tries: 5,
  slowestLine: 4_096,
  pollMs: [5, 10],
  pinPatienceMs: 20_000,
}

export async function openStorageWorld(
  options: {
    items?: number
    pictures?: number
    picture?: (index: number) => Uint8Array
    limits?: Partial<TransferLimits>
  } = {},
): Promise<StorageWorld> {
  const { items = 40, limits: given, ...collection } = options
  const limits = { ...shortLimits, ...given }
  const place = openTemporaryStore()
  keepCollection(place, { items, ...collection })
  await computeAddresses(place, 'p')
  const nowhere = 'http://127.0.0.1:1'
  const none = () => Promise.reject(new Error('There is no workspace.'))
  const workspace = { graphqlUrl: nowhere, graphqlWsUrl: nowhere, ipfsGatewayUrl: nowhere }
  const leases = createLeaseKeeper(place.store.leases, 'Test')
  const storage = createStorage({
    store: place.store,
    dataDir: place.dataDir,
    backend: { workspace, lastWorkspace: undefined, withToken: none, ensureSession: none, request: none },
    secrets: createFileSecrets(place.dataDir),
    locks: createProjectLocks(leases),
    task: (asked, ...more) => ({
      ...asked,
      signal: AbortSignal.any([...more, ...(asked?.signal ? [asked.signal] : [])]),
    }),
    onChange: () => undefined,
    limits,
  })
  return {
    place,
    storage,
    limits,
    close() {
      leases.close()
      place.remove()
    },
  }
}
