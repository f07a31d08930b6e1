import {
  createPublicClient,
  createWalletClient,
  defineChain,
  http,
  type Chain,
  type HttpTransport,
  type PublicClient,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { deployContracts, type Deployment } from '../index.ts'
import { startAnvil, type Anvil, type AnvilAccount, type AnvilOptions } from './anvil.ts'

/** A chain as a backend's configuration describes it. */
export interface ChainDescription {
  id: number
  name: string
  nativeSymbol: string
  decimals: number
  confirmations: number
  endpoints: { url: string }[]
  contracts: {
    name: 'factory' | 'erc721_implementation' | 'erc1155_implementation'
    address: string
    startBlock: number
  }[]
}

export type LocalClient = PublicClient<HttpTransport, Chain>

export interface LocalChainOptions extends AnvilOptions {
  /** Blocks on top of an event's before it is believed; 0, as no block follows by itself. */
  readonly confirmations?: number
}

/** A local chain with the contracts on it. Its coin is worth nothing and its keys are public. */
export interface LocalChain {
  readonly anvil: Anvil
  readonly rpcUrl: string
  /** CAIP-2. */
  readonly chainId: `eip155:${number}`
  /** With coins on it, and no transaction sent yet. */
  readonly account: AnvilAccount
  readonly client: LocalClient
  readonly deployment: Deployment
  readonly description: ChainDescription
  stop(): Promise<void>
}

/** @throws AnvilStartError, DeployError; nothing is left running then */
export async function startLocalChain({
  confirmations = 0,
  ...options
}: LocalChainOptions = {}): Promise<LocalChain> {
  const anvil = await startAnvil(options)
  try {
    const account = anvil.accounts[0] as AnvilAccount
    const client = localClient(anvil)
    const deployment = await deployLocally(anvil, client)
    return {
      anvil,
      rpcUrl: anvil.rpcUrl,
      chainId: `eip155:${anvil.chainId}`,
      account,
      client,
      deployment,
      description: describeLocalChain(anvil, deployment, confirmations),
      stop: () => anvil.stop(),
    }
  } catch (error) {
    await anvil.stop()
    throw error
  }
}

/** A client as quick as the chain it talks to. */
export function localClient(anvil: Anvil): LocalClient {
  return createPublicClient({
    chain: viemChain(anvil),
    transport: http(anvil.rpcUrl),
    pollingInterval: 20,
    cacheTime: 0,
  })
}

/** Deploys from the last account, so that the first one's first transaction is the caller's own. */
export function deployLocally(anvil: Anvil, client: LocalClient): Promise<Deployment> {
  const deployer = anvil.accounts.at(-1) as AnvilAccount
  const wallet = createWalletClient({
    chain: viemChain(anvil),
    transport: http(anvil.rpcUrl),
    account: privateKeyToAccount(deployer.privateKey),
  })
  return deployContracts(wallet, client)
}

export function describeLocalChain(
  anvil: Anvil,
  deployment: Deployment,
  confirmations = 0,
): ChainDescription {
  const startBlock = Number(deployment.startBlock)
  return {
    id: anvil.chainId,
    name: 'Local test chain',
    nativeSymbol: 'ETH',
    decimals: 18,
    confirmations,
    endpoints: [{ url: anvil.rpcUrl }],
    contracts: [
      { name: 'factory', address: deployment.factory, startBlock },
      { name: 'erc721_implementation', address: deployment.erc721Implementation, startBlock },
      { name: 'erc1155_implementation', address: deployment.erc1155Implementation, startBlock },
    ],
  }
}

function viemChain(anvil: Anvil) {
  return defineChain({
    id: anvil.chainId,
    name: 'Local test chain',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [anvil.rpcUrl] } },
  })
}
