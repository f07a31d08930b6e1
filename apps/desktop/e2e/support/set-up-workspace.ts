// A process that sets up a workspace in the folder it is told, as the studio's own does, and ends it.
import { join } from 'node:path'
import { startBackend } from '@intaglio/backend'
import { startLocalChain } from '../../src/main/solo/local-chain.ts'

const [dataDir = ''] = process.argv.slice(2)
const chain = await startLocalChain(join(dataDir, 'local-chain'))
const backend = await startBackend({
  services: 'all',
  config: {
    stack: { kind: 'embedded', dataDir: join(dataDir, 'backend') },
    chains: [chain.config],
    http: { host: '127.0.0.1', port: 0 },
    logLevel: 'warn',
  },
})
await backend.stop()
await chain.stop()
