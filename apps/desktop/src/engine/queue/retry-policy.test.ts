import { expect, it } from 'vitest'
import { IntaglioError, UnavailableError, inEnglish } from '@intaglio/shared'
import { WalletRejectedError } from '../wallet/errors.ts'
import { afterError, backoff } from './retry-policy.ts'

const now = Date.parse('2026-01-01T00:00:00Z')

it('waits after what may pass, and says until when', () => {
  const { to, change } = afterError(new UnavailableError('The node'), 2, now)
  expect(to).toBe('waiting')
  expect(change).toMatchObject({ code: 'UNAVAILABLE', attempts: 3 })
  expect(inEnglish(change.message ?? '')).toBe('The node cannot be reached.')
  const wait = Date.parse(change.nextTryAt ?? '') - now
  expect(wait).toBeGreaterThanOrEqual(2_000)
  expect(wait).toBeLessThanOrEqual(4_000)
})

it('asks a person where only a person can go on', () => {
  expect(afterError(new WalletRejectedError(), 0).to).toBe('blocked')
  const poor = new IntaglioError('Too little.', { code: 'INSUFFICIENT_FUNDS', retryable: true })
  expect(afterError(poor, 0).to).toBe('blocked')
})

it('gives up what will not get better, by the flag and never by the text', () => {
  expect(afterError(new IntaglioError('timeout, try again', { code: 'X' }), 0).to).toBe('failed')
  expect(afterError(new IntaglioError('impossible', { code: 'X', retryable: true }), 0).to).toBe('waiting')
})

it('takes an unknown error for a passing fault, without its secrets', () => {
  const { to, change } = afterError(new Error('no https://user:pass@host/'), 0)
  expect(to).toBe('waiting')
  expect(JSON.stringify(change.message)).toContain('host')
  expect(JSON.stringify(change.message)).not.toContain('user')
})

it('doubles the wait up to a minute, with jitter in its upper half', () => {
  expect([0, 1, 2, 3].map((attempts) => backoff(attempts, () => 1))).toEqual([1_000, 2_000, 4_000, 8_000])
  expect(backoff(3, () => 0)).toBe(4_000)
  expect(backoff(50, () => 1)).toBe(60_000)
})
