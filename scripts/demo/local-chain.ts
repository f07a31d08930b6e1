import type { ChainConfig } from '@intaglio/backend'
import { deployContracts } from '@intaglio/contracts'
import { startAnvil } from '@intaglio/contracts/testing'
import { createPublicClient, createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { anvil as anvilChain } from 'viem/chains'

/** A local chain with the contracts on it, described as a deployment of the backend would describe it. */
export interface LocalChain {
  config: ChainConfig
  rpcUrl: string
  chainId: `eip155:${number}`
  account: { address: string; privateKey: `0x${string}` }
  stop(): Promise<void>
}

export async function startLocalChain(): Promise<LocalChain> {
  const anvil = await startAnvil()
  try {
    const [account, deployer] = anvil.accounts
    if (!account || !deployer) throw new Error('The local chain gave no test accounts.')
    const transport = http(anvil.rpcUrl)
    const chain = { ...anvilChain, id: anvil.chainId }
    const contracts = await deployContracts(
      createWalletClient({ chain, transport, account: privateKeyToAccount(deployer.privateKey) }),
      createPublicClient({ chain, transport, pollingInterval: 50 }),
    )
    const startBlock = Number(contracts.startBlock)
    return {
      rpcUrl: anvil.rpcUrl,
      chainId: `eip155:${anvil.chainId}`,
      account,
      stop: () => anvil.stop(),
      config: {
        id: anvil.chainId,
        name: 'Local test chain',
        nativeSymbol: 'ETH',
        decimals: 18,
        // A block is made for each transaction and none follows by itself.
        confirmations: 0,
        endpoints: [{ url: anvil.rpcUrl }],
        contracts: [
          { name: 'factory', address: contracts.factory, startBlock },
          { name: 'erc721_implementation', address: contracts.erc721Implementation, startBlock },
          { name: 'erc1155_implementation', address: contracts.erc1155Implementation, startBlock },
        ],
      },
    }
  } catch (error) {
    await anvil.stop()
    throw error
  }
}
