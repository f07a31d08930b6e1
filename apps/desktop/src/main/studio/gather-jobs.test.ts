import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { JobView } from '../../contract/models.ts'
import { gatherJobs } from './gather-jobs.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('tells a burst of a thousand transitions in one message, each job once and as it ended', () => {
  const told: JobView[][] = []
  const put = gatherJobs((jobs) => told.push(jobs))
  for (let index = 0; index < 1_000; index += 1) {
    put({ jobId: String(index % 100), confirmations: index } as JobView)
  }
  vi.runAllTimers()
  expect(told).toHaveLength(1)
  expect(told[0]?.map(({ confirmations }) => confirmations)).toEqual(
    Array.from({ length: 100 }, (_, index) => 900 + index),
  )
})

it('goes on telling after a message', () => {
  const told: JobView[][] = []
  const put = gatherJobs((jobs) => told.push(jobs))
  put({ jobId: 'a' } as JobView)
  vi.runAllTimers()
  put({ jobId: 'b' } as JobView)
  vi.runAllTimers()
  expect(told.map((jobs) => jobs.map(({ jobId }) => jobId))).toEqual([['a'], ['b']])
})
