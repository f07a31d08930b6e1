import { erc1155Abi, erc721Abi, factoryAbi, intentIdToBytes32 } from '@intaglio/contracts'
import {
  createPublicClient,
  defineChain,
  fallback,
  http,
  parseEventLogs,
  TransactionNotFoundError,
  TransactionReceiptNotFoundError,
  type Address,
  type Hex,
  type PublicClient,
  type TransactionReceipt,
} from 'viem'
import { parseChainId, type IntaglioError, say } from '@intaglio/shared'
import type { ChainFields } from '../sync/operations.ts'
import { fromChainError, revertOf, RevertError } from './chain-errors.ts'

/** Where an intent ended on the chain. */
export interface Outcome {
  contract: string
  txHash: Hex
  /** Of a mint. */
  firstTokenId: bigint | undefined
  quantity: bigint
}

/** One chain as the queue sees it. Every method throws IntaglioErrors that say whether to retry. */
export interface Chain {
  readonly facts: ChainFields
  readonly factory: Address
  readonly client: PublicClient
  /** The collection an account made under an intent id, whoever sent the transaction. */
  findCollection(account: Address, intentId: string): Promise<Outcome | undefined>
  findMint(contract: Address, intentId: string): Promise<Outcome | undefined>
  nextTokenId(contract: Address): Promise<bigint>
  receipt(hash: Hex): Promise<TransactionReceipt | undefined>
  /** Whether the node knows the transaction at all, mined or not. */
  knows(hash: Hex): Promise<boolean>
  /** Nonce of the account's next transaction, those in the pool counted. */
  pendingNonce(account: Address): Promise<number>
  /** Why a mined transaction reverted. */
  revertReason(receipt: TransactionReceipt): Promise<RevertError>
  /** Resolves at each new block, the first time at once; ends with the signal. */
  heads(signal: AbortSignal): AsyncGenerator<bigint>
}

/** Blocks searched at a time for an event, from the newest back: public nodes refuse wider ranges. */
const searchRange = 2_000n
const localChains = [31337, 1337]

