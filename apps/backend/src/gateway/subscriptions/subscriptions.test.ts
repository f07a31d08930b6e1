import { NotFoundError, intentChannel } from '@intaglio/shared'
import { createClient, type Client } from 'graphql-ws'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { bearer, makeIntent, startTestGateway, type TestGateway } from '../testing.ts'

let gateway: TestGateway
let client: Client | undefined
beforeEach(() => {
  // Reading again now and then would deliver in the end what was not announced.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(async () => {
  vi.useRealTimers()
  await client?.dispose()
  await gateway.close()
})

const intent = makeIntent()
const { intentId } = intent
const query = `subscription ($id: ID!) { onCollectionStatus(intentId: $id) { status address } }`

function subscribe(document = query, connectionParams: Record<string, unknown> = bearer) {
  client = createClient({ url: gateway.wsUrl, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 })
  return client.iterate<Record<string, unknown>>({ query: document, variables: { id: intentId } })
}

type Stream = ReturnType<typeof subscribe>

/** The next event, or undefined at the end. */
async function nextOf(stream: Stream) {
  const result = await stream.next()
  return result.done ? undefined : result.value
}

const announce = (changes: object) =>
  gateway.cache.publish(intentChannel(intentId), JSON.stringify({ ...intent, ...changes }))

it('begins with the current state, follows every change and ends after a final one', async () => {
  gateway = await startTestGateway({ intent: { getIntent: () => Promise.resolve(intent) } })
  const stream = subscribe()
  const first = await nextOf(stream)
  expect(first?.data).toEqual({ onCollectionStatus: { status: 'PENDING', address: null } })
  await announce({ status: 'pending' })
  await announce({ status: 'ready', contract: '0xc0' })
  const second = await nextOf(stream)
  expect(second?.data).toEqual({ onCollectionStatus: { status: 'READY', address: '0xc0' } })
  expect(await stream.next()).toEqual({ done: true, value: undefined })
})

it('shows a late subscriber the end at once', async () => {
  gateway = await startTestGateway({
    intent: { getIntent: () => Promise.resolve({ ...intent, status: 'failed' }) },
  })
  const stream = subscribe()
  expect((await nextOf(stream))?.data).toMatchObject({ onCollectionStatus: { status: 'FAILED' } })
  expect((await stream.next()).done).toBe(true)
})

it('misses nothing that changes while it looks', async () => {
  let status = 'pending'
  gateway = await startTestGateway({
    intent: {
      async getIntent() {
        const seen = status
        status = 'ready'
        if (seen === 'ready') return { ...intent, status: seen }
        // Everybody has heard of the change before this look is over.
        const heard = new Promise((resolve) => void gateway.cache.subscribe(intentChannel(intentId), resolve))
        await announce({ status })
        await heard
        return { ...intent, status: seen }
      },
    },
  })
  let last: unknown
  for await (const { data } of subscribe()) last = data
  expect(last).toMatchObject({ onCollectionStatus: { status: 'READY' } })
})

it('reads again now and then, in case an announcement was lost', async () => {
  let status = 'pending'
  gateway = await startTestGateway({ intent: { getIntent: async () => ({ ...intent, status }) } })
  const stream = subscribe()
  expect((await nextOf(stream))?.data).toMatchObject({ onCollectionStatus: { status: 'PENDING' } })
  status = 'ready'
  vi.advanceTimersByTime(10_000)
  expect((await nextOf(stream))?.data).toMatchObject({ onCollectionStatus: { status: 'READY' } })
})

it.each([
  ['nobody', {}, 'UNAUTHENTICATED'],
  ['somebody else', bearer, 'NOT_FOUND'],
])('tells %s why there is nothing to see', async (_who, connectionParams, code) => {
  gateway = await startTestGateway({
    intent: { getIntent: () => Promise.reject(new NotFoundError('The intent')) },
  })
  const answer = await nextOf(subscribe(query, connectionParams))
  expect(answer?.errors?.[0]?.extensions).toMatchObject({ code })
})

it('refuses the id of another kind of intent', async () => {
  gateway = await startTestGateway({
    intent: { getIntent: () => Promise.resolve({ ...intent, kind: 'mint' }) },
  })
  const answer = await nextOf(subscribe())
  expect(answer?.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'intentId' })
})

it('takes subscriptions alone, since requests are counted elsewhere', async () => {
  gateway = await startTestGateway()
  const refused = subscribe('{ __typename }').next()
  await expect(refused).rejects.toEqual([
    expect.objectContaining({ message: expect.stringContaining('subscriptions') }),
  ])
})
