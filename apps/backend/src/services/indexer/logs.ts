import { erc1155Abi, erc721Abi, factoryAbi } from '@intaglio/contracts'
import type { Address } from '@intaglio/shared'
import { getAbiItem, type GetLogsReturnType, type Log, type PublicClient } from 'viem'
import type { ChainEvent, ChainLog, Hash } from './domain/chain-event.ts'
import { intentIdFromBytes32 } from './domain/intent-id.ts'

const createdEvent = getAbiItem({ abi: factoryAbi, name: 'CollectionCreated' })
const collectionEvents = [
  getAbiItem({ abi: erc721Abi, name: 'BatchMinted' }),
  getAbiItem({ abi: erc721Abi, name: 'Transfer' }),
  getAbiItem({ abi: erc1155Abi, name: 'TransferSingle' }),
  getAbiItem({ abi: erc1155Abi, name: 'TransferBatch' }),
] as const

/** How many addresses one request may name; nodes refuse much longer lists. */
const addressesAtOnce = 500

interface Range {
  from: number
  to: number
}

/** Collections that the factory created in a range of blocks. */
export async function readCreations(node: PublicClient, factory: Address, range: Range): Promise<ChainLog[]> {
  const logs = await node.getLogs({ address: factory, event: createdEvent, ...blocks(range), strict: true })
  return logs.map((log) => {
    const { args } = log
    return chainLog(log, {
      name: 'CollectionCreated',
      collection: lower(args.collection),
      creator: lower(args.creator),
      intentId: intentIdFromBytes32(args.intentId),
      standard: args.standard === 0 ? 'erc721' : 'erc1155',
      collectionName: args.name,
      symbol: args.symbol,
      contractUri: args.contractURI,
      baseUri: args.baseURI,
      royaltyReceiver: lower(args.royaltyReceiver),
      royaltyBps: Number(args.royaltyBps),
      maxSupply: args.maxSupply,
    })
  })
}

/** Mints and transfers of the given collections in a range of blocks, in the chain's order. */
export async function readTransfers(
  node: PublicClient,
  collections: readonly Address[],
  range: Range,
): Promise<ChainLog[]> {
  const found: ChainLog[] = []
  for (let start = 0; start < collections.length; start += addressesAtOnce) {
    const address = collections.slice(start, start + addressesAtOnce)
    const logs = await node.getLogs({ address, events: collectionEvents, ...blocks(range), strict: true })
    for (const log of logs) found.push(chainLog(log, transferEvent(log)))
  }
  return found
}

/** The order in which things happened. */
export function inChainOrder(logs: readonly ChainLog[]): ChainLog[] {
  return [...logs].sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex)
}

type CollectionLog = GetLogsReturnType<undefined, typeof collectionEvents, true>[number]

function transferEvent(log: CollectionLog): ChainEvent {
  switch (log.eventName) {
    case 'BatchMinted':
      return {
        name: 'BatchMinted',
        intentId: intentIdFromBytes32(log.args.intentId),
        to: lower(log.args.to),
        firstTokenId: log.args.firstTokenId,
        quantity: log.args.quantity,
      }
    case 'Transfer':
      return {
        name: 'Transfer',
        from: lower(log.args.from),
        to: lower(log.args.to),
        tokenId: log.args.tokenId,
      }
    case 'TransferSingle':
      return {
        name: 'TransferSingle',
        from: lower(log.args.from),
        to: lower(log.args.to),
        ids: [log.args.id],
        values: [log.args.value],
      }
    case 'TransferBatch':
      return {
        name: 'TransferBatch',
        from: lower(log.args.from),
        to: lower(log.args.to),
        ids: log.args.ids,
        values: log.args.values,
      }
  }
}

function chainLog(log: Log<bigint, number, false>, event: ChainEvent): ChainLog {
  return {
    address: lower(log.address),
    blockNumber: Number(log.blockNumber),
    blockHash: lower(log.blockHash),
    txHash: lower(log.transactionHash),
    logIndex: log.logIndex,
    topics: log.topics.map(lower),
    data: log.data,
    event,
  }
}

function blocks({ from, to }: Range) {
  return { fromBlock: BigInt(from), toBlock: BigInt(to) }
}

function lower(hex: string): Hash {
  return hex.toLowerCase() as Hash
}
