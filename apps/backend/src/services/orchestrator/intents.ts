import type { Intent } from '@intaglio/proto/orchestrator'
import {
  cacheKeys,
  intentChannel,
  IntaglioError,
  NotFoundError,
  type IntentStatus,
  say,
} from '@intaglio/shared'
import type { CachePort } from '../../kit/cache/port.ts'
import { findSpelled } from '../../kit/ipfs/spellings.ts'
import {
  assertSameRequest,
  chooseIntent,
  contractOf,
  mayTrack,
  type IntentPayload,
  type TxIntent,
} from './domain/intent.ts'
import { parseTrackInput } from './domain/input.ts'
import type { IntentStore } from './store/intents.ts'

/** What the cache says of an intent: between a request and its end it is simply pending. */
const cachedStatus: Readonly<Record<IntentStatus, string>> = {
  prepared: 'pending',
  pending: 'pending',
  ready: 'ready',
  failed: 'failed',
  expired: 'expired',
}

export type Intents = ReturnType<typeof createIntents>

/** The life of intents: database first, then the cached status, then the announcement. */
export function createIntents(store: IntentStore, cache: CachePort, deadlineSeconds: number) {
  async function remember(intent: TxIntent): Promise<void> {
    const { key, expiresIn } = cacheKeys.intentStatus
    await cache.set(key(intent.intentId), cachedStatus[intent.status], { expiresIn })
    // Somebody may have fulfilled it between our statement and this write; the database has the last word.
    const now = await store.get(intent.intentId)
    if (now && now.status !== intent.status) {
      await cache.set(key(intent.intentId), cachedStatus[now.status], { expiresIn })
    }
  }

  async function announce(intent: TxIntent): Promise<void> {
    await remember(intent)
    await cache.publish(intentChannel(intent.intentId), JSON.stringify(toProto(intent)))
  }

  return {
    announce,

    /**
     * Writes an intent, or finds the one that this very request wrote before.
     * @throws IntaglioError `INTENT_CONFLICT`
     */
    async prepare(request: {
      intentId: string
      createdBy: string
      chainId: string
      previewAddress: string
      payload: IntentPayload
    }): Promise<TxIntent> {
      const written = await store.insert({ ...request, kind: request.payload.kind, deadlineSeconds })
      const intent = written ?? (await store.get(request.intentId))
      if (!intent) throw new NotFoundError(say`Intent`, { intentId: request.intentId })
      assertSameRequest(intent, request.createdBy, request.payload)
      await remember(intent)
      return intent
    },

    /**
     * Notes the transaction that the wallet sent; a replaced one is welcome until the intent is fulfilled.
     * @throws NotFoundError for an intent of another user, kind or chain; InvalidInputError
     */
    async track(
      kind: TxIntent['kind'],
      userId: string,
      request: { intentId: string; chainId: string; txHash: string; contract: string },
    ): Promise<TxIntent> {
      const input = parseTrackInput(request)
      const known = await store.get(input.intentId)
      if (!known || known.createdBy !== userId || known.kind !== kind || known.chainId !== input.chainId) {
        throw new NotFoundError(say`Intent`, { intentId: input.intentId, kind, chainId: input.chainId })
      }
      if (input.contract !== '') assertContract(known, input.contract)
      const repeated = known.status === 'pending' && known.txHash === input.txHash
      if (!mayTrack(known.status) || repeated) {
        await remember(known)
        return known
      }
      const tracked = await store.track(input.intentId, input.txHash)
      if (!tracked) return (await store.get(input.intentId)) ?? known
      await announce(tracked)
      return tracked
    },

    /** @throws NotFoundError also when the intent is another user's (`userId` undefined: a service asks) */
    async get(intentId: string, userId: string | undefined): Promise<TxIntent> {
      const intent = await store.get(intentId)
      if (!intent || (userId !== undefined && intent.createdBy !== userId)) {
        throw new NotFoundError(say`Intent`, { intentId })
      }
      return intent
    },

    /** Those of some addresses on IPFS (CIDv1) that what was prepared points to and may reach its chain yet. */
    wanted: (roots: readonly string[]) => findSpelled(roots, (texts) => store.wanted(texts)),

    async find(event: {
      kind: string
      chainId: string
      txHash: string
      intentId: string
    }): Promise<TxIntent | undefined> {
      const candidates = await store.candidates(
        event.kind,
        event.chainId,
        event.txHash,
        event.intentId || undefined,
      )
      return chooseIntent(candidates, event)
    },

    /**
     * The catalog holds what the intent wanted. Saying it twice changes nothing.
     * @throws IntaglioError `INTENT_MISMATCH` when the event is about another contract
     */
    async complete(done: {
      intentId: string
      txHash: string
      contract: string
      tokenIds: readonly string[]
    }): Promise<TxIntent> {
      const known = await store.get(done.intentId)
      if (!known) throw new NotFoundError(say`Intent`, { intentId: done.intentId })
      assertContract(known, done.contract)
      return (
        (await store.complete(done.intentId, done.txHash, done.tokenIds)) ??
        (await store.get(done.intentId)) ??
        known
      )
    },
  }
}

function assertContract(intent: TxIntent, contract: string): void {
  const expected = contractOf(intent)
  if (expected === contract.toLowerCase()) return
  throw new IntaglioError(say`The intent ${{ intentId: intent.intentId }} is about another contract.`, {
    code: 'INTENT_MISMATCH',
    why: say`It was prepared for ${{ expected }}, not for ${{ contract }}.`,
    details: { intentId: intent.intentId, field: 'contract', expected },
  })
}

/** An intent as other services and subscribers see it. */
export function toProto(intent: TxIntent): Intent {
  return {
    intentId: intent.intentId,
    kind: intent.kind,
    chainId: intent.chainId,
    status: intent.status,
    txHash: intent.txHash,
    contract: contractOf(intent),
    tokenIds: [...intent.tokenIds],
    error: intent.error,
    deadlineAt: intent.deadlineAt.toISOString(),
    createdBy: intent.createdBy,
  }
}
