import { canMoveIntent, IntaglioError, type IntentKind, type IntentStatus, say } from '@intaglio/shared'
import type { CollectionInput, MintInput } from './input.ts'

/** A row of `tx_intents`. */
export interface TxIntent {
  intentId: string
  kind: IntentKind
  /** CAIP-2. */
  chainId: string
  /** Where the collection will be; empty for mints. */
  previewAddress: string
  /** Empty until a transaction is known. */
  txHash: string
  status: IntentStatus
  /** User id. */
  createdBy: string
  payload: IntentPayload
  /** Token ids, once the catalog has them. */
  tokenIds: readonly string[]
  error: string
  deadlineAt: Date
}

/** What was asked for; asking again with the same id must ask for the same. */
export type IntentPayload =
  { kind: 'collection'; creator: string; input: CollectionInput } | { kind: 'mint'; input: MintInput }

/** The contract an intent is about: the collection to be, or the one minted into. */
export function contractOf(intent: Pick<TxIntent, 'previewAddress' | 'payload'>): string {
  return intent.payload.kind === 'mint' ? intent.payload.input.contract : intent.previewAddress
}

/**
 * Decides what asking again with a known id means.
 * @throws IntaglioError `INTENT_CONFLICT` when the id stands for something else or belongs to another user
 */
export function assertSameRequest(known: TxIntent, createdBy: string, payload: IntentPayload): void {
  if (known.createdBy === createdBy && canonical(known.payload) === canonical(payload)) return
  throw new IntaglioError(say`The intent ${{ intentId: known.intentId }} is taken.`, {
    code: 'INTENT_CONFLICT',
    why: say`It was prepared before with another input or by another user.`,
    next: say`Use a new intent id for a new request.`,
    details: { intentId: known.intentId, field: 'intentId' },
  })
}

/** Whether a (possibly replaced) transaction may still be noted: not once the intent is fulfilled. */
export function mayTrack(status: IntentStatus): boolean {
  return canMoveIntent(status, 'pending')
}

/**
 * Picks the intent that an event on the chain fulfils. Candidates share the event's kind and chain, and its
 * transaction hash or its intent id. An event names its own intent, so a hash that somebody noted on another
 * intent (by mistake, or because one transaction carries several) never wins over the name.
 */
export function chooseIntent<T extends Pick<TxIntent, 'intentId' | 'txHash'>>(
  candidates: readonly T[],
  event: { txHash: string; intentId: string },
): T | undefined {
  if (event.intentId !== '') return candidates.find((candidate) => candidate.intentId === event.intentId)
  return candidates.find((candidate) => candidate.txHash === event.txHash)
}

/** JSON with sorted keys: equal values give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
