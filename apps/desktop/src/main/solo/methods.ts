import type { ChainId, Text } from '@intaglio/shared'
import type { ChainView } from '../../contract/models.ts'

export interface SoloStarted {
  workspace: { graphqlUrl: string; graphqlWsUrl: string; ipfsGatewayUrl: string }
  chain: ChainView | undefined
  /** Why a local chain that was wanted does not run. */
  chainMessage: Text | undefined
  /** The local chain's publishing account; its key is public knowledge. */
  testAccount:
    { address: `0x${string}`; rpcUrl: string; privateKey: `0x${string}`; chainId: ChainId } | undefined
}

/** What the solo workspace's process answers. */
export interface SoloMethods {
  start(input: { dataDir: string; localChain: boolean }): Promise<SoloStarted>
  stop(): Promise<void>
}
