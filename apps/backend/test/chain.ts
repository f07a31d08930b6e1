import { deployContracts } from '@intaglio/contracts'
import { startAnvil, type Anvil } from '@intaglio/contracts/testing'
import {
  createPublicClient,
  createTestClient,
  createWalletClient,
  defineChain,
  http,
  type Address,
  type Hash,
  type Hex,
  type TransactionReceipt,
} from 'viem'
import { privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts'
import type { ChainConfig } from '../src/kit/config/config.ts'

/** A local chain with the contracts on it, as the configuration of a backend describes it. */
export interface TestChain {
  readonly anvil: Anvil
  readonly config: ChainConfig
  /** CAIP-2. */
  readonly chainId: string
  readonly account: PrivateKeyAccount
  readonly accountId: string
  /** Sends calldata as `account` does it with a wallet; resolves when it is in a block. */
  send(tx: { to: string; data: string; gas?: bigint }): Promise<TransactionReceipt>
  /** Mines blocks, so that what is below them counts as confirmed. */
  mine(blocks: number): Promise<void>
  call(to: Address, data: Hex): Promise<Hex | undefined>
  stop(): Promise<void>
}

export async function startTestChain(confirmations: number, port = 0): Promise<TestChain> {
  const anvil = await startAnvil({ port })
  const chain = defineChain({
    id: anvil.chainId,
    name: 'Local',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [anvil.rpcUrl] } },
  })
  const account = privateKeyToAccount((anvil.accounts[0] as { privateKey: Hex }).privateKey)
  const transport = http(anvil.rpcUrl)
  const node = createPublicClient({ chain, transport, pollingInterval: 20 })
  const wallet = createWalletClient({ chain, transport, account })
  const test = createTestClient({ chain, transport, mode: 'anvil' })
  const { factory, erc721Implementation, erc1155Implementation, startBlock } = await deployContracts(
    wallet,
    node,
  )
  const at = (address: Address) => ({ address, startBlock: Number(startBlock) })

  return {
    anvil,
    config: {
      id: anvil.chainId,
      name: 'Local',
      nativeSymbol: 'ETH',
      decimals: 18,
      confirmations,
      endpoints: [{ url: anvil.rpcUrl }],
      contracts: [
        { name: 'factory', ...at(factory) },
        { name: 'erc721_implementation', ...at(erc721Implementation) },
        { name: 'erc1155_implementation', ...at(erc1155Implementation) },
      ],
      gasPolicy: { maxFeeGwei: 20, priorityFeeGwei: 1, multiplier: 1.2 },
    },
    chainId: `eip155:${anvil.chainId}`,
    account,
    accountId: `eip155:${anvil.chainId}:${account.address.toLowerCase()}`,
    async send({ to, data, gas }) {
      const hash: Hash = await wallet.sendTransaction({
        to: to as Address,
        data: data as Hex,
        ...(gas && { gas }),
      })
      return node.waitForTransactionReceipt({ hash })
    },
    mine: (blocks) => test.mine({ blocks }),
    async call(to, data) {
      return (await node.call({ to, data })).data
    },
    stop: () => anvil.stop(),
  }
}
