import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { IntaglioError, say } from '@intaglio/shared'
import { syncFolder } from '../durability/sync-folders.ts'
import type { Db } from './db.ts'
import { explainDatabase } from './explain-errors.ts'
import { backupsFolder, databaseFile, nameOfNow } from './paths.ts'

/** A copy of the database as it was. */
export interface Backup {
  /** Its file's name without the ending. */
  backupId: string
  /** ISO 8601. */
  takenAt: string
  bytes: number
  /** The version it had, where it was made before an update of the program changed it. */
  beforeUpdateFrom: number | undefined
}

const newestKept = 3
const daysKept = 7
const beforeUpdatesKept = 3
/** A copy nobody has written to for as long will not be finished. */
const forgottenMs = 3_600_000
/** Pages copied between two turns of everything else: about a millisecond. */
const pagesAStep = 100
const namePattern = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3}Z)(?:-before-update-from-(\d+))?\.sqlite$/

export const backupFile = (dataDir: string, { backupId }: Pick<Backup, 'backupId'>): string =>
  path.join(backupsFolder(dataDir), `${backupId}.sqlite`)

/** All backups of a data folder, the newest first. */
export function listBackups(dataDir: string): Backup[] {
  const folder = backupsFolder(dataDir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .reverse()
    .flatMap((name) => {
      const match = namePattern.exec(name)
      if (!match) return []
      const [, hour, minute, second, rest, version] = match
      return [
        {
          backupId: name.slice(0, -'.sqlite'.length),
          takenAt: `${hour}:${minute}:${second}.${rest}`,
          bytes: statSync(path.join(folder, name)).size,
          beforeUpdateFrom: version === undefined ? undefined : Number(version),
        },
      ]
    })
}

/** The newest backup whose content is sound. */
export function findRestorable(dataDir: string): Backup | undefined {
  return listBackups(dataDir).find((backup) => isSound(backupFile(dataDir, backup)))
}

/** Backs the database up while it is in use; others are served between two steps. */
export async function backUp(db: Db, dataDir: string): Promise<Backup> {
  const making = newFile(dataDir)
  try {
    await db.backup(making, { progress: () => pagesAStep })
    return finish(dataDir, making)
  } catch (error) {
    throw explainDatabase(error, databaseFile(dataDir))
  } finally {
    remove(making)
  }
}

/** Backs the database up at once, before it is brought to the program's version. */
export function backupBeforeUpdate(db: Db, dataDir: string, version: number): Backup {
  const making = newFile(dataDir)
  try {
    db.prepare('vacuum into ?').run(making)
    return finish(dataDir, making, version)
  } finally {
    remove(making)
  }
}

/** Not one the list knows until it is whole. */
function newFile(dataDir: string): string {
  const folder = backupsFolder(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // What a process left behind that was killed meanwhile.
  for (const name of readdirSync(folder)) {
    const isOld = () => Date.now() - statSync(path.join(folder, name)).mtimeMs > forgottenMs
    if (name.includes('.making') && isOld()) rmSync(path.join(folder, name), { force: true })
  }
  return path.join(folder, `${randomUUID()}.making`)
}

/** Puts a copy among the backups once it is known to be sound and on the disk. */
function finish(dataDir: string, making: string, version?: number): Backup {
  chmodSync(making, 0o600)
  const copy = new Database(making)
  // One file, without a journal beside it.
  copy.pragma('journal_mode = DELETE')
  copy.close()
  if (!isSound(making)) {
    throw new IntaglioError(say`The backup is not sound, so that the database may not be either.`, {
      code: 'BACKUP_DAMAGED',
      next: say`Older backups are kept. Close the studio and open it again: it looks at the whole database.`,
    })
  }
  const suffix = version === undefined ? '' : `-before-update-from-${version}`
  const backupId = `${nameOfNow()}${suffix}`
  renameSync(making, backupFile(dataDir, { backupId }))
  syncFolder(backupsFolder(dataDir))
  const all = listBackups(dataDir)
  const kept = new Set(backupsToKeep(all))
  for (const backup of all) if (!kept.has(backup)) rmSync(backupFile(dataDir, backup))
  const made = all.find((backup) => backup.backupId === backupId)
  if (!made) throw new Error('A backup that was just made is not there.')
  return made
}

/**
 * The newest, the last of each of the days before, and those made before an update.
 * @param all the newest first
 */
export function backupsToKeep(all: readonly Backup[]): Backup[] {
  const regular = all.filter(({ beforeUpdateFrom }) => beforeUpdateFrom === undefined)
  const ofDays = new Map<string, Backup>()
  for (const backup of regular) {
    const day = backup.takenAt.slice(0, 10)
    if (!ofDays.has(day)) ofDays.set(day, backup)
  }
  const kept = new Set([
    ...regular.slice(0, newestKept),
    ...[...ofDays.values()].slice(0, daysKept),
    ...all.filter(({ beforeUpdateFrom }) => beforeUpdateFrom !== undefined).slice(0, beforeUpdatesKept),
  ])
  return all.filter((backup) => kept.has(backup))
}

/** Whether a file is a whole database. */
export function isSound(file: string): boolean {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true })
    try {
      const [verdict] = db.pragma('quick_check(1)') as { quick_check: string }[]
      const tables = db.prepare("select count(*) as n from sqlite_master where name = 'projects'").get()
      return verdict?.quick_check === 'ok' && (tables as { n: number }).n === 1
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}

function remove(making: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${making}${suffix}`, { force: true })
}
