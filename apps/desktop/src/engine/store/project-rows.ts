// A project as rows that can travel: read from one database, raised to the present schema, written into another.
import Database from 'better-sqlite3'
import { IntaglioError, say, textOf } from '@intaglio/shared'
import { addFunctions, migrate, newestVersion } from './database.ts'
import type { Db } from './db.ts'

export type Value = string | number | null
export type Row = Record<string, Value>
/** In the order in which rows may be written: what is referred to comes first. */
export type ProjectTables = Map<TravellingTable, Row[]>

/** What belongs to the project itself. */
export const travelling = [
  'projects',
  'files',
  'items',
  'recipes',
  'generations',
  'generated_tokens',
  'jobs',
  'job_history',
  'edits',
  'edit_items',
  'removed_items',
] as const
export type TravellingTable = (typeof travelling)[number]

/** What belongs to this computer, is computed again, or proves something about a place only known here. */
export const staying = [
  'sources',
  'item_traits',
  'drawn_pictures',
  'queue_pauses',
  'addressed_files',
  'addressed_nodes',
  'car_blocks',
  'storage_proofs',
] as const

export interface ProjectRows {
  /** Names the present schema. */
  version: number
  read(projectId: string): ProjectTables
  /** All or nothing. */
  write(tables: ProjectTables): void
  hasIntent(intentId: string): boolean
}

export function createProjectRows(db: Db): ProjectRows {
  return {
    version: newestVersion(),
    read: (projectId) =>
      db.transaction(
        () => new Map(travelling.map((table) => [table, rowsOf(db, table, projectId)] as const)),
      )(),
    write: (tables) => db.transaction(() => insert(db, tables)).immediate(),
    hasIntent: (intentId) =>
      db.prepare('select 1 from jobs where intent_id = ?').get(intentId) !== undefined ||
      db.prepare('select 1 from projects where collection_intent_id = ?').get(intentId) !== undefined,
  }
}

/** @throws IntaglioError `ARCHIVE_TOO_NEW` */
export function refuseNewer(version: number): void {
  if (version > newestVersion()) {
    throw new IntaglioError(say`The project was written by a newer version.`, {
      code: 'ARCHIVE_TOO_NEW',
      next: say`Update Intaglio, then open it again.`,
      details: { version, newest: newestVersion() },
    })
  }
}

/**
 * Rows that an earlier version wrote, as the present one would have written them.
 * @throws IntaglioError `ARCHIVE_TOO_NEW`, `ARCHIVE_DAMAGED` where they do not fit their own schema
 */
export function raise(tables: ProjectTables, version: number): ProjectTables {
  refuseNewer(version)
  const db = new Database(':memory:')
  try {
    db.pragma('foreign_keys = OFF')
    addFunctions(db)
    migrate(db, version)
    insert(db, tables)
    migrate(db)
    return new Map(travelling.map((table) => [table, db.prepare<[], Row>(`select * from ${table}`).all()]))
  } catch (cause) {
    throw new IntaglioError(say`The project’s rows cannot be read.`, {
      code: 'ARCHIVE_DAMAGED',
      why: textOf(cause),
      next: say`Save it again where it came from.`,
      cause,
    })
  } finally {
    db.close()
  }
}

function rowsOf(db: Db, table: TravellingTable, projectId: string): Row[] {
  const of =
    table === 'job_history' ? 'job_id in (select job_id from jobs where project_id = ?)' : 'project_id = ?'
  return db.prepare<[string], Row>(`select * from ${table} where ${of} order by 1, 2`).all(projectId)
}

function insert(db: Db, tables: ProjectTables): void {
  for (const table of travelling) {
    const known = new Set(
      db
        .prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`)
        .all()
        .map(({ name }) => name),
    )
    for (const row of tables.get(table) ?? []) {
      const columns = Object.keys(row)
      // Columns become part of the statement: only those that the table has.
      const strange = columns.find((column) => !known.has(column))
      if (strange !== undefined)
        throw new IntaglioError(say`${{ table }} has no column "${{ column: strange }}".`, {
          code: 'ARCHIVE_DAMAGED',
        })
      const places = columns.map((column) => `@${column}`)
      db.prepare(`insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`).run(row)
    }
  }
}
