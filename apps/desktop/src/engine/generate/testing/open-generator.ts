import { createLeaseKeeper } from '../../lease-keeper.ts'
import { createDecoders, type DecoderProcess } from '../../media/decoder/decoders.ts'
import { forkDecoder } from '../../media/decoder/fork-decoder.ts'
import { createProjectLocks } from '../../project-locks.ts'
import { openStore, type Store } from '../../store/store.ts'
import { createGenerator } from '../create-generator.ts'
import type { Generator } from '../types.ts'

/**
 * The generator as the engine puts it together, on a data folder, with nothing around it.
 * @param fork starts a decoder
 */
export function openGenerator(
  dataDir: string,
  fork: () => DecoderProcess = forkDecoder,
): { store: Store; generator: Generator; close(): void } {
  const store = openStore(dataDir)
  const leases = createLeaseKeeper(store.leases, 'test')
  const decoders = createDecoders(fork)
  const generator = createGenerator({
    store,
    dataDir,
    decoders,
    run: createProjectLocks(leases).run,
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
      decoders.close()
      leases.close()
      store.close()
    },
  }
}
