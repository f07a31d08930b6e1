import {
  BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  createWalletClient,
  defineChain,
  http,
  parseEventLogs,
  zeroAddress,
  type Abi,
  type Account,
  type Address,
  type Chain,
  type ContractFunctionArgs,
  type Hex,
  type PublicClient,
  type TransactionReceipt,
  type Transport,
  type WalletClient,
} from 'viem'
import { deployContracts, factoryAbi, intentIdToBytes32, STANDARD, type Deployment } from '../index.ts'
import { startAnvil, type AnvilOptions } from './anvil.ts'

export type Wallet = WalletClient<Transport, Chain, Account>

/** What `createCollection` takes. */
export type CollectionConfig = ContractFunctionArgs<typeof factoryAbi, 'nonpayable', 'createCollection'>[1]

/** A chain of a test's own, with the contracts deployed and ten accounts that anvil signs for. */
export interface TestChain {
  readonly rpcUrl: string
  readonly client: PublicClient
  readonly deployment: Deployment
  /** Account `index` of 0 to 9. */
  address(index: number): Address
  wallet(index: number): Wallet
  /** The receipt of what was just sent. */
  mined(hash: Promise<Hex>): Promise<TransactionReceipt>
  /** Creates a collection of account 0 and tells its address. */
  createCollection(
    standard: keyof typeof STANDARD,
    config?: Partial<CollectionConfig>,
    intentId?: Hex,
  ): Promise<Address>
  stop(): Promise<void>
}

/** A collection with nothing unusual about it. */
export const PLAIN_CONFIG: CollectionConfig = {
  name: 'Ash and Copper',
  symbol: 'ASH',
  contractURI: 'ipfs://bafycontract',
  baseURI: 'ipfs://bafybase/',
  royaltyReceiver: zeroAddress,
  royaltyBps: 0n,
  maxSupply: 0n,
}

/** A gas limit that spares the estimate, and lets a transaction be mined that is known to revert. */
export const PLENTY_OF_GAS = 25_000_000n

/** The n-th intent id of a test, the same in every run. */
export function testIntent(n: number): Hex {
  return intentIdToBytes32(`${(0x11111111 + n).toString(16)}-aaaa-4bbb-8ccc-dddddddddddd`)
}

/** Name and arguments of the contract's error a call was refused with, in the form `expect` compares well. */
export async function revertOf(
  call: Promise<unknown>,
): Promise<{ name: string; args: readonly unknown[] } | undefined> {
  try {
    await call
    return undefined
  } catch (error) {
    const revert = error instanceof BaseError && error.walk((e) => e instanceof ContractFunctionRevertedError)
    if (!(revert instanceof ContractFunctionRevertedError) || !revert.data) throw error
    return { name: revert.data.errorName, args: revert.data.args ?? [] }
  }
}

/** A call in its loosest form, for tests that make their calls up. */
export interface LooseCall {
  readonly address: Address
  readonly abi: Abi
  readonly functionName: string
  readonly args: readonly unknown[]
}

/**
 * Sends a call from an account, also where it will be refused, so that what it must not change can be looked at.
 * Tells the name of the contract's error, undefined where it was done.
 */
export async function attempt(
  chain: TestChain,
  account: number,
  call: LooseCall,
): Promise<string | undefined> {
  const refusal = await revertOf(chain.client.simulateContract({ ...call, account: chain.address(account) }))
  const { status } = await chain.mined(chain.wallet(account).writeContract({ ...call, gas: PLENTY_OF_GAS }))
  if ((status === 'reverted') !== (refusal !== undefined)) throw new Error(`${call.functionName}: ${status}`)
  return refusal?.name
}

/** Starts a chain and deploys the contracts to it. */
export async function startTestChain(options: AnvilOptions = {}): Promise<TestChain> {
  const anvil = await startAnvil(options)
  const chain = defineChain({
    id: anvil.chainId,
    name: 'anvil',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [anvil.rpcUrl] } },
  })
  const transport = http(anvil.rpcUrl, { batch: { batchSize: 500 } })
  const client: PublicClient = createPublicClient({ chain, transport, pollingInterval: 10 })
  const wallets = anvil.accounts.map((account) =>
    createWalletClient({ chain, transport, account: account.address }),
  )
  const wallet = (index: number): Wallet => {
    const found = wallets[index]
    if (!found) throw new RangeError(`no account ${index}`)
    return found
  }
  const deployment = await deployContracts(wallet(0), client)
  const mined = async (hash: Promise<Hex>) => client.waitForTransactionReceipt({ hash: await hash })
  let created = 1_000

  return {
    rpcUrl: anvil.rpcUrl,
    client,
    deployment,
    address: (index) => wallet(index).account.address,
    wallet,
    mined,
    stop: anvil.stop,
    async createCollection(standard, config = {}, intentId = testIntent(created++)) {
      const receipt = await mined(
        wallet(0).writeContract({
          address: deployment.factory,
          abi: factoryAbi,
          functionName: 'createCollection',
          args: [STANDARD[standard], { ...PLAIN_CONFIG, ...config }, intentId],
        }),
      )
      const [event] = parseEventLogs({ abi: factoryAbi, eventName: 'CollectionCreated', logs: receipt.logs })
      if (!event) throw new Error(`no collection was created by ${receipt.transactionHash}`)
      return event.args.collection
    },
  }
}
