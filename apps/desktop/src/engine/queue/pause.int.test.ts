// Real: SQLite on disk, the queue and its steps. Stubbed: a backend and chains that are away, which says which jobs run.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { UnavailableError } from '@intaglio/shared'
import type { JobRow } from '../store/jobs.ts'
import { openStore } from '../store/store.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { createPauseSwitch } from './queue-pauses.ts'
import { createQueue, type Queue } from './queue.ts'
import type { StepContext } from './step.ts'
import { createTransitions } from './transitions.ts'

let place: TemporaryStore
let queue: Queue
let moved: string[]

beforeEach(() => {
  place = openTemporaryStore()
  const { store } = place
  store.projects.add({
    ...{ projectId: 'other', name: 'Other', symbol: 'O', description: '', royaltyBps: 0 },
    standard: 'erc721',
  })
  moved = []
  const away = () => Promise.reject(new UnavailableError('The backend'))
  const transitions = createTransitions(
    store,
    () => undefined,
    (job: JobRow) => void moved.push(`${job.jobId} ${job.state}`),
  )
  const stop = new AbortController()
  const context = {
    ...{ store, dataDir: place.dataDir, transitions, signal: stop.signal, probe: () => undefined },
    backend: { isThere: true, request: away, ensureSession: away, onStatus: away },
    chains: { get: away },
  } as unknown as StepContext
  queue = createQueue(context, stop, (error) => {
    throw error
  })
})
afterEach(async () => {
  await queue.close()
  place.remove()
})

const add = (jobId: string, projectId = 'p') =>
  place.store.jobs.add({
    ...{ jobId, projectId, intentId: `intent-${jobId}`, chainId: 'eip155:31337', account: '0xabc' },
    ...{ kind: 'collection', quantity: 0, firstPosition: null, payload: '{"kind":"collection"}' },
  })
const stateOf = (jobId: string) => place.store.jobs.get(jobId).state
const left = (jobId: string) => expect.poll(() => stateOf(jobId), { timeout: 60_000 })

it('begins nothing while the queue is paused, and goes on afterwards', async () => {
  add('a')
  place.store.pauses.set(undefined, true)
  queue.kick()
  // Nothing at all is under way: the queue can be closed at once.
  await queue.close()
  expect(moved).toEqual([])
  expect(stateOf('a')).toBe('planned')
})

it('lets other projects go on while one is paused', async () => {
  add('a')
  add('b', 'other')
  place.store.pauses.set('p', true)
  queue.kick()
  await left('b').not.toBe('planned')
  expect(stateOf('a')).toBe('planned')
  place.store.pauses.set('p', false)
  queue.kick()
  await left('a').not.toBe('planned')
})

it('follows what was sent, paused or not', async () => {
  add('a')
  const { jobs } = place.store
  jobs.move('a', 'planned', 'prepared')
  jobs.move('a', 'prepared', 'signing')
  jobs.move('a', 'signing', 'broadcast', { txHash: '0x1', nonce: 1 })
  place.store.pauses.set(undefined, true)
  queue.kick()
  await left('a').toBe('waiting')
})

it('keeps a pause over a restart, once, and tells of what another process changed', () => {
  const told: boolean[] = []
  const first = createPauseSwitch(place.store, ({ all }) => told.push(all))
  const elsewhere = openStore(place.dataDir)
  const second = createPauseSwitch(elsewhere, () => undefined)
  second.set(true, undefined)
  second.set(true, undefined)
  second.set(true, 'p')
  first.look()
  expect(first.now()).toEqual({ all: true, projectIds: ['p'] })
  elsewhere.close()
  const again = openStore(place.dataDir)
  expect(createPauseSwitch(again, () => undefined).now()).toEqual({ all: true, projectIds: ['p'] })
  again.pauses.set(undefined, false)
  again.close()
  first.look()
  expect(first.now()).toEqual({ all: false, projectIds: ['p'] })
  expect(told).toEqual([true, false])
})
