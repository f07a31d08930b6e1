import { redact, say, type Text } from '@intaglio/shared'
import pg from 'pg'
import { createPgDatabase, type PgDatabase } from './pg-database.ts'
import { pgFailure } from './pg-failure.ts'
import type { SqlPort } from './port.ts'

export interface PostgresOptions {
  /** Server URL; its own database, if it names one, is only used to create others from. */
  url: string
  /** Put before every database name. */
  namespace?: string
  /** Connections a database. Default 8. */
  connections?: number
  /** How errors name the server. Default: PostgreSQL with its address. */
  label?: Text
}

/** The sql port over a PostgreSQL server: one database a service, created where it is missing. */
export function createPostgres(options: PostgresOptions): SqlPort {
  const { namespace = '', connections = 8 } = options
  const label = options.label ?? say`PostgreSQL at ${{ host: addressOf(options.url) }}`
  const databases = new Map<string, Promise<PgDatabase>>()

  async function create(database: string): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl(options.url, 'postgres'),
      connectionTimeoutMillis: 10_000,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`)
    } catch (error) {
      // Another process was faster: what matters is that the database is there.
      const { code } = error as { code?: string }
      if (code !== '42P04' && code !== '23505') throw pgFailure(error, label)
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  async function openDatabase(name: string): Promise<PgDatabase> {
    const database = `${namespace}${name}`
    await create(database)
    return createPgDatabase({ name, url: databaseUrl(options.url, database), connections, label })
  }

  return {
    open(name) {
      let database = databases.get(name)
      if (!database) {
        database = openDatabase(name)
        databases.set(name, database)
        database.catch(() => databases.delete(name))
      }
      return database
    },
    async close() {
      const open = await Promise.allSettled(databases.values())
      databases.clear()
      await Promise.all(
        open.map(async (result) => {
          if (result.status === 'fulfilled') await result.value.close()
        }),
      )
    },
  }
}

function databaseUrl(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}

function addressOf(server: string): string {
  const url = new URL(redact(server))
  return `${url.hostname}:${url.port || '5432'}`
}
