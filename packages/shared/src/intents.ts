/** What a person wants done on a chain; the row of `tx_intents`. */
export const intentKinds = ['collection', 'mint'] as const
export type IntentKind = (typeof intentKinds)[number]

/**
 * prepared: calldata handed out. pending: a transaction hash is known. ready: in the catalog.
 * failed: the transaction reverted. expired: the deadline passed with no transaction seen.
 */
export const intentStatuses = ['prepared', 'pending', 'ready', 'failed', 'expired'] as const
export type IntentStatus = (typeof intentStatuses)[number]

const next: Readonly<Record<IntentStatus, readonly IntentStatus[]>> = {
  prepared: ['pending', 'ready', 'failed', 'expired'],
  pending: ['pending', 'ready', 'failed', 'expired'],
  ready: [],
  // The chain has the last word: an event may still arrive for what was given up.
  failed: ['pending', 'ready'],
  expired: ['pending', 'ready'],
}

export function canMoveIntent(from: IntentStatus, to: IntentStatus): boolean {
  return next[from].includes(to)
}
