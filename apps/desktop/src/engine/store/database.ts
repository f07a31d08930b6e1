import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { IntaglioError, say, type Text } from '@intaglio/shared'
import { explainDisk, needWritable } from '../durability/disk-errors.ts'
import { backupBeforeUpdate, findRestorable } from './backups.ts'
import { keepBadJournal, wasEmptied } from './damage.ts'
import type { Db } from './db.ts'
import { damagedError, explainDatabase, explainErrorsOf, isDamage } from './explain-errors.ts'
import { fold, naturalKey } from './fold.ts'
import { databaseFile } from './paths.ts'

const migrations = new URL('./migrations/', import.meta.url)

/**
 * Opens (and creates or upgrades) the studio's database. Every commit is on the disk when it returns
 * (`synchronous = FULL`): the queue relies on it. Before an upgrade it is backed up. What cannot be opened is left as
 * it is.
 * @param onBadJournal is told where a write-ahead log was copied to that could not be read
 * @throws IntaglioError `DATABASE_TOO_NEW` when a newer studio wrote it, `DATABASE_DAMAGED` when its content is not
 *   what was written, `FOLDER_READ_ONLY`, `DISK_FULL`
 */
export function openDatabase(dataDir: string, onBadJournal?: (copy: string) => void): Db {
  const file = databaseFile(dataDir)
  let db: Db | undefined
  try {
    mkdirSync(dataDir, { recursive: true })
    needWritable(dataDir, ...(existsSync(file) ? [file] : []))
    const emptied = wasEmptied(dataDir)
    if (emptied !== undefined) throw damaged(dataDir, emptied)
    const badJournal = keepBadJournal(dataDir)
    db = new Database(file, { timeout: 5000 })
    // Looked at before anything of it is changed.
    const version = versionOf(db)
    const [verdict] = db.pragma('quick_check(1)') as { quick_check: string }[]
    if (verdict?.quick_check !== 'ok') throw damaged(dataDir, String(verdict?.quick_check))
    // It is nobody else's.
    chmodSync(file, 0o600)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    addFunctions(db)
    if (version > 0 && version < newestVersion()) backupBeforeUpdate(db, dataDir, version)
    migrate(db)
    explainErrorsOf(db)
    if (badJournal !== undefined) onBadJournal?.(badJournal)
    return db
  } catch (error) {
    db?.close()
    if (isDamage(error)) throw damaged(dataDir, (error as Error).message, error)
    throw explainDatabase(explainDisk(error, dataDir), file)
  }
}

/** What the schema's own statements call. */
export function addFunctions(db: Db): void {
  db.function('fold', { deterministic: true }, (text) => fold(String(text)))
  db.function('natural_key', { deterministic: true }, (text) => naturalKey(String(text)))
}

function damaged(dataDir: string, reason: Text, cause?: unknown): IntaglioError {
  const newest = findRestorable(dataDir)
  const next = newest
    ? say`Restore the backup of ${{ takenAt: newest.takenAt }} ("intaglio restore" on the command line); the damaged file is kept.`
    : say`There is no backup. "intaglio restore --empty" begins anew; the damaged file and all pictures are kept.`
  return damagedError(
    databaseFile(dataDir),
    typeof reason === 'string' ? reason.replace(/\.$/, '') : reason,
    next,
    cause,
  )
}

const migrationFiles = (): string[] =>
  readdirSync(migrations)
    .filter((name) => /^\d{3}_.*\.sql$/.test(name))
    .sort()

/** The version this program writes. */
export const newestVersion = (): number => Number(migrationFiles().at(-1)?.slice(0, 3) ?? 0)

function versionOf(db: Db): number {
  const current = db.pragma('user_version', { simple: true }) as number
  const newest = newestVersion()
  if (current <= newest) return current
  throw new IntaglioError(say`The data folder was written by a newer version.`, {
    code: 'DATABASE_TOO_NEW',
    why: say`Its database has version ${{ current }}; this program knows versions up to ${{ newest }}.`,
    next: say`Update Intaglio, or choose another data folder. Nothing was changed.`,
    details: { current, newest },
  })
}

/**
 * Applies the numbered files above `user_version`, each in a transaction of its own.
 * @param upTo stops after this version
 */
export function migrate(db: Db, upTo = Infinity): void {
  const current = versionOf(db)
  for (const file of migrationFiles()) {
    const version = Number(file.slice(0, 3))
    if (version <= current || version > upTo) continue
    const sql = readFileSync(new URL(file, migrations), 'utf8')
    db.transaction(() => {
      // Another process may have been quicker.
      if ((db.pragma('user_version', { simple: true }) as number) >= version) return
      db.exec(sql)
      db.pragma(`user_version = ${version}`)
    }).immediate()
  }
}
