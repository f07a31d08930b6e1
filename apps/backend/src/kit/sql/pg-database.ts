import type { Text } from '@intaglio/shared'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { pgFailure } from './pg-failure.ts'
import { listen } from './pg-listen.ts'
import type { SqlDatabase, SqlExecutor } from './port.ts'

export interface PgDatabase extends SqlDatabase {
  close(): Promise<void>
}

export interface PgDatabaseOptions {
  /** The name the service knows it by. */
  name: string
  url: string
  connections: number
  label: Text
}

/** One database over a pool of connections. */
export function createPgDatabase({ name, url, connections, label }: PgDatabaseOptions): PgDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    application_name: `intaglio ${name}`,
  })
  // A server that restarts breaks idle connections; the pool opens new ones, so there is nothing to do here.
  pool.on('error', () => undefined)

  async function connect(): Promise<pg.PoolClient> {
    try {
      return await pool.connect()
    } catch (error) {
      throw pgFailure(error, label)
    }
  }

  const executor = (client: pg.Pool | pg.PoolClient): SqlExecutor => ({
    async query<T extends object>(text: string, params: readonly unknown[] = []) {
      try {
        const { rows } = await client.query<T>(text, [...params])
        return rows
      } catch (error) {
        throw pgFailure(error, label)
      }
    },
  })

  async function transaction<T>(work: (tx: SqlExecutor) => Promise<T>): Promise<T> {
    const client = await connect()
    let broken: Error | undefined
    try {
      const tx = executor(client)
      await tx.query('BEGIN')
      try {
        const result = await work(tx)
        await tx.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch((failure: Error) => (broken = failure))
        throw error
      }
    } finally {
      client.release(broken)
    }
  }

  return {
    name,
    ...executor(pool),
    transaction,
    async migrate(folder) {
      const client = await connect()
      try {
        await migrate(executor(client), folder)
      } finally {
        // The session holds the lock of the migration; ending it is the surest way to let go.
        client.release(true)
      }
    },
    listen: (channel, handler) => listen(url, channel, handler),
    async ping() {
      await executor(pool).query('SELECT 1')
    },
    close: () => pool.end(),
  }
}