export function createChain(facts: ChainFields): Chain {
  const { chainNumeric } = parseChainId(facts.chainId)
  // Block times of local chains are theirs alone; elsewhere asking more often than this only costs.
  const pollingInterval = localChains.includes(chainNumeric) ? 100 : 2_000
  const client: PublicClient = createPublicClient({
    chain: defineChain({
      id: chainNumeric,
      name: facts.name,
      nativeCurrency: { name: facts.nativeSymbol, symbol: facts.nativeSymbol, decimals: 18 },
      rpcUrls: { default: { http: facts.rpcUrls } },
    }),
    transport: fallback(facts.rpcUrls.map((url) => http(url, { timeout: 15_000 }))),
    pollingInterval,
    cacheTime: 0,
  })
  const factoryFacts = facts.contracts.find(({ name }) => name === 'factory')
  const factory = (factoryFacts?.address ?? '0x') as Address
  const startBlock = BigInt(factoryFacts?.startBlock ?? 0)

  const ask = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work()
    } catch (error) {
      throw fromChainError(error)
    }
  }
  /** Searches back from the newest block. */
  const searchBack = async <Found>(search: (from: bigint, to: bigint) => Promise<Found | undefined>) => {
    for (let to = await client.getBlockNumber(); ; to -= searchRange) {
      const from = to - searchRange + 1n > startBlock ? to - searchRange + 1n : startBlock
      const found = await search(from, to)
      if (found || from <= startBlock) return found
    }
  }

  return {
    facts,
    factory,
    client,
    findCollection: (account, intentId) =>
      ask(async () => {
        const intent = intentIdToBytes32(intentId)
        const contract = await client.readContract({
          address: factory,
          abi: factoryAbi,
          functionName: 'collectionOf',
          args: [account, intent],
        })
        if (BigInt(contract) === 0n) return undefined
        const log = await searchBack(async (fromBlock, toBlock) => {
          const event = { abi: factoryAbi, eventName: 'CollectionCreated' } as const
          const args = { collection: contract, creator: account, intentId: intent }
          return (await client.getContractEvents({ address: factory, ...event, args, fromBlock, toBlock }))[0]
        })
        if (!log) return undefined
        return {
          contract: contract.toLowerCase(),
          txHash: log.transactionHash,
          firstTokenId: undefined,
          quantity: 0n,
        }
      }),
    findMint: (contract, intentId) =>
      ask(async () => {
        const intent = intentIdToBytes32(intentId)
        const [firstTokenId, quantity] = await client.readContract({
          address: contract,
          abi: erc721Abi,
          functionName: 'batchOf',
          args: [intent],
        })
        if (quantity === 0n) return undefined
        const log = await searchBack(async (fromBlock, toBlock) => {
          const event = { abi: erc721Abi, eventName: 'BatchMinted' } as const
          return (
            await client.getContractEvents({
              address: contract,
              ...event,
              args: { intentId: intent },
              fromBlock,
              toBlock,
            })
          )[0]
        })
        if (!log) return undefined
        return { contract: contract.toLowerCase(), txHash: log.transactionHash, firstTokenId, quantity }
      }),
    nextTokenId: (contract) =>
      ask(() => client.readContract({ address: contract, abi: erc721Abi, functionName: 'nextTokenId' })),
    receipt: (hash) =>
      ask(() => client.getTransactionReceipt({ hash }).catch(undefinedWhen(TransactionReceiptNotFoundError))),
    knows: (hash) =>
      ask(async () => {
        return (
          (await client.getTransaction({ hash }).catch(undefinedWhen(TransactionNotFoundError))) !== undefined
        )
      }),
    pendingNonce: (account) =>
      ask(() => client.getTransactionCount({ address: account, blockTag: 'pending' })),
    async revertReason(receipt) {
      const {
        to,
        input: data,
        value,
        from: account,
      } = await ask(() => client.getTransaction({ hash: receipt.transactionHash }))
      try {
        await client.call({ to, data, value, account, blockNumber: receipt.blockNumber })
        return new RevertError('unknown', say`it ran out of gas, or the reason is gone.`)
      } catch (error) {
        const ours = fromChainError(error)
        return ours instanceof RevertError ? ours : revertOf('0x', error)
      }
    },
    async *heads(signal) {
      let last: bigint | undefined
      let failure: IntaglioError | undefined
      let wake: (() => void) | undefined
      const unwatch = client.watchBlockNumber({
        emitOnBegin: true,
        onBlockNumber: (head) => {
          last = head
          wake?.()
        },
        onError: (error) => {
          failure = fromChainError(error)
          wake?.()
        },
      })
      const stop = () => wake?.()
      signal.addEventListener('abort', stop)
      try {
        for (;;) {
          if (last === undefined && !failure && !signal.aborted)
            await new Promise<void>((resolve) => (wake = resolve))
          if (signal.aborted) return
          if (failure) throw failure
          const head = last as unknown as bigint
          last = undefined
          yield head
        }
      } finally {
        unwatch()
        signal.removeEventListener('abort', stop)
      }
    },
  }
}

/** What a successful receipt says of the intent, read from its own events. */
export function outcomeOf(receipt: TransactionReceipt, intentId: string): Outcome | undefined {
  const intent = intentIdToBytes32(intentId)
  const txHash = receipt.transactionHash
  for (const log of parseEventLogs({ abi: factoryAbi, logs: receipt.logs, eventName: 'CollectionCreated' })) {
    if (log.args.intentId !== intent) continue
    return { contract: log.args.collection.toLowerCase(), txHash, firstTokenId: undefined, quantity: 0n }
  }
  for (const log of parseEventLogs({ abi: erc1155Abi, logs: receipt.logs, eventName: 'BatchMinted' })) {
    if (log.args.intentId !== intent) continue
    const { firstTokenId, quantity } = log.args
    return { contract: log.address.toLowerCase(), txHash, firstTokenId, quantity }
  }
  return undefined
}

function undefinedWhen(type: abstract new (...args: never[]) => Error): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof type) return undefined
    throw error
  }
}
