import type { DocumentsPort } from '../../../kit/documents/port.ts'
import { eventIdOf, type ChainLog } from '../domain/chain-event.ts'

/** `events.raw`: a log as the chain said it, kept for good. */
export interface RawEvent {
  _id: string
  eventId: string
  chainId: string
  blockNumber: number
  blockHash: string
  txHash: string
  logIndex: number
  address: string
  topics_json: string
  data: string
  parsed_json: string
  observedAt: string
  /** Blocks on top of it when it was read. */
  confirmations: number
}

export type RawEventStore = Awaited<ReturnType<typeof createRawEventStore>>

export async function createRawEventStore(documents: DocumentsPort) {
  const raw = await documents.collection<RawEvent>('events', 'raw', {
    unique: [['chainId', 'txHash', 'logIndex']],
    indexes: [['chainId', 'blockNumber'], ['address']],
  })
  return {
    /** Writing the same logs again changes nothing. */
    async insert(chainId: string, logs: readonly ChainLog[], headBlock: number): Promise<void> {
      const observedAt = new Date().toISOString()
      for (let start = 0; start < logs.length; start += 1_000) {
        await raw.insertAbsent(
          logs.slice(start, start + 1_000).map((log) => toDocument(chainId, log, headBlock, observedAt)),
        )
      }
    },
  }
}

function toDocument(chainId: string, log: ChainLog, headBlock: number, observedAt: string): RawEvent {
  return {
    _id: `${chainId}:${log.txHash}:${log.logIndex}`,
    eventId: eventIdOf(chainId, log),
    chainId,
    blockNumber: log.blockNumber,
    blockHash: log.blockHash,
    txHash: log.txHash,
    logIndex: log.logIndex,
    address: log.address,
    topics_json: JSON.stringify(log.topics),
    data: log.data,
    parsed_json: JSON.stringify(log.event, (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
    observedAt,
    confirmations: headBlock - log.blockNumber,
  }
}
