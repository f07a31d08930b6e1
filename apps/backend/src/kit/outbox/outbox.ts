import type { Exchange } from '@intaglio/shared'
import type { BusPort, OutgoingMessage } from '../bus/port.ts'
import { createCrashPoints } from '../crash-points.ts'
import type { Logger } from '../logger.ts'
import type { Shutdown } from '../shutdown.ts'
import type { SqlDatabase, SqlExecutor } from '../sql/port.ts'

/** Migrations of a service that publishes; apply them besides its own. */
export const outboxMigrations = new URL('./outbox-migrations/', import.meta.url)

/** Channel on which a commit with new messages is announced. */
const outboxChannel = 'outbox'

/** Writes messages in the transaction that decides them. They are published, in this order, after it commits. */
export async function enqueue(tx: SqlExecutor, messages: readonly OutgoingMessage[]): Promise<void> {
  if (messages.length === 0) return
  await tx.query(
    `INSERT INTO outbox (exchange, routing_key, body)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`,
    [
      messages.map((message) => message.exchange),
      messages.map((message) => message.routingKey),
      messages.map((message) => JSON.stringify(message.body)),
    ],
  )
  await tx.query(`NOTIFY ${outboxChannel}`)
}

export interface RelayOptions {
  /** A database with the outbox migrations. */
  db: SqlDatabase
  bus: BusPort
  log: Logger
  shutdown: Shutdown
  /** Tests only: see kit/crash-points.ts. */
  crashAt?: string | undefined
}

interface OutboxRow {
  id: string
  exchange: Exchange
  routing_key: string
  body: string
}

const batch = 500
/** In case an announcement was missed; nothing depends on it being short. */
const pollMilliseconds = 5_000
const firstDelay = 200
const longestDelay = 10_000

/**
 * Publishes what transactions left in the outbox, in order, and forgets it once the broker has confirmed. Dying in
 * between publishes again: consumers know an event by its id. Several relays of one database take turns.
 */
export async function startRelay(options: RelayOptions): Promise<void> {
  const { db, bus, log, shutdown } = options
  const crash = createCrashPoints(options.crashAt)
  let running: Promise<void> | undefined
  let wanted = false
  let timer: NodeJS.Timeout | undefined
  let delay = firstDelay

  function wake(): void {
    wanted = true
    if (running || shutdown.signal.aborted) return
    clearTimeout(timer)
    running = drain().finally(() => {
      running = undefined
      if (wanted) wake()
    })
  }

  async function drain(): Promise<void> {
    wanted = false
    try {
      while (!shutdown.signal.aborted && (await publishBatch()) === batch);
      delay = firstDelay
      timer = setTimeout(wake, pollMilliseconds).unref()
    } catch (error) {
      wanted = false
      log.warn({ err: error, database: db.name, again: delay }, 'messages wait in the outbox')
      timer = setTimeout(wake, delay).unref()
      delay = Math.min(delay * 2, longestDelay)
    }
  }

  function publishBatch(): Promise<number> {
    return db.transaction(async (tx) => {
      // One relay at a time, else two would publish side by side and the order be lost.
      await tx.query("SELECT pg_advisory_xact_lock(hashtext('outbox'))")
      const rows = await tx.query<OutboxRow>(
        'SELECT id, exchange, routing_key, body FROM outbox ORDER BY id LIMIT $1',
        [batch],
      )
      if (rows.length === 0) return 0
      crash('outbox:before-publish', db.name)
      await bus.publish(
        rows.map((row) => ({
          exchange: row.exchange,
          routingKey: row.routing_key,
          body: JSON.parse(row.body) as object,
        })),
      )
      crash('outbox:after-publish', db.name)
      await tx.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [rows.map((row) => row.id)])
      return rows.length
    })
  }

  const unlisten = await db.listen(outboxChannel, wake)
  shutdown.add(`outbox of ${db.name}`, async () => {
    clearTimeout(timer)
    await unlisten()
    await running
  })
  wake()
}
