import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { databaseFile } from '../../store/paths.ts'

/** Columns that say when or under which random name a row was made; the rest is to be the same every time. */
const apart: Readonly<Record<string, string[]>> = {
  // How often something was written is not what was written.
  projects: ['created_at', 'revision'],
  recipes: ['updated_at'],
  generations: ['created_at'],
  storage_targets: ['created_at'],
  storage_proofs: ['verified_at'],
  // Of metadata it is made with the item's id.
  addressed_files: ['source'],
}
const leftOut = new Set(['leases', 'sessions', 'edits', 'edit_items', 'sqlite_sequence'])

/** Everything in a data folder's database, a line a row, in order of its content. */
export function dumpDatabase(dataDir: string): string[] {
  const db = new Database(databaseFile(dataDir), { readonly: true })
  try {
    const tables = db
      .prepare<[], { name: string }>("select name from sqlite_master where type = 'table' order by name")
      .all()
    // An item's id is random; its place is not.
    const items = db.prepare<[], { item_id: string; place: string }>(
      "select item_id, project_id || ' ' || position as place from items",
    )
    const places = new Map<unknown, string>(items.all().map(({ item_id, place }) => [item_id, place]))
    return tables.flatMap(({ name }) => {
      if (leftOut.has(name)) return []
      const rows = db.prepare<[], Record<string, unknown>>(`select * from ${name}`).all()
      return rows
        .map((row) => {
          const kept = Object.entries(row).filter(([column]) => !apart[name]?.includes(column))
          const words = kept.map(([column, value]) => {
            const text = value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value)
            return `${column}=${places.get(value) ?? text}`
          })
          return `${name}: ${words.join(' ')}`
        })
        .sort()
    })
  } finally {
    db.close()
  }
}

/** Every file of a folder with its hash, a line each, in order of its name. */
export function dumpFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex')
      return `${path.relative(folder, file)} ${hash}`
    })
    .sort()
}
