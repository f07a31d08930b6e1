// A process that computes the addresses of project `p` in the data folder that it is told, and prints the most memory
// it ever held, in kilobytes.
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { createDecoders } from '../media/decoder/decoders.ts'
import { forkDecoder } from '../media/decoder/fork-decoder.ts'
import { openStore } from '../store/store.ts'

const dataDir = process.argv[2] as string
const store = openStore(dataDir)
await computeAddresses({ store, dataDir, decoders: createDecoders(forkDecoder) }, 'p')
store.close()
process.stdout.write(String(process.resourceUsage().maxRSS))
