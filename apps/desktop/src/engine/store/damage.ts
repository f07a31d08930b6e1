import { say, type Phrase } from '@intaglio/shared'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { listBackups } from './backups.ts'
import { databaseFile, nameOfNow, setAsideFolder } from './paths.ts'

/** A folder for what is set aside now. */
export function newSetAside(dataDir: string): string {
  const folder = path.join(setAsideFolder(dataDir), nameOfNow())
  mkdirSync(folder, { recursive: true })
  return folder
}

/**
 * A database of no bytes is a new one to SQLite, and so is one that is not there: where there are projects or backups
 * it is the loss of all of them.
 * @returns the reason, where it was emptied
 */
export function wasEmptied(dataDir: string): Phrase | undefined {
  const file = databaseFile(dataDir)
  const isThere = existsSync(file)
  if (isThere && statSync(file).size > 0) return undefined
  // Its content may still be on its way into it.
  if (isThere && journalOf(dataDir) === 'good') return undefined
  if (listBackups(dataDir).length === 0 && !hasProjects(dataDir)) return undefined
  return isThere ? say`it is empty` : say`it is gone`
}

function hasProjects(dataDir: string): boolean {
  const folder = path.join(dataDir, 'projects')
  return existsSync(folder) && readdirSync(folder).length > 0
}

/**
 * SQLite passes over a write-ahead log whose beginning it does not know, and writes over it: the log is copied first,
 * because the changes made last may be in it.
 * @returns where it was copied to, where it is bad
 */
export function keepBadJournal(dataDir: string): string | undefined {
  if (journalOf(dataDir) !== 'bad') return undefined
  const journal = `${databaseFile(dataDir)}-wal`
  const kept = path.join(newSetAside(dataDir), path.basename(journal))
  copyFileSync(journal, kept)
  return kept
}

function journalOf(dataDir: string): 'none' | 'good' | 'bad' {
  const journal = `${databaseFile(dataDir)}-wal`
  if (!existsSync(journal) || statSync(journal).size === 0) return 'none'
  const head = Buffer.alloc(4)
  const handle = openSync(journal, 'r')
  readSync(handle, head, 0, 4, 0)
  closeSync(handle)
  // The last bit names the byte order of its checksums.
  return (head.readUInt32BE() & 0xffff_fffe) >>> 0 === 0x377f_0682 ? 'good' : 'bad'
}
