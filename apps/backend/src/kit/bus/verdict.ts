import { isRetryable } from '@intaglio/shared'

/** What becomes of a message whose handler threw: again after some seconds, or dead. */
export type Verdict = { kind: 'retry'; afterSeconds: number } | { kind: 'dead' }

/** @param attempt the one that failed, counted from 1 */
export function judgeFailure(error: unknown, attempt: number, delays: readonly number[]): Verdict {
  const afterSeconds = delays[attempt - 1]
  return isRetryable(error) && afterSeconds !== undefined ? { kind: 'retry', afterSeconds } : { kind: 'dead' }
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
