// Run by outbox.int.test.ts as `killed-service.ts <data folder> <event id> [crash point]`: a service that decides something
// once, says so through its outbox, and applies what it hears, until it has been applied and nothing is left.
import { exchanges } from '@intaglio/shared'
import { createEmbeddedBus } from '../bus/embedded.ts'
import { createCrashPoints } from '../crash-points.ts'
import { createShutdown } from '../shutdown.ts'
import { createEmbeddedSql } from '../sql/embedded.ts'
import { quiet, until } from '../testing.ts'
import { applyOnce, inboxMigrations } from './inbox.ts'
import { enqueue, outboxMigrations, startRelay } from './outbox.ts'

const [dataDir = '', eventId = '', crashAt] = process.argv.slice(2)

const sql = await createEmbeddedSql({ dataDir })
const db = await sql.open('service')
await db.migrate(outboxMigrations)
await db.migrate(inboxMigrations)
await db.query('CREATE TABLE IF NOT EXISTS decisions (event_id text PRIMARY KEY)')
await db.query('CREATE TABLE IF NOT EXISTS effects (event_id text)')
const bus = await createEmbeddedBus({ sql, log: quiet, crash: createCrashPoints(crashAt), delays: [0.05] })
const shutdown = createShutdown(quiet)

await db.transaction(async (tx) => {
  const first = await tx.query('INSERT INTO decisions VALUES ($1) ON CONFLICT DO NOTHING RETURNING 1', [
    eventId,
  ])
  if (first.length === 0) return
  const body = { event_id: eventId, version: 1 }
  await enqueue(tx, [{ exchange: exchanges.authEvents, routingKey: 'auth.user.verified', body }])
})
await startRelay({ db, bus, log: quiet, shutdown, crashAt })
const stop = await bus.consume({
  queue: 'user.auth',
  exchange: exchanges.authEvents,
  patterns: ['auth.user.*'],
  handle: ({ body }) =>
    db.transaction(async (tx) => {
      const event = body as { event_id: string; version: 1 }
      if (!(await applyOnce(tx, event))) return
      await tx.query('INSERT INTO effects VALUES ($1)', [event.event_id])
    }),
})

const mail = await sql.open('bus')
await until(async () => {
  const [left] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox')
  const [waiting] = await mail.query<{ n: number }>('SELECT count(*)::int AS n FROM messages')
  const [done] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM effects WHERE event_id = $1', [
    eventId,
  ])
  return left?.n === 0 && waiting?.n === 0 && (done?.n ?? 0) > 0
})
await stop()
await shutdown.run()
await bus.close()
await sql.close()
