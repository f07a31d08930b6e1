import type { Workspace } from '../../apps/desktop/src/engine/model.ts'

/** A backend, a chain and an account with coins on it: all the demo needs of the world. */
export interface RunningStack {
  kind: 'embedded' | 'servers'
  workspace: Workspace
  rpcUrl: string
  /** Kubo's RPC; the embedded stack has none. */
  ipfsApiUrl?: string
  /** CAIP-2. */
  chainId: `eip155:${number}`
  account: { address: string; privateKey: `0x${string}` }
  /** Leaves no process behind. */
  stop(): Promise<void>
}
