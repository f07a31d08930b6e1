// Entry of the utility process that runs the solo workspace: the embedded backend and, where wanted, a chain.
import { say, textOf, type Text } from '@intaglio/shared'
import { join } from 'node:path'
import { startBackend, type RunningBackend } from '@intaglio/backend'
import { serveCalls } from '../processes/serve.ts'
import { endLeftoverChain, startLocalChain, type LocalChain } from './local-chain.ts'
import type { SoloMethods, SoloStarted } from './methods.ts'
import { writeWorkspaceFile } from './workspace-file.ts'
import { workspacePort } from './workspace-port.ts'

let chain: LocalChain | undefined
let backend: RunningBackend | undefined
let starting: Promise<SoloStarted> | undefined

const methods: SoloMethods = {
  start: (input) => (starting = start(input)),

  /** Waits for a start under way, which would leave a chain behind. The chain goes last: the backend needs it. */
  async stop() {
    await starting?.catch(() => undefined)
    await backend?.stop()
    await chain?.stop()
  },
}

async function start({ dataDir, localChain }: Parameters<SoloMethods['start']>[0]): Promise<SoloStarted> {
  // A workspace without its test chain is still a workspace.
  let chainMessage: Text | undefined
  const chainDir = join(dataDir, 'local-chain')
  if (!localChain) await endLeftoverChain(chainDir)
  else {
    chain = await startLocalChain(chainDir).catch((error: unknown) => {
      chainMessage = say`The local test chain did not start: ${{ detail: textOf(error) }}`
      return undefined
    })
  }
  backend = await startBackend({
    services: 'all',
    config: {
      stack: { kind: 'embedded', dataDir: join(dataDir, 'backend') },
      chains: chain ? [chain.config] : [],
      http: { host: '127.0.0.1', port: await workspacePort(join(dataDir, 'workspace-port')) },
      logLevel: 'warn',
    },
  })
  const { graphqlUrl, graphqlWsUrl, ipfsGatewayUrl } = backend
  const workspace = { graphqlUrl, graphqlWsUrl, ipfsGatewayUrl }
  writeWorkspaceFile(dataDir, workspace, chain?.rpcUrl)
  return {
    workspace,
    chainMessage,
    chain: chain && {
      id: chain.config.id,
      name: chain.config.name,
      symbol: chain.config.nativeSymbol,
      decimals: chain.config.decimals,
      test: true,
    },
    testAccount: chain && {
      address: chain.address,
      rpcUrl: chain.rpcUrl,
      privateKey: chain.privateKey,
      chainId: `eip155:${chain.config.id}`,
    },
  }
}

serveCalls({ ...methods })
