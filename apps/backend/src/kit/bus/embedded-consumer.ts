import type { CrashPoint } from '../crash-points.ts'
import type { Logger } from '../logger.ts'
import type { SqlDatabase } from '../sql/port.ts'
import type { Subscription } from './port.ts'
import { runHandler } from './run-handler.ts'
import { judgeFailure, wordsOf } from './verdict.ts'

export interface EmbeddedConsumer {
  /** Says that there may be something to do. */
  wake(): void
  /** Resolves after the messages in hand are done. */
  stop(): Promise<void>
}

export interface EmbeddedConsumerOptions {
  db: SqlDatabase
  log: Logger
  crash: (point: CrashPoint, detail?: string) => void
  delays: readonly number[]
  subscription: Subscription
  inHand: Set<string>
}

interface MessageRow {
  id: string
  exchange: string
  routing_key: string
  body: string
  attempt: number
}

/** What a fault of the database costs before the next look. */
const faultMilliseconds = 1_000
const defaultPrefetch = 20

/** Takes messages of one queue in their order, as many at once as the subscription allows. */
export function createEmbeddedConsumer(options: EmbeddedConsumerOptions): EmbeddedConsumer {
  const { db, log, subscription, inHand } = options
  const { queue, prefetch = defaultPrefetch } = subscription
  const working = new Set<Promise<void>>()
  let stopped = false
  let fetching: Promise<void> | undefined
  let wanted = false
  let timer: NodeJS.Timeout | undefined

  function wake(): void {
    wanted = true
    if (stopped || fetching || working.size >= prefetch) return
    fetching = fetch().finally(() => {
      fetching = undefined
      if (wanted) wake()
    })
  }

  function wakeLater(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(wake, Math.max(1, milliseconds)).unref()
  }

  async function fetch(): Promise<void> {
    wanted = false
    try {
      const rows = await db.query<MessageRow>(
        `SELECT id, exchange, routing_key, body, attempt FROM messages
         WHERE queue = $1 AND died_at IS NULL AND available_at <= now() AND id <> ALL($2::bigint[])
         ORDER BY id LIMIT $3`,
        [queue, [...inHand], prefetch - working.size],
      )
      if (stopped) return
      for (const row of rows.filter(({ id }) => !inHand.has(id))) begin(row)
      if (working.size < prefetch) await watchDelayed()
    } catch (error) {
      if (!stopped) log.warn({ err: error, queue }, 'the bus cannot be read')
      wakeLater(faultMilliseconds)
    }
  }

  /**
   * Looks again when the next delayed message is due. One that came due since the last look counts: nobody else
   * would wake us for it.
   */
  async function watchDelayed(): Promise<void> {
    const [next] = await db.query<{ wait: number | null }>(
      `SELECT (extract(epoch FROM min(available_at) - now()) * 1000)::float8 AS wait FROM messages
       WHERE queue = $1 AND died_at IS NULL AND id <> ALL($2::bigint[])`,
      [queue, [...inHand]],
    )
    if (typeof next?.wait === 'number') wakeLater(Math.ceil(next.wait))
  }

  function begin(row: MessageRow): void {
    inHand.add(row.id)
    const work = handle(row).finally(() => {
      inHand.delete(row.id)
      working.delete(work)
      wake()
    })
    working.add(work)
  }

  async function handle(row: MessageRow): Promise<void> {
    try {
      try {
        const message = {
          exchange: row.exchange,
          routingKey: row.routing_key,
          body: JSON.parse(row.body) as unknown,
          attempt: row.attempt,
        }
        await runHandler(subscription, message, options.crash)
        await db.query('DELETE FROM messages WHERE id = $1', [row.id])
      } catch (error) {
        await settleFailure(row, error)
      }
    } catch (error) {
      // Neither done nor put off: it is still in its table and will be seen again.
      log.warn({ err: error, queue, message: row.id }, 'the bus cannot be written')
      await new Promise((resolve) => setTimeout(resolve, stopped ? 0 : faultMilliseconds))
    }
  }

  async function settleFailure(row: MessageRow, error: unknown): Promise<void> {
    const verdict = judgeFailure(error, row.attempt, options.delays)
    if (verdict.kind === 'retry') {
      log.info(
        { err: error, queue, attempt: row.attempt, after: verdict.afterSeconds },
        'message will be tried again',
      )
      await db.query(
        `UPDATE messages SET attempt = attempt + 1, available_at = now() + make_interval(secs => $2) WHERE id = $1`,
        [row.id, verdict.afterSeconds],
      )
    } else {
      log.error({ err: error, queue, attempt: row.attempt }, 'message is dead')
      await db.query('UPDATE messages SET died_at = now(), error = $2 WHERE id = $1', [
        row.id,
        wordsOf(error),
      ])
    }
  }

  return {
    wake,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await fetching
      await Promise.all(working)
    },
  }
}
