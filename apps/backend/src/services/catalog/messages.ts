import { bindingPatterns, exchanges, parseMessage } from '@intaglio/shared'
import type { BusPort } from '../../kit/bus/port.ts'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import { applyCreated, applyMinted } from './apply.ts'
import type { MetadataSources } from './token-metadata.ts'

/** Consumes what the indexer announces. @returns how to stop */
export async function consumeChainEvents(
  bus: BusPort,
  db: SqlDatabase,
  sources: MetadataSources,
): Promise<() => Promise<void>> {
  const stops = await Promise.all([
    bus.consume({
      queue: 'catalog.collections',
      exchange: exchanges.collectionsEvents,
      patterns: [bindingPatterns.collectionsCreated],
      prefetch: 8,
      handle: (message) => applyCreated(db, sources, parseMessage('collections.created', message.body)),
    }),
    bus.consume({
      queue: 'catalog.mints',
      exchange: exchanges.mintsEvents,
      patterns: [bindingPatterns.minted],
      // A message may be a batch of a thousand tokens; those of one collection are written one after the other anyway.
      prefetch: 2,
      handle: (message) => applyMinted(db, sources, parseMessage('mints.minted', message.body)),
    }),
  ])
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}
