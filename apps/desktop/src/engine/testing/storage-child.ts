// A process that computes a project's addresses and sends it, and may be killed at any instant.
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { createDecoders } from '../media/decoder/decoders.ts'
import { forkDecoder } from '../media/decoder/fork-decoder.ts'
import { createKuboTarget } from '../storage/kubo-target.ts'
import { localCollection } from '../storage/local-collection.ts'
import { send, transferLimits } from '../storage/transfer.ts'
import { openStore } from '../store/store.ts'

/** What a child is told, as JSON in its only argument. */
export interface StorageChildOrder {
  dataDir: string
  /** Where to send to; without it only the addresses are computed. */
  send?: { targetId: string; url: string }
}

const { dataDir, send: to } = JSON.parse(process.argv[2] ?? '{}') as StorageChildOrder
const store = openStore(dataDir)
const decoders = createDecoders(forkDecoder)
// Each step is told, so that who watches can choose the instant.
let steps = 0
const onProgress = () => void process.stdout.write(`${++steps}\n`)
await computeAddresses({ store, dataDir, decoders }, 'p', { onProgress })
if (to) {
  const target = createKuboTarget({ apiUrl: to.url, gatewayUrl: to.url })
  const collection = localCollection({ store, dataDir }, 'p')
  await send({ store, targetId: to.targetId, target, collection, limits: transferLimits }, { onProgress })
}
process.stdout.write(`end ${process.resourceUsage().maxRSS}\n`)
decoders.close()
store.close()
