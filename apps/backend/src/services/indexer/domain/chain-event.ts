import type { Address } from '@intaglio/shared'

export type Standard = 'erc721' | 'erc1155'
export type Hash = `0x${string}`

/** One log as the node gave it, decoded where its event is known. Addresses and hashes in lower case. */
export interface ChainLog {
  address: Address
  blockNumber: number
  blockHash: Hash
  txHash: Hash
  logIndex: number
  topics: readonly Hash[]
  data: Hash
  event: ChainEvent
}

export type ChainEvent =
  | {
      name: 'CollectionCreated'
      collection: Address
      creator: Address
      intentId: string
      standard: Standard
      collectionName: string
      symbol: string
      contractUri: string
      baseUri: string
      royaltyReceiver: Address
      royaltyBps: number
      maxSupply: bigint
    }
  | { name: 'BatchMinted'; intentId: string; to: Address; firstTokenId: bigint; quantity: bigint }
  | { name: 'Transfer'; from: Address; to: Address; tokenId: bigint }
  | { name: 'TransferBatch'; from: Address; to: Address; ids: readonly bigint[]; values: readonly bigint[] }
  | { name: 'TransferSingle'; from: Address; to: Address; ids: readonly bigint[]; values: readonly bigint[] }

/** The same each time the same log of the same block is read; another block gives another id. */
export function eventIdOf(chainId: string, log: Pick<ChainLog, 'blockHash' | 'txHash' | 'logIndex'>): string {
  return `${chainId}:${log.blockHash}:${log.txHash}:${log.logIndex}`
}
