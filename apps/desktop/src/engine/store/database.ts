import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { IntaglioError } from '@intaglio/shared'

export type Db = Database.Database

const migrations = new URL('./migrations/', import.meta.url)

/**
 * Opens (and creates or upgrades) the studio's database. Every commit is on the disk when it returns
 * (`synchronous = FULL`): the queue relies on it.
 * @throws IntaglioError `DATABASE_TOO_NEW` when a newer studio wrote it
 */
export function openDatabase(file: string): Db {
  mkdirSync(path.dirname(file), { recursive: true })
  const db = new Database(file)
  try {
    // It holds the session's tokens.
    chmodSync(file, 0o600)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('busy_timeout = 5000')
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Applies the numbered files above `user_version`, each in a transaction of its own. */
function migrate(db: Db): void {
  const files = readdirSync(migrations)
    .filter((name) => /^\d{3}_.*\.sql$/.test(name))
    .sort()
  const current = db.pragma('user_version', { simple: true }) as number
  const newest = Number(files.at(-1)?.slice(0, 3) ?? 0)
  if (current > newest) {
    throw new IntaglioError('The data folder was written by a newer version.', {
      code: 'DATABASE_TOO_NEW',
      next: 'Update Intaglio, or choose another data folder.',
      details: { current, newest },
    })
  }
  for (const file of files) {
    const version = Number(file.slice(0, 3))
    if (version <= current) continue
    const sql = readFileSync(new URL(file, migrations), 'utf8')
    db.transaction(() => {
      // Another process may have been quicker.
      if ((db.pragma('user_version', { simple: true }) as number) >= version) return
      db.exec(sql)
      db.pragma(`user_version = ${version}`)
    }).immediate()
  }
}
