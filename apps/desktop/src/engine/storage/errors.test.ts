import { expect, it } from 'vitest'
import { parseRetryAfter, statusError } from './errors.ts'

it.each([
  ['2', 2_000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 50_000],
  ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('reads Retry-After %j', (header, expected) => {
  expect(parseRetryAfter(header, 10_000)).toBe(expected)
})

it.each([
  [429, {}, 'RATE_LIMITED', true],
  [503, { 'retry-after': '1' }, 'RATE_LIMITED', true],
  [503, {}, 'TARGET_ERROR', true],
  [500, {}, 'TARGET_ERROR', true],
  [404, {}, 'NOT_FOUND', false],
  [401, {}, 'TARGET_REFUSED', false],
  [400, {}, 'TARGET_ERROR', false],
])('takes %i %j for %s', (status, headers, code, retryable) => {
  expect(statusError('It', { status, headers: new Headers(headers) })).toMatchObject({ code, retryable })
})
