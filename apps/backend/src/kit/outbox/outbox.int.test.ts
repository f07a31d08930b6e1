// Real: PostgreSQL, started from the registry package in a temporary folder, and processes that kill themselves.
import { spawn } from 'node:child_process'
import { exchanges, makeMessage } from '@intaglio/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BusPort, OutgoingMessage } from '../bus/port.ts'
import { createShutdown } from '../shutdown.ts'
import { createEmbeddedSql } from '../sql/embedded.ts'
import { startTestSql } from '../sql/testing.ts'
import { createInbox, quiet, temporaryFolder, until } from '../testing.ts'
import { applyOnce, inboxMigrations } from './inbox.ts'
import { enqueue, outboxMigrations, startRelay } from './outbox.ts'

const { sql, stop } = await startTestSql()
afterAll(stop)
const db = await sql.open('service')
await db.migrate(outboxMigrations)
await db.migrate(inboxMigrations)
await db.query('CREATE TABLE things (i int)')

const message = (n: number): OutgoingMessage => ({
  exchange: exchanges.walletEvents,
  routingKey: 'wallet.linked',
  body: { n },
})

/** A bus that remembers, and fails while it is told to. */
function createFakeBus() {
  const published: unknown[] = []
  const seen = createInbox<unknown>()
  const fake = { failing: false, published, seen }
  const bus: Pick<BusPort, 'publish'> = {
    async publish(messages) {
      if (fake.failing) throw new Error('down')
      for (const { body } of messages) {
        published.push((body as { n: number }).n)
        seen.push(body)
      }
    },
  }
  return { ...fake, bus: bus as BusPort, fake }
}

describe('the outbox', () => {
  it('publishes in order what committed, and nothing of what rolled back', async () => {
    const { bus, published } = createFakeBus()
    const shutdown = createShutdown(quiet)
    await startRelay({ db, bus, log: quiet, shutdown })
    for (let n = 0; n < 30; n += 1) {
      await db
        .transaction(async (tx) => {
          await tx.query('INSERT INTO things VALUES ($1)', [n])
          await enqueue(tx, [message(n)])
          if (n % 3 === 0) throw new Error('no')
        })
        .catch(() => undefined)
    }
    await until(() => published.length === 20)
    expect(published).toEqual(Array.from({ length: 30 }, (_, n) => n).filter((n) => n % 3 !== 0))
    expect(await db.query('SELECT i FROM things ORDER BY i')).toEqual(published.map((i) => ({ i })))
    await until(async () => (await db.query('SELECT 1 FROM outbox')).length === 0)
    await shutdown.run()
  })

  it('keeps messages while the broker is away and sends them when it is back', async () => {
    const { bus, published, fake } = createFakeBus()
    fake.failing = true
    const shutdown = createShutdown(quiet)
    await startRelay({ db, bus, log: quiet, shutdown })
    await db.transaction((tx) => enqueue(tx, [message(1), message(2)]))
    expect(await db.query('SELECT 1 FROM outbox')).toHaveLength(2)
    fake.failing = false
    await until(() => published.length === 2)
    expect(published).toEqual([1, 2])
    await shutdown.run()
  })

  it('lets two relays share one outbox without saying anything twice', async () => {
    const { bus, published } = createFakeBus()
    const shutdown = createShutdown(quiet)
    await startRelay({ db, bus, log: quiet, shutdown })
    await startRelay({ db, bus, log: quiet, shutdown })
    await Promise.all(Array.from({ length: 50 }, (_, n) => db.transaction((tx) => enqueue(tx, [message(n)]))))
    await until(() => published.length >= 50)
    await shutdown.run()
    expect(published.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 50 }, (_, n) => n),
    )
    expect(await db.query('SELECT 1 FROM outbox')).toEqual([])
  })
})

describe('the inbox', () => {
  const envelope = makeMessage('auth.user.verified', 'event-1', {
    userId: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
    accountId: 'eip155:1:0xab',
    address: `0x${'ab'.repeat(20)}`,
    sessionId: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  })

  it('applies an event once, however many consumers get it', async () => {
    const applied = await Promise.all(
      Array.from({ length: 10 }, () =>
        db.transaction((tx) => applyOnce(tx, envelope, { chainId: 'eip155:1', logIndex: 0 })),
      ),
    )
    expect(applied.filter(Boolean)).toHaveLength(1)
    expect(
      await db.query('SELECT event_id, event_version, chain_id, log_index FROM processed_events'),
    ).toEqual([{ event_id: 'event-1', event_version: 1, chain_id: 'eip155:1', log_index: 0 }])
  })

  it('applies it again where the first attempt rolled back', async () => {
    const other = { ...envelope, event_id: 'event-2' }
    await db
      .transaction(async (tx) => {
        await applyOnce(tx, other)
        throw new Error('no')
      })
      .catch(() => undefined)
    expect(await db.transaction((tx) => applyOnce(tx, other))).toBe(true)
  })
})

describe('a service that is killed', () => {
  const service = new URL('./killed-service.ts', import.meta.url).pathname
  let killed: Awaited<ReturnType<typeof temporaryFolder>>
  beforeAll(async () => {
    killed = await temporaryFolder()
  })
  afterAll(() => killed.remove())

  const run = (...args: string[]) =>
    new Promise<NodeJS.Signals | number | null>((resolve) => {
      spawn(process.execPath, ['--disable-warning=ExperimentalWarning', service, killed.folder, ...args], {
        stdio: 'inherit',
      }).once('exit', (code, signal) => resolve(signal ?? code))
    })

  it.each(['outbox:before-publish', 'outbox:after-publish', 'consumer:before-work', 'consumer:before-ack'])(
    'at %s loses nothing and repeats nothing',
    async (crashAt) => {
      expect(await run(crashAt, crashAt)).toBe('SIGKILL')
      expect(await run(crashAt)).toBe(0)
    },
  )

  it('has in the end one record and one effect of each event', async () => {
    const own = await createEmbeddedSql({ dataDir: killed.folder })
    const db = await own.open('service')
    const events = await db.query('SELECT event_id FROM processed_events ORDER BY event_id')
    expect(events).toHaveLength(4)
    expect(await db.query('SELECT event_id FROM effects ORDER BY event_id')).toEqual(events)
    expect(await db.query('SELECT 1 FROM outbox')).toEqual([])
    expect(await (await own.open('bus')).query('SELECT 1 FROM messages')).toEqual([])
    await own.close()
  })
})
