import { createHash } from 'node:crypto'
import type { SqlDatabase, SqlPort } from '../sql/port.ts'
import { documentConflict, portable } from './portable.ts'
import type {
  CollectionOptions,
  Document,
  DocumentCollection,
  DocumentsPort,
  Filter,
  FindOptions,
} from './port.ts'

/** Documents as one jsonb column; a database is a schema and a collection a table. */
export async function createEmbeddedDocuments(sql: SqlPort): Promise<DocumentsPort> {
  const db = await sql.open('documents')
  const made = new Map<string, Promise<void>>()

  return {
    async collection<T extends Document>(
      database: string,
      collection: string,
      options: CollectionOptions = {},
    ) {
      const table = `${identifier(database)}.${identifier(collection)}`
      const setUp = made.get(table) ?? createTable(db, database, table, options)
      made.set(table, setUp)
      setUp.catch(() => made.delete(table))
      await setUp
      return createCollection<T>(db, table)
    },
    ping: () => db.ping(),
    // The database belongs to the sql port, which closes it.
    close: async () => undefined,
  }
}

async function createTable(db: SqlDatabase, database: string, table: string, options: CollectionOptions) {
  await db.transaction(async (tx) => {
    // CREATE … IF NOT EXISTS is not safe against itself, and two services may open a collection at once.
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [table])
    await tx.query(`CREATE SCHEMA IF NOT EXISTS ${identifier(database)}`)
    await tx.query(`CREATE TABLE IF NOT EXISTS ${table} (id text PRIMARY KEY, body jsonb NOT NULL)`)
    for (const [kind, sets] of [
      ['UNIQUE', options.unique],
      ['', options.indexes],
    ] as const) {
      for (const fields of sets ?? []) {
        const name = `i_${createHash('sha256').update(`${table} ${kind} ${fields.join()}`).digest('hex').slice(0, 24)}`
        // As in MongoDB, a missing field is a value like any other.
        const nulls = kind === 'UNIQUE' ? 'NULLS NOT DISTINCT' : ''
        await tx.query(
          `CREATE ${kind} INDEX IF NOT EXISTS ${name} ON ${table} (${fields.map((field) => `(${path(field)})`).join(', ')}) ${nulls}`,
        )
      }
    }
  })
}

function createCollection<T extends Document>(db: SqlDatabase, table: string): DocumentCollection<T> {
  const bodies = (rows: { body: T }[]) => rows.map((row) => row.body)
  const all = `SELECT d->>'_id', d FROM jsonb_array_elements($1::jsonb) d`

  return {
    async insertAbsent(documents) {
      const rows = await db.query(
        `INSERT INTO ${table} (id, body) ${all} ON CONFLICT DO NOTHING RETURNING id`,
        [portable(documents)],
      )
      return rows.length
    },
    async upsert(documents) {
      // One statement may not write a row twice: of documents with one id the last counts.
      const last = [...new Map(documents.map((document) => [document._id, document])).values()]
      try {
        await db.query(
          `INSERT INTO ${table} (id, body) ${all} ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body`,
          [portable(last)],
        )
      } catch (error) {
        throw (error as { code?: string }).code === '23505' ? documentConflict(table, error) : error
      }
    },
    async get(id) {
      return bodies(await db.query(`SELECT body FROM ${table} WHERE id = $1`, [id]))[0]
    },
    async getMany(ids) {
      return bodies(await db.query(`SELECT body FROM ${table} WHERE id = ANY($1)`, [ids]))
    },
    async find(filter: Filter<T>, options: FindOptions<T> = {}) {
      const { sql, params } = where(filter)
      return bodies(
        await db.query(`SELECT body FROM ${table} ${sql} ${orderBy(options)} ${limit(options)}`, params),
      )
    },
    async delete(filter) {
      const { sql, params } = where(filter)
      const [row] = await db.query<{ count: string }>(
        `WITH gone AS (DELETE FROM ${table} ${sql} RETURNING 1) SELECT count(*) FROM gone`,
        params,
      )
      return Number(row?.count ?? 0)
    },
  }
}

function where(filter: object): { sql: string; params: string[] } {
  const params: string[] = []
  const terms = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => {
      params.push(portable(value))
      const term = `${path(field)} = $${params.length}::jsonb`
      return value === null ? `(${term} OR ${path(field)} IS NULL)` : term
    })
  return { sql: terms.length > 0 ? `WHERE ${terms.join(' AND ')}` : '', params }
}

function orderBy<T extends Document>({ sort }: FindOptions<T>): string {
  if (!sort) return ''
  return `ORDER BY ${path(sort.by)} ${sort.order === 'asc' ? 'ASC NULLS FIRST' : 'DESC NULLS LAST'}`
}

function limit<T extends Document>(options: FindOptions<T>): string {
  return options.limit === undefined ? '' : `LIMIT ${Math.trunc(options.limit)}`
}

function path(field: string): string {
  return `body->${literal(field)}`
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
