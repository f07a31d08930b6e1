import { IntaglioError, isRetryable, redact, say } from '@intaglio/shared'
import type { JobChange } from '../store/jobs.ts'

const baseMs = 1_000
const longestMs = 60_000

/** Errors after which only a person can go on. */
const personNeeded = new Set([
  'WALLET_REJECTED',
  'WALLET_UNSURE',
  'INSUFFICIENT_FUNDS',
  'WRONG_CHAIN',
  'WRONG_ACCOUNT',
  'SIGN_IN_NEEDED',
  'UNAUTHENTICATED',
])

/** Where a job goes that met an error, and what it says there. The error's `retryable` decides, never its text. */
export function afterError(
  error: unknown,
  attempts: number,
  now = Date.now(),
): { to: 'waiting' | 'blocked' | 'failed'; change: JobChange } {
  const code = error instanceof IntaglioError ? error.code : 'UNEXPECTED'
  const message =
    error instanceof IntaglioError
      ? error.text
      : say`Something unexpected went wrong: ${{ detail: redact(String(error)) }}`
  if (personNeeded.has(code)) return { to: 'blocked', change: { code, message } }
  if (!isRetryable(error)) return { to: 'failed', change: { code, message } }
  const nextTryAt = new Date(now + backoff(attempts)).toISOString()
  return { to: 'waiting', change: { code, message, nextTryAt, attempts: attempts + 1 } }
}

/** Milliseconds: doubling, with jitter so that many studios do not come back at the same instant. */
export function backoff(attempts: number, random = Math.random): number {
  const whole = Math.min(longestMs, baseMs * 2 ** Math.min(attempts, 16))
  return Math.round(whole / 2 + (random() * whole) / 2)
}
