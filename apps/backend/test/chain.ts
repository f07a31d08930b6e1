import { startLocalChain, type Anvil } from '@intaglio/contracts/testing'
import {
  createTestClient,
  createWalletClient,
  http,
  type Address,
  type Hash,
  type Hex,
  type PublicClient,
  type TransactionReceipt,
} from 'viem'
import { privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts'
import type { ChainConfig } from '../src/kit/config/config.ts'

/** A local chain with the contracts on it, as the configuration of a backend describes it. */
export interface TestChain {
  readonly anvil: Anvil
  /** Asks the chain past everything else. */
  readonly node: PublicClient
  readonly config: ChainConfig
  /** CAIP-2. */
  readonly chainId: string
  readonly account: PrivateKeyAccount
  readonly accountId: string
  /** Sends calldata as `account` does it with a wallet; resolves when it is in a block. */
  send(tx: { to: string; data: string; gas?: bigint }): Promise<TransactionReceipt>
  /** Whether each transaction gets a block at once, as it does unless told otherwise; else it waits for `mine`. */
  automine(isOn: boolean): Promise<void>
  /** Mines blocks, so that what is below them counts as confirmed. */
  mine(blocks: number): Promise<void>
  call(to: Address, data: Hex): Promise<Hex | undefined>
  stop(): Promise<void>
}

export async function startTestChain(confirmations: number, port = 0): Promise<TestChain> {
  const local = await startLocalChain({ port, confirmations })
  const { anvil, client: node } = local
  const { chain } = node
  const transport = http(anvil.rpcUrl)
  const account = privateKeyToAccount(local.account.privateKey)
  const wallet = createWalletClient({ chain, transport, account })
  const test = createTestClient({ chain, transport, mode: 'anvil' })

  return {
    anvil,
    node,
    config: {
      ...local.description,
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
    automine: (isOn) => test.setAutomine(isOn),
    mine: (blocks) => test.mine({ blocks }),
    async call(to, data) {
      return (await node.call({ to, data })).data
    },
    stop: () => anvil.stop(),
  }
}
