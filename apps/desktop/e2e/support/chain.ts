import { erc721Abi } from '@intaglio/contracts'
import {
  createPublicClient,
  createTestClient,
  createWalletClient,
  http,
  type Address,
  type Chain as ViemChain,
  type PublicClient,
  type TestClient,
  type Transport,
  type WalletClient,
} from 'viem'
import { privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import type { RunningStudio } from './running-studio.ts'
import { workspaceIsUp } from './workspace-is-up.ts'

/** The account that publishes: the first of the phrase every test chain knows. Never to be used elsewhere. */
export const localAccount = {
  address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
  privateKey: '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80',
} as const

/** The studio's local chain. It has another address after the studio was started again: ask for clients anew. */
export interface Chain {
  account: typeof localAccount
  rpcUrl(): Promise<string>
  /** Reads: blocks, balances, contracts. */
  public(): Promise<PublicClient>
  /** Signs as somebody else than the studio: the second account, unless a key is given. */
  wallet(privateKey?: `0x${string}`): Promise<WalletClient<Transport, ViemChain, PrivateKeyAccount>>
  /** Whatever else anvil can do: time, balances, snapshots. */
  test(): Promise<TestClient>
  mine(blocks?: number): Promise<void>
  /** Stops making blocks: what is sent stays in flight until `release()` or `mine()`. */
  hold(): Promise<void>
  release(): Promise<void>
  /** Releases a chain that is held: the next test may have the same one. */
  letGo(): Promise<void>
  /** Who owns each token of an ERC-721 collection and what it says of itself, ids 1 to `count`. */
  tokens(contract: string, count: number): Promise<{ owner: string; tokenUri: string }[]>
}

const somebodyElse = '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d'

export function createChain(studio: RunningStudio): Chain {
  const rpcUrl = async (): Promise<string> => {
    await workspaceIsUp(studio)
    return studio.workspace().rpcUrl
  }
  const transport = async () => ({ chain: foundry, transport: http(await rpcUrl()) })
  const test = async () => createTestClient({ ...(await transport()), mode: 'anvil' })
  const reader = async () => createPublicClient({ ...(await transport()), cacheTime: 0 })
  let held = false
  const release = async (): Promise<void> => {
    const client = await test()
    await client.setAutomine(true)
    await client.mine({ blocks: 1 })
    held = false
  }
  return {
    account: localAccount,
    rpcUrl,
    public: reader,
    test,
    wallet: async (privateKey = somebodyElse) =>
      createWalletClient({ ...(await transport()), account: privateKeyToAccount(privateKey) }),
    mine: async (blocks = 1) => (await test()).mine({ blocks }),
    async hold() {
      await (await test()).setAutomine(false)
      held = true
    },
    release,
    letGo: async () => (held ? release() : undefined),
    async tokens(contract, count) {
      const client = await reader()
      const read = async (id: bigint) => {
        const on = { abi: erc721Abi, address: contract as Address, args: [id] } as const
        const [owner, tokenUri] = await Promise.all([
          client.readContract({ ...on, functionName: 'ownerOf' }),
          client.readContract({ ...on, functionName: 'tokenURI' }),
        ])
        return { owner, tokenUri }
      }
      return Promise.all(Array.from({ length: count }, (_, index) => read(BigInt(index + 1))))
    },
  }
}
