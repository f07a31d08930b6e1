import { exchanges, IntaglioError } from '@intaglio/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInbox, unique, until } from '../testing.ts'
import type { BusPort, IncomingMessage, OutgoingMessage, Subscription } from './port.ts'

/** Delays that the adapters under test are opened with, in seconds. */
export const shortDelays = [0.05, 0.1] as const

/** What every adapter of the bus port must do. `open` may be called several times over the same broker. */
export function describeBusPort(name: string, open: () => Promise<BusPort>): void {
  describe(`bus port: ${name}`, () => {
    let bus: BusPort
    const run = unique()
    const exchange = exchanges.mintsEvents

    beforeAll(async () => {
      bus = await open()
    })
    afterAll(() => bus?.close())

    /** A key nobody else publishes or listens to, so that cases do not see each other's messages. */
    const said = (topic: string, body: object = {}): OutgoingMessage => ({
      exchange,
      routingKey: `${run}.${topic}`,
      body,
    })
    const listenTo = (queue: string, patterns: string[], handle: Subscription['handle'], prefetch = 20) =>
      bus.consume({
        queue: `${run}.${queue}`,
        exchange,
        patterns: patterns.map((pattern) => `${run}.${pattern}`),
        prefetch,
        handle,
      })

    it('delivers what matches the patterns, with where it came from', async () => {
      const seen = createInbox<IncomingMessage>()
      const stop = await listenTo('topics', ['one.*', 'deep.#'], async (message) => seen.push(message))
      await bus.publish([
        said('one.a', { n: 1 }),
        said('one.a.b', { n: 2 }),
        said('deep', { n: 3 }),
        said('deep.er.still', { n: 4 }),
        said('two', { n: 5 }),
        { ...said('one.a', { n: 6 }), exchange: exchanges.authEvents },
        said('one.end', { n: 7 }),
      ])
      expect(await seen.next()).toEqual({ exchange, routingKey: `${run}.one.a`, body: { n: 1 }, attempt: 1 })
      expect(await seen.next()).toMatchObject({ body: { n: 3 } })
      expect(await seen.next()).toMatchObject({ body: { n: 4 } })
      expect(await seen.next()).toMatchObject({ body: { n: 7 } })
      await stop()
    })

    it('gives each queue its own copy, once though two patterns match', async () => {
      const [first, second] = [createInbox<IncomingMessage>(), createInbox<IncomingMessage>()]
      const stops = [
        await listenTo('copy-a', ['copy.*', 'copy.#'], async (message) => first.push(message)),
        await listenTo('copy-b', ['copy.#'], async (message) => second.push(message)),
      ]
      await bus.publish([said('copy.x', { n: 1 }), said('copy.x', { n: 2 })])
      for (const inbox of [first, second]) {
        expect([(await inbox.next()).body, (await inbox.next()).body]).toEqual([{ n: 1 }, { n: 2 }])
        expect(inbox.size).toBe(0)
      }
      await Promise.all(stops.map((stop) => stop()))
    })

    it('keeps what is published while nobody consumes, and its order', async () => {
      await (
        await listenTo('later', ['later'], async () => undefined)
      )()
      await bus.publish(Array.from({ length: 300 }, (_, n) => said('later', { n })))
      const seen: unknown[] = []
      const stop = await listenTo(
        'later',
        ['later'],
        async ({ body }) => void seen.push((body as { n: number }).n),
        1,
      )
      await until(() => seen.length === 300)
      expect(seen).toEqual(Array.from({ length: 300 }, (_, n) => n))
      await stop()
    })

    it('has no more in hand than the subscription allows', async () => {
      let inHand = 0
      let most = 0
      let done = 0
      const stop = await listenTo(
        'prefetch',
        ['prefetch'],
        async () => {
          most = Math.max(most, ++inHand)
          await new Promise((resolve) => setImmediate(resolve))
          inHand -= 1
          done += 1
        },
        3,
      )
      await bus.publish(Array.from({ length: 40 }, (_, n) => said('prefetch', { n })))
      await until(() => done === 40)
      expect(most).toBeLessThanOrEqual(3)
      await stop()
    })

    it('tries a retryable failure again, later, as the same message', async () => {
      const seen = createInbox<IncomingMessage>()
      const stop = await listenTo('retry', ['retry.me'], async (message) => {
        seen.push(message)
        if (message.attempt < 3) throw new IntaglioError('Not yet.', { code: 'NOT_YET', retryable: true })
      })
      await bus.publish([said('retry.me', { n: 1 })])
      const messages = [await seen.next(), await seen.next(), await seen.next()]
      expect(messages).toEqual(
        [1, 2, 3].map((attempt) => ({ exchange, routingKey: `${run}.retry.me`, body: { n: 1 }, attempt })),
      )
      await stop()
      expect(await bus.deadLetters(`${run}.retry`)).toEqual([])
    })

    it('takes an error it does not know for a passing one', async () => {
      const seen = createInbox<number>()
      const stop = await listenTo('unknown', ['unknown'], async ({ attempt }) => {
        seen.push(attempt)
        if (attempt === 1) throw new TypeError('odd')
      })
      await bus.publish([said('unknown')])
      expect([await seen.next(), await seen.next()]).toEqual([1, 2])
      await stop()
    })

    it('puts what cannot succeed, or has failed too often, with the dead; replaying gives it another life', async () => {
      let heal = false
      const seen = createInbox<IncomingMessage>()
      const stop = await listenTo('dead', ['dead.*'], async (message) => {
        if (heal) seen.push(message)
        else if (message.routingKey.endsWith('never')) throw new IntaglioError('Never.', { code: 'NEVER' })
        else throw new IntaglioError('Not today.', { code: 'TODAY', retryable: true })
      })
      await bus.publish([said('dead.never', { n: 1 }), said('dead.often', { n: 2 })])
      const queue = `${run}.dead`
      await until(async () => (await bus.deadLetters(queue)).length === 2)
      const letters = await bus.deadLetters(queue)
      expect(
        letters.map(({ routingKey, body, attempt, error }) => ({ routingKey, body, attempt, error })),
      ).toEqual([
        { routingKey: `${run}.dead.never`, body: { n: 1 }, attempt: 1, error: 'Never.' },
        {
          routingKey: `${run}.dead.often`,
          body: { n: 2 },
          attempt: shortDelays.length + 1,
          error: 'Not today.',
        },
      ])
      expect(Date.parse(letters[0]?.diedAt ?? '')).toBeGreaterThan(Date.now() - 3_600_000)
      expect(await bus.deadLetters(queue, 1)).toHaveLength(1)
      expect(await bus.deadLetters(queue)).toHaveLength(2)

      heal = true
      expect(await bus.replay(queue)).toBe(2)
      const back = [await seen.next(), await seen.next()]
      expect(back.map(({ body, attempt }) => ({ body, attempt }))).toEqual([
        { body: { n: 1 }, attempt: 1 },
        { body: { n: 2 }, attempt: 1 },
      ])
      expect(await bus.deadLetters(queue)).toEqual([])
      await stop()
    })

    it('lets a consumer that stops finish what it has in hand', async () => {
      let release = () => undefined as void
      const started = createInbox<true>()
      let finished = false
      const stop = await listenTo('stop', ['stop'], async () => {
        started.push(true)
        await new Promise<void>((resolve) => (release = resolve))
        finished = true
      })
      await bus.publish([said('stop')])
      await started.next()
      const stopping = stop()
      release()
      await stopping
      expect(finished).toBe(true)
    })

    it('keeps messages across a restart', async () => {
      const first = await open()
      const subscription = { queue: `${run}.restart`, exchange, patterns: [`${run}.restart`] }
      await (
        await first.consume({ ...subscription, handle: async () => undefined })
      )()
      await first.publish([said('restart', { n: 1 })])
      await first.close()

      const second = await open()
      const seen = createInbox<unknown>()
      const stop = await second.consume({ ...subscription, handle: async ({ body }) => seen.push(body) })
      expect(await seen.next()).toEqual({ n: 1 })
      await stop()
      await second.close()
    })

    it('takes bodies of any text and size', async () => {
      const seen = createInbox<unknown>()
      const stop = await listenTo('bodies', ['bodies'], async ({ body }) => seen.push(body))
      const body = { text: `"\\ ${'猫🐈'.repeat(100_000)}`, deep: [{ a: [null, 1.5] }] }
      await bus.publish([said('bodies', body)])
      expect(await seen.next()).toEqual(body)
      await bus.publish([])
      await stop()
    })

    it('answers a ping', () => bus.ping())
  })
}
