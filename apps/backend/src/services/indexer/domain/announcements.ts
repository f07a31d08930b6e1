import {
  IntaglioError,
  makeMessage,
  type ChainId,
  type Envelope,
  type MessageData,
  say,
} from '@intaglio/shared'
import { eventIdOf, type ChainEvent, type ChainLog, type Standard } from './chain-event.ts'

export type Announcement =
  Envelope<MessageData<'collections.created'>> | Envelope<MessageData<'mints.minted'>>

/** Text from the chain has no limit of its own. */
const longestText = 2_000

/**
 * What a range of logs, in the chain's order, means to the rest of the system: collections that were created and
 * batches that were minted.
 * @param standardOf of collections known by address, those created in this very range included
 * @param blockTime of a block in this range
 */
export function announcements(
  chainId: ChainId,
  logs: readonly ChainLog[],
  standardOf: (address: string) => Standard | undefined,
  blockTime: (blockNumber: number) => Date,
): Announcement[] {
  const editions = editionsByTransaction(logs)
  const found: Announcement[] = []
  for (const log of logs) {
    const eventId = eventIdOf(chainId, log)
    const { blockNumber, blockHash, txHash, logIndex, event } = log
    const position = { chainId, txHash, blockNumber, blockHash, logIndex }
    // A trace begins with the block, so that everything that follows from one block can be found together.
    const context = { occurredAt: blockTime(blockNumber), traceId: blockHash.slice(2, 34) }
    if (event.name === 'CollectionCreated') {
      found.push(makeMessage('collections.created', eventId, { ...position, ...created(event) }, context))
    } else if (event.name === 'BatchMinted') {
      const standard = standardOf(log.address)
      if (!standard) continue
      const tokenIds = sequence(event.firstTokenId, event.quantity)
      const amounts =
        standard === 'erc721' ? tokenIds.map(() => '1') : amountsOf(tokenIds, editions.get(keyOf(log)), log)
      const { intentId, to } = event
      const data = {
        ...position,
        contract: log.address,
        standard,
        intentId,
        to,
        tokenIds,
        amounts,
        blockTime: blockTime(blockNumber).toISOString(),
      }
      found.push(makeMessage('mints.minted', eventId, data, context))
    }
  }
  return found
}

function created(event: Extract<ChainEvent, { name: 'CollectionCreated' }>) {
  return {
    contract: event.collection,
    intentId: event.intentId,
    creator: event.creator,
    standard: event.standard,
    name: clean(event.collectionName),
    symbol: clean(event.symbol),
    contractUri: clean(event.contractUri),
    baseUri: clean(event.baseUri),
    royaltyReceiver: event.royaltyReceiver,
    royaltyBps: event.royaltyBps,
    maxSupply: event.maxSupply.toString(),
  }
}

/** PostgreSQL stores no NUL, and nobody stores a megabyte of name. */
function clean(text: string): string {
  return [...text.replaceAll('\0', '')].slice(0, longestText).join('')
}

function sequence(first: bigint, quantity: bigint): string[] {
  return Array.from({ length: Number(quantity) }, (_, index) => (first + BigInt(index)).toString())
}

const nobody = `0x${'0'.repeat(40)}`

/** Editions by token id, of every ERC-1155 mint, by transaction and contract. */
function editionsByTransaction(logs: readonly ChainLog[]): Map<string, Map<string, bigint>> {
  const all = new Map<string, Map<string, bigint>>()
  for (const log of logs) {
    const { event } = log
    if ((event.name !== 'TransferBatch' && event.name !== 'TransferSingle') || event.from !== nobody) continue
    const key = keyOf(log)
    const known = all.get(key) ?? new Map<string, bigint>()
    all.set(key, known)
    event.ids.forEach((id, index) => {
      known.set(id.toString(), (known.get(id.toString()) ?? 0n) + (event.values[index] ?? 0n))
    })
  }
  return all
}

function keyOf(log: ChainLog): string {
  return `${log.txHash}:${log.address}`
}

function amountsOf(
  tokenIds: readonly string[],
  editions: Map<string, bigint> | undefined,
  log: ChainLog,
): string[] {
  return tokenIds.map((id) => {
    const amount = editions?.get(id)
    if (amount !== undefined) return amount.toString()
    throw new IntaglioError(say`A mint has no transfer of its tokens.`, {
      code: 'LOGS_INCOMPLETE',
      why: say`The node left logs of the transaction out.`,
      retryable: true,
      details: { txHash: log.txHash, contract: log.address, tokenId: id },
    })
  })
}
