import { expect, test, vi } from 'vitest'
import type { UpdateView } from '../../contract/updates.ts'
import { createUpdater, type Found, type UpdateFeed } from './updater.ts'

const newer: Found = { state: 'available', version: '2.0.0' }

function open(feed?: Partial<UpdateFeed>) {
  const seen: UpdateView[] = []
  const whole: UpdateFeed | undefined = feed && {
    look: () => Promise.resolve(newer),
    fetch: () => Promise.resolve(),
    reasonOf: () => 'unreachable',
    ...feed,
  }
  const updater = createUpdater(
    whole,
    (view) => seen.push(view),
    () => undefined,
  )
  return { updater, states: () => seen.map(({ state }) => state) }
}

test('without a feed it never looks', async () => {
  const { updater, states } = open()
  expect(await updater.check()).toMatchObject({ state: 'off', checkedAt: undefined })
  expect(await updater.download()).toMatchObject({ state: 'off' })
  expect(states()).toEqual([])
})

test('what is newer is offered, and fetched only when it is asked for', async () => {
  const fetch = vi.fn((onShare: (share: number) => void) => Promise.resolve(onShare(0.5)))
  const { updater, states } = open({ fetch })
  expect(await updater.download()).toMatchObject({ state: 'unknown' })
  expect(await updater.check()).toMatchObject({ state: 'available', version: '2.0.0' })
  expect(fetch).not.toHaveBeenCalled()
  expect(await updater.download()).toMatchObject({ state: 'ready', version: '2.0.0', share: undefined })
  expect(states()).toEqual(['checking', 'available', 'downloading', 'downloading', 'ready'])
  expect(await updater.check()).toMatchObject({ state: 'ready' })
  await updater.download()
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('two who ask at once share one look', async () => {
  const look = vi.fn((): Promise<Found> => Promise.resolve({ state: 'current' }))
  const { updater } = open({ look })
  const [one, other] = await Promise.all([updater.check(), updater.check()])
  expect([one.state, other.state, look.mock.calls.length]).toEqual(['current', 'current', 1])
})

test('a failure says which, leaves what was known, and the next look forgets it', async () => {
  let works = true
  const { updater } = open({
    look: () => (works ? Promise.resolve(newer) : Promise.reject(new Error('no network'))),
    fetch: () => Promise.reject(new Error('wrong hash')),
    reasonOf: (error) => (String(error).includes('hash') ? 'damaged' : 'unreachable'),
  })
  await updater.check()
  expect(await updater.download()).toMatchObject({ state: 'available', failure: 'damaged' })
  works = false
  expect(await updater.check()).toMatchObject({
    state: 'available',
    version: '2.0.0',
    failure: 'unreachable',
  })
  works = true
  expect(await updater.check()).toMatchObject({ state: 'available', failure: undefined })
})

test('a copy that cannot replace itself says so', async () => {
  const { updater } = open({ look: () => Promise.resolve({ state: 'manual' }) })
  expect(await updater.check()).toMatchObject({ state: 'manual', version: undefined })
})
