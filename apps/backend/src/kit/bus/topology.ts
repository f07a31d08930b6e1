import { bindingPatterns, exchanges, type Exchange } from '@intaglio/shared'

export interface QueueBinding {
  exchange: Exchange
  patterns: readonly string[]
}

/**
 * Every queue of the system and what it is bound to. Whoever opens the bus declares all of them, so that a
 * message published before its consumer's first start waits in its queue and is not dropped.
 */
export const topology: Readonly<Record<string, QueueBinding>> = {
  'user.auth': { exchange: exchanges.authEvents, patterns: [bindingPatterns.users] },
  'catalog.collections': {
    exchange: exchanges.collectionsEvents,
    patterns: [bindingPatterns.collectionsCreated],
  },
  'catalog.mints': { exchange: exchanges.mintsEvents, patterns: [bindingPatterns.minted] },
  'subs-worker.collections': {
    exchange: exchanges.collectionsDomain,
    patterns: [bindingPatterns.collectionsUpserted],
  },
  'subs-worker.mints': { exchange: exchanges.mintsDomain, patterns: [bindingPatterns.mintsUpserted] },
}
