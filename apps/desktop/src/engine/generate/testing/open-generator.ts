import { createLeaseKeeper } from '../../lease-keeper.ts'
import { createProjectLocks } from '../../project-locks.ts'
import { openStore, type Store } from '../../store/store.ts'
import { createGenerator } from '../create-generator.ts'
import type { Generator } from '../types.ts'

/** The generator as the engine puts it together, on a data folder, with nothing around it. */
export function openGenerator(dataDir: string): { store: Store; generator: Generator; close(): void } {
  const store = openStore(dataDir)
  const leases = createLeaseKeeper(store.leases, 'test')
  const generator = createGenerator({
    store,
    dataDir,
    locks: createProjectLocks(leases),
    task: (options, ...lost) => {
      return { ...options, signal: AbortSignal.any([...lost, ...(options?.signal ? [options.signal] : [])]) }
    },
    refusePublished: () => undefined,
    onChange: () => undefined,
  })
  return {
    store,
    generator,
    close() {
      leases.close()
      store.close()
    },
  }
}
