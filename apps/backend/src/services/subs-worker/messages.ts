import type { Intent } from '@intaglio/proto/orchestrator'
import {
  bindingPatterns,
  cacheKeys,
  exchanges,
  intentChannel,
  IntaglioError,
  parseMessage,
  type IntentKind,
  say,
} from '@intaglio/shared'
import type { CachePort } from '../../kit/cache/port.ts'
import type { Kit } from '../../kit/service.ts'

interface Fulfilled {
  kind: IntentKind
  chainId: string
  txHash: string
  intentId: string
  contract: string
  tokenIds: readonly string[]
}

/** Consumes what the catalog announces. @returns how to stop */
export async function consumeCatalogEvents(kit: Kit): Promise<() => Promise<void>> {
  const [bus, cache] = await Promise.all([kit.bus(), kit.cache()])
  const stops = await Promise.all([
    bus.consume({
      queue: 'subs-worker.collections',
      exchange: exchanges.collectionsDomain,
      patterns: [bindingPatterns.collectionsUpserted],
      handle: (message) => {
        const { data } = parseMessage('collections.upserted', message.body)
        return fulfil(kit, cache, { ...data, kind: 'collection', tokenIds: [] })
      },
    }),
    bus.consume({
      queue: 'subs-worker.mints',
      exchange: exchanges.mintsDomain,
      patterns: [bindingPatterns.mintsUpserted],
      handle: (message) => {
        const { data } = parseMessage('mints.upserted', message.body)
        return fulfil(kit, cache, { ...data, kind: 'mint' })
      },
    }),
  ])
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

/**
 * Ends the intent that wanted what the catalog now holds, and tells whoever waits. Every step may be repeated: the
 * intent is completed once, and saying `ready` twice means no more than saying it once.
 */
async function fulfil(kit: Kit, cache: CachePort, event: Fulfilled): Promise<void> {
  const { kind, chainId, txHash, intentId, contract, tokenIds } = event
  const { intent: found } = await kit.clients.intent.findIntent({ kind, chainId, txHash, intentId })
  if (!found) throw notFound(event)
  const intent = await kit.clients.intent.completeIntent({
    intentId: found.intentId,
    txHash,
    contract,
    tokenIds: [...tokenIds],
  })
  await tellReady(cache, intent)
  kit.log.info({ intentId: intent.intentId, kind, txHash }, 'an intent is fulfilled')
}

async function tellReady(cache: CachePort, intent: Intent): Promise<void> {
  const { key, expiresIn } = cacheKeys.intentStatus
  await cache.set(key(intent.intentId), 'ready', { expiresIn })
  await cache.publish(intentChannel(intent.intentId), JSON.stringify(intent))
}

/** The event may have come before its intent; if it belongs to nobody here, it ends among the dead letters. */
function notFound({ kind, chainId, txHash, intentId }: Fulfilled): IntaglioError {
  return new IntaglioError(say`No intent belongs to the transaction ${{ txHash }}.`, {
    code: 'INTENT_NOT_FOUND',
    why: say`It is not noted yet, or the transaction was made without this system.`,
    retryable: true,
    details: { kind, chainId, txHash, intentId },
  })
}
