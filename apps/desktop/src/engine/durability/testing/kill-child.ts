// A process that does one piece of work on a project, may be killed at any instant, and may end itself with SIGKILL
// at one of the operations that change the disk.
import { watchOperations } from './operations.ts'

/** What a child is told, as JSON in its only argument. */
export interface KillOrder {
  dataDir: string
  projectId: string
  work:
    | { kind: 'import'; folder: string }
    | { kind: 'generate' }
    | { kind: 'edit' }
    | { kind: 'pack' }
    | { kind: 'pin'; targetId: string; apiUrl: string; gatewayUrl: string }
  /** Counted before and after each operation; without it nothing is counted. */
  killAt?: number
}

const order = JSON.parse(process.argv[2] ?? '{}') as KillOrder & { decoder: string }
const { dataDir, projectId, work } = order
let operations = 0
const act = () => {
  operations += 1
  if (operations === order.killAt) process.kill(process.pid, 'SIGKILL')
}
// What the work needs and nothing else: the process is started hundreds of times.
const run = await prepare()
process.stdout.write('ready\n')
await watchOperations(dataDir, act)
await run()
process.stdout.write(`end ${operations}\n`)

async function prepare(): Promise<() => Promise<void>> {
  const { openStore } = await import('../../store/store.ts')
  const { createDecoders } = await import('../../media/decoder/decoders.ts')
  const { forkDecoder } = await import('../../media/decoder/fork-decoder.ts')
  const fork = () => forkDecoder(order.decoder)
  const decoders = createDecoders(fork)
  if (work.kind === 'import') {
    const { importFolder } = await import('../../media/import-media.ts')
    return async () => {
      const store = openStore(dataDir)
      await importFolder({ store, dataDir, decoders }, projectId, work.folder)
      store.close()
      decoders.close()
    }
  }
  if (work.kind === 'edit') {
    const { createEdits } = await import('../../edits/create-edits.ts')
    return () => {
      const store = openStore(dataDir)
      const edits = createEdits({
        store,
        refusePublished: () => undefined,
        bringer: () => undefined,
        onChange: () => undefined,
      })
      edits.apply(projectId, { kind: 'setTrait', items: 'all', trait: { trait_type: 'Ink', value: 'Sepia' } })
      store.close()
      return Promise.resolve()
    }
  }
  if (work.kind === 'generate') {
    const { openGenerator } = await import('../../generate/testing/open-generator.ts')
    return async () => {
      const { generator, close } = openGenerator(dataDir, fork)
      await generator.generate(projectId)
      close()
    }
  }
  const { computeAddresses } = await import('../../ipfs/compute-addresses.ts')
  if (work.kind === 'pack') {
    return async () => {
      const store = openStore(dataDir)
      await computeAddresses({ store, dataDir, decoders }, projectId)
      store.close()
    }
  }
  const { createKuboTarget } = await import('../../storage/kubo-target.ts')
  const { localCollection } = await import('../../storage/local-collection.ts')
  const { send, transferLimits } = await import('../../storage/transfer.ts')
  return async () => {
    const store = openStore(dataDir)
    const { targetId, apiUrl, gatewayUrl } = work
    const target = createKuboTarget({ apiUrl, gatewayUrl })
    const collection = localCollection({ store, dataDir }, projectId)
    // Small parts: a small collection is sent in many.
    const limits = { ...transferLimits, part: { blocks: 25, bytes: 1 << 20 } }
    await send({ store, targetId, target, collection, limits })
    store.close()
  }
}
