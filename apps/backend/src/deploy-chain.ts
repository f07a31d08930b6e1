import { deployContracts } from '@intaglio/contracts'
import { IntaglioError, redact, say } from '@intaglio/shared'
import { createPublicClient, createWalletClient, defineChain, http, type Chain } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import * as knownChains from 'viem/chains'
import type { ChainConfig } from './kit/config/config.ts'

export interface DeployChainOptions {
  rpcUrl: string
  /** Pays for three transactions. */
  privateKey: `0x${string}`
  /** Blocks after which the indexer takes an event as final. */
  confirmations: number
}

/**
 * Deploys the contracts to a chain that has none yet.
 * @returns the chain's entry for `INTAGLIO_CHAINS_FILE`
 * @throws IntaglioError `DEPLOY_FAILED` where the node cannot be reached, or the account cannot pay
 */
export async function deployChain(options: DeployChainOptions): Promise<ChainConfig> {
  try {
    return await deploy(options)
  } catch (error) {
    const { shortMessage } = error as { shortMessage?: string }
    throw new IntaglioError(say`The contracts could not be deployed.`, {
      code: 'DEPLOY_FAILED',
      why: redact(shortMessage ?? (error as Error).message),
      next: say`Check the RPC address and the account’s balance. Contracts that were deployed already do no harm.`,
      cause: error,
    })
  }
}

async function deploy({ rpcUrl, privateKey, confirmations }: DeployChainOptions): Promise<ChainConfig> {
  const transport = http(rpcUrl)
  const id = await createPublicClient({ transport }).getChainId()
  const chain = describe(id, rpcUrl)
  const publicClient = createPublicClient({ chain, transport })
  const account = privateKeyToAccount(privateKey)
  const deployment = await deployContracts(createWalletClient({ chain, transport, account }), publicClient)

  const startBlock = Number(deployment.startBlock)
  const explorerUrl = chain.blockExplorers?.default.url
  return {
    id,
    name: chain.name,
    nativeSymbol: chain.nativeCurrency.symbol,
    decimals: chain.nativeCurrency.decimals,
    ...(explorerUrl && { explorerUrl }),
    confirmations,
    endpoints: [{ url: rpcUrl }],
    contracts: [
      { name: 'factory', address: deployment.factory, startBlock },
      { name: 'erc721_implementation', address: deployment.erc721Implementation, startBlock },
      { name: 'erc1155_implementation', address: deployment.erc1155Implementation, startBlock },
    ],
  }
}

/** What viem knows of the chain; a chain of one's own gets a plain name. */
function describe(id: number, rpcUrl: string): Chain {
  const known = Object.values<Chain>(knownChains).find((chain) => chain.id === id)
  return (
    known ??
    defineChain({
      id,
      name: `Chain ${id}`,
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [rpcUrl] } },
    })
  )
}
