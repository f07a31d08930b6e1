import { join } from 'node:path'
import { startBackend } from '@intaglio/backend'
import { startLocalChain } from '@intaglio/contracts/testing'
import type { RunningStack } from './stack.ts'

/** Every service in this process, everything they keep under one folder. */
export async function startEmbeddedStack(dataDir: string): Promise<RunningStack> {
  const chain = await startLocalChain()
  try {
    const backend = await startBackend({
      services: 'all',
      config: {
        stack: { kind: 'embedded', dataDir: join(dataDir, 'backend') },
        chains: [chain.description],
        http: { host: '127.0.0.1', port: 0 },
        logLevel: 'error',
      },
    })
    return {
      kind: 'embedded',
      workspace: backend,
      rpcUrl: chain.rpcUrl,
      chainId: chain.chainId,
      account: chain.account,
      async stop() {
        await backend.stop()
        await chain.stop()
      },
    }
  } catch (error) {
    await chain.stop()
    throw error
  }
}
