import type { CrashPoint } from '../crash-points.ts'
import type { Logger } from '../logger.ts'
import type { SqlDatabase, SqlPort } from '../sql/port.ts'
import { createEmbeddedConsumer, type EmbeddedConsumer } from './embedded-consumer.ts'
import { retryDelays, type BusPort, type DeadLetter } from './port.ts'
import { matchesTopic } from './topic.ts'
import { topology } from './topology.ts'

export interface EmbeddedBusOptions {
  sql: SqlPort
  log: Logger
  crash?: (point: CrashPoint, detail?: string) => void
  /** Seconds before each further attempt; tests shorten them. */
  delays?: readonly number[]
}

interface Binding {
  queue: string
  exchange: string
  pattern: string
}

interface DeadRow {
  id: string
  exchange: string
  routing_key: string
  body: string
  attempt: number
  error: string
  died_at: Date
}

/**
 * The bus in tables of the embedded PostgreSQL: durable across a restart, woken within the process. One process
 * owns the data folder, so what is in hand is known here and needs no mark in the table.
 */
export async function createEmbeddedBus(options: EmbeddedBusOptions): Promise<BusPort> {
  const { log, crash = () => undefined, delays = retryDelays } = options
  const db = await options.sql.open('bus')
  await db.migrate(new URL('./migrations/', import.meta.url))
  for (const [queue, { exchange, patterns }] of Object.entries(topology))
    await bind(db, queue, exchange, patterns)
  let bindings = await db.query<Binding>('SELECT queue, exchange, pattern FROM bindings')
  const consumers = new Map<string, Set<EmbeddedConsumer>>()
  /** Ids in hand, by queue, shared by all consumers of it. */
  const inHand = new Map<string, Set<string>>()

  function wake(queue: string): void {
    for (const consumer of consumers.get(queue) ?? []) consumer.wake()
  }

  return {
    async publish(messages) {
      const rows = messages.flatMap((message) =>
        queuesFor(bindings, message.exchange, message.routingKey).map((queue) => ({ queue, ...message })),
      )
      if (rows.length === 0) return
      await db.query(
        `INSERT INTO messages (queue, exchange, routing_key, body)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
        [
          rows.map((row) => row.queue),
          rows.map((row) => row.exchange),
          rows.map((row) => row.routingKey),
          rows.map((row) => JSON.stringify(row.body).replaceAll('\\u0000', '\\ufffd')),
        ],
      )
      for (const queue of new Set(rows.map((row) => row.queue))) wake(queue)
    },

    async consume(subscription) {
      const { queue, exchange, patterns } = subscription
      await bind(db, queue, exchange, patterns)
      bindings = await db.query<Binding>('SELECT queue, exchange, pattern FROM bindings')
      const ids = inHand.get(queue) ?? new Set()
      inHand.set(queue, ids)
      const consumer = createEmbeddedConsumer({ db, log, crash, delays, subscription, inHand: ids })
      const group = consumers.get(queue) ?? new Set()
      consumers.set(queue, group.add(consumer))
      consumer.wake()
      return async () => {
        group.delete(consumer)
        await consumer.stop()
      }
    },

    async deadLetters(queue, limit = 100) {
      const rows = await db.query<DeadRow>(
        `SELECT id, exchange, routing_key, body, attempt, error, died_at FROM messages
         WHERE queue = $1 AND died_at IS NOT NULL ORDER BY id LIMIT $2`,
        [queue, limit],
      )
      return rows.map(toDeadLetter)
    },

    async replay(queue) {
      const rows = await db.query(
        `UPDATE messages SET died_at = NULL, error = NULL, attempt = 1, available_at = now()
         WHERE queue = $1 AND died_at IS NOT NULL RETURNING id`,
        [queue],
      )
      wake(queue)
      return rows.length
    },

    ping: () => db.ping(),
    async close() {
      await Promise.all(
        [...consumers.values()].flatMap((group) => [...group].map((consumer) => consumer.stop())),
      )
      consumers.clear()
    },
  }
}

/** Adds bindings; as with RabbitMQ, those a queue had before stay. */
async function bind(
  db: SqlDatabase,
  queue: string,
  exchange: string,
  patterns: readonly string[],
): Promise<void> {
  await db.query(
    'INSERT INTO bindings (queue, exchange, pattern) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING',
    [queue, exchange, patterns],
  )
}

function queuesFor(bindings: readonly Binding[], exchange: string, routingKey: string): string[] {
  const met = bindings.filter(
    (binding) => binding.exchange === exchange && matchesTopic(binding.pattern, routingKey),
  )
  return [...new Set(met.map((binding) => binding.queue))]
}

function toDeadLetter(row: DeadRow): DeadLetter {
  return {
    id: row.id,
    exchange: row.exchange,
    routingKey: row.routing_key,
    body: JSON.parse(row.body) as unknown,
    attempt: row.attempt,
    error: row.error,
    diedAt: row.died_at.toISOString(),
  }
}
