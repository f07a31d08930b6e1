import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { IntaglioError, NotFoundError, say, inEnglish, readText } from '@intaglio/shared'
import { explainDisk } from '../durability/disk-errors.ts'
import { syncFolder } from '../durability/sync-folders.ts'
import { backupFile, findRestorable, isSound, listBackups, type Backup } from './backups.ts'
import { newSetAside } from './damage.ts'
import { openDatabase } from './database.ts'
import type { LeaseRow } from './leases.ts'
import { databaseFile } from './paths.ts'

/** What came of a restore. */
export interface Restored {
  /** Undefined where it began anew. */
  backup: Backup | undefined
  /** Where the database is now that was there before; undefined where there was none. */
  setAside: string | undefined
}

/**
 * Puts a backup, or an empty database, in the place of the database of a data folder that nobody has open. The one
 * that was there is set aside with its journal. Sessions end, and addresses have to be computed again (the CAR may be
 * newer than the backup); neither loses anything.
 * @param choice a backup's id, `newest` for the newest sound one, `empty` to begin anew
 * @param isGone decides whether a process that says it has the folder open is no more
 * @throws IntaglioError `NO_BACKUP`, `BACKUP_DAMAGED`, `DATABASE_IN_USE`; NotFoundError
 */
export function restoreDatabase(
  dataDir: string,
  choice: string,
  isGone: (holder: LeaseRow) => boolean,
): Restored {
  const backup = choice === 'empty' ? undefined : choose(dataDir, choice)
  refuseInUse(dataDir, isGone)
  try {
    // Made ready beside it, so that a kill leaves either the one or the other.
    const ready = path.join(dataDir, `restoring-${randomUUID()}`)
    try {
      makeReady(ready, backup && backupFile(dataDir, backup))
      const setAside = setAsideDatabase(dataDir)
      renameSync(databaseFile(ready), databaseFile(dataDir))
      syncFolder(dataDir)
      return { backup, setAside }
    } finally {
      rmSync(ready, { recursive: true, force: true })
    }
  } catch (error) {
    throw explainDisk(error, dataDir)
  }
}

function choose(dataDir: string, choice: string): Backup {
  if (choice === 'newest') {
    const newest = findRestorable(dataDir)
    if (newest) return newest
    throw new IntaglioError(say`There is no backup that could be restored.`, {
      code: 'NO_BACKUP',
      next: say`Begin anew with "intaglio restore --empty": the damaged file and all pictures are kept.`,
    })
  }
  const backup = listBackups(dataDir).find(({ backupId }) => backupId === choice)
  if (!backup) throw new NotFoundError(say`The backup`, { backupId: choice })
  if (isSound(backupFile(dataDir, backup))) return backup
  throw new IntaglioError(say`This backup is damaged itself.`, {
    code: 'BACKUP_DAMAGED',
    next: say`Choose another one; "intaglio restore --list" shows them.`,
    details: { backupId: choice },
  })
}

/** Processes with a database open would go on writing into the one that is set aside. */
function refuseInUse(dataDir: string, isGone: (holder: LeaseRow) => boolean): void {
  const holder = holders(dataDir).find((row) => !isGone(row))
  if (!holder) return
  throw new IntaglioError(say`The data folder is open in another process.`, {
    code: 'DATABASE_IN_USE',
    why: say`${{ label: readText(holder.label) }} (process ${{ pid: String(holder.pid) }}) has it open since ${{ takenAt: holder.takenAt }}.`,
    next: say`Close it, then restore again.`,
    details: { label: inEnglish(readText(holder.label)), pid: holder.pid },
  })
}

function holders(dataDir: string): LeaseRow[] {
  const file = databaseFile(dataDir)
  if (!existsSync(file)) return []
  try {
    const db = new Database(file, { readonly: true })
    try {
      return db
        .prepare<[], LeaseRow>(
          'select name, owner, label, pid, host, taken_at as takenAt, beat_at as beatAt from leases',
        )
        .all()
    } finally {
      db.close()
    }
  } catch {
    // Damaged so far that nobody can be working with it either.
    return []
  }
}

/** A database of today's version in a folder of its own, closed and whole. */
function makeReady(folder: string, backup: string | undefined): void {
  mkdirSync(folder)
  if (backup !== undefined) copyFileSync(backup, databaseFile(folder))
  const db = openDatabase(folder)
  try {
    db.transaction(() => {
      db.exec(`
        delete from leases;
        delete from sessions;
        delete from car_blocks;
        update addressed_files set car_end = null;
        update projects set metadata_root = null, images_root = null, contract_metadata_cid = null,
          placeholder_root = null, car_file = null, car_files = null, car_bytes = null, car_blocks = null`)
    }).immediate()
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

function setAsideDatabase(dataDir: string): string | undefined {
  const file = databaseFile(dataDir)
  const present = [file, `${file}-wal`, `${file}-shm`].filter((name) => existsSync(name))
  if (present.length === 0) return undefined
  const folder = newSetAside(dataDir)
  // The database first: where it is gone nothing is opened, and a journal alone does no harm.
  for (const name of present) renameSync(name, path.join(folder, path.basename(name)))
  return folder
}
