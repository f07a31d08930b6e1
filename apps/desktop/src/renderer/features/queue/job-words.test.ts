import { jobStates } from '@intaglio/shared'
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../app/i18n/en.ts'
import { canCancel, canRetry, jobState } from './job-words.ts'

const now = Date.parse('2025-06-01T12:00:00Z')
const job = {
  confirmations: 3,
  confirmationsWanted: 12,
  message: undefined,
  nextTryAt: undefined,
  txHash: undefined,
} as const

beforeAll(() =>
  i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }),
)

describe('states in words', () => {
  it('has words for every state', () => {
    const words = jobStates.map((state) => jobState({ ...job, state }, now, i18next.t))
    expect(new Set(words).size).toBe(jobStates.length)
    for (const text of words) expect(text).not.toMatch(/queue\.|\{\{/)
  })

  it.each([
    [{ state: 'confirming' }, '3 of 12 confirmations'],
    [{ state: 'confirming', confirmations: 0, confirmationsWanted: 0 }, 'Sent'],
    [{ state: 'waiting', nextTryAt: '2025-06-01T12:00:20Z' }, 'Waiting for the network, next try in 0:20'],
    [
      { state: 'blocked', message: 'the wallet has 0.012 ETH, this needs 0.031' },
      'Needs you: the wallet has 0.012 ETH, this needs 0.031',
    ],
    [{ state: 'ready' }, 'On chain and in the catalog'],
  ] as const)('%o', (change, text) => expect(jobState({ ...job, ...change }, now, i18next.t)).toBe(text))
})

it('offers to cancel only what was never sent', () => {
  expect(canCancel({ state: 'planned', txHash: undefined })).toBe(true)
  expect(canCancel({ state: 'waiting', txHash: '0x1' })).toBe(false)
  expect(canCancel({ state: 'broadcast', txHash: undefined })).toBe(false)
})

it('offers another try where a person can change something', () => {
  expect(jobStates.filter((state) => canRetry({ state }))).toEqual([
    'waiting',
    'blocked',
    'failed',
    'cancelled',
  ])
})
