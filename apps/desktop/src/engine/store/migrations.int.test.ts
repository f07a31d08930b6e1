// Real: SQLite on disk. Every version of the database there ever was stands in testing/released, with rows in each of
// its tables. A new version is added by running this file with INTAGLIO_WRITE_RELEASE=1, and giving the tables that are
// new some rows by hand.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBackups, openEngine } from '../index.ts'
import { offlineOptions } from '../testing/offline-options.ts'
import { backupFile } from './backups.ts'
import { addFunctions, newestVersion, openDatabase } from './database.ts'
import { databaseFile } from './paths.ts'
import { openStore } from './store.ts'
import { columnsOf, dumpSql } from './testing/dump-sql.ts'

const migrations = new URL('./migrations/', import.meta.url)
const released = new URL('./testing/released/', import.meta.url)
const versions = readdirSync(released)
  .sort()
  .map((name) => Number(name.slice(0, 3)))
const releaseFile = (version: number) => new URL(`${String(version).padStart(3, '0')}.sql`, released)

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'intaglio-released-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Writes the database of a version, as it was left by a studio that was closed. */
function write(version: number): void {
  const db = new Database(databaseFile(dataDir))
  db.pragma('foreign_keys = OFF')
  db.exec(readFileSync(releaseFile(version), 'utf8'))
  db.pragma('journal_mode = WAL')
  db.close()
}

/** Every row of the tables and columns there are in another database. */
function rowsLike(db: Database.Database, like: Database.Database): Record<string, unknown[]> {
  const tables = like.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'").all()
  return Object.fromEntries(
    tables.map(({ name }) => {
      const columns = columnsOf(like, name).join(', ')
      return [name, db.prepare(`select ${columns} from ${name} order by ${columns}`).all()]
    }),
  )
}

const schema = (db: Database.Database) =>
  db
    .prepare<[], { sql: string }>('select type, name, sql from sqlite_master where sql is not null order by name')
    .all()
    .map(({ sql }) => sql.replaceAll('"', '').replace(/\s+/g, ' '))

it('every version is kept', () => {
  for (let version = versions.length + 1; version <= newestVersion(); version += 1) {
    if (process.env['INTAGLIO_WRITE_RELEASE']) writeRelease(version)
    expect(existsSync(releaseFile(version)), `testing/released lacks version ${version}: see above`).toBe(true)
  }
  expect(versions).toEqual(versions.map((_, index) => index + 1))
})

/** Makes a version of the one before. */
function writeRelease(version: number): void {
  const [file = ''] = readdirSync(migrations).filter((name) => Number(name.slice(0, 3)) === version)
  const db = new Database(':memory:')
  addFunctions(db)
  db.pragma('foreign_keys = OFF')
  db.exec(readFileSync(releaseFile(version - 1), 'utf8'))
  db.exec(readFileSync(new URL(file, migrations), 'utf8'))
  db.pragma(`user_version = ${version}`)
  writeFileSync(releaseFile(version), dumpSql(db))
  db.close()
}

describe.each(versions)('a data folder of version %i', (version) => {
  it('is brought to today’s, and nothing of it is lost', () => {
    write(version)
    const migrated = openDatabase(dataDir)
    const fresh = openDatabase(path.join(dataDir, 'fresh'))
    const [backup] = listBackups(dataDir)
    const old = new Database(backup ? backupFile(dataDir, backup) : databaseFile(dataDir))
    try {
      expect(backup?.beforeUpdateFrom).toBe(version === newestVersion() ? undefined : version)
      expect(rowsLike(migrated, old)).toEqual(rowsLike(old, old))
      expect(rowsLike(old, old)['projects']).toHaveLength(2)
      expect(schema(migrated)).toEqual(schema(fresh))
      expect(migrated.pragma('foreign_key_check')).toEqual([])
      expect(migrated.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    } finally {
      for (const db of [migrated, fresh, old]) db.close()
    }
  })

  it('is read by today’s engine', async () => {
    write(version)
    const engine = openEngine({ ...offlineOptions(dataDir), runQueue: false })
    try {
      const [herons, empty] = engine.listProjects()
      expect(herons).toMatchObject({ name: 'Night Herons', itemCount: 3, royaltyBps: 750 })
      expect(herons?.collection?.txHash).toBe('0xc0')
      expect(empty).toMatchObject({ name: 'Empty', standard: 'erc1155' })
      const items = engine.listItems('project-1')
      expect(items.map(({ name }) => name)).toEqual(['Heron #1', 'Heron #2', 'Heron #1 #3'])
      expect(items[0]).toMatchObject({ attributes: [{ trait_type: 'Paper', value: 'laid' }], width: 10 })
      expect(engine.listJobs('project-1').map(({ state, txHash }) => [state, txHash])).toEqual([
        ['ready', '0xc0'],
        ['waiting', '0xd0'],
      ])
      expect(engine.listProofs('project-1')).toMatchObject([{ root: 'bafyroot', blocks: 9 }])
      expect(engine.metadata.getTemplates('project-2').name).toBe(version > 1 ? '{{name}} of {{collection}}' : null)
      expect(engine.media.getSettings('project-2').colors).toBe(version > 4 ? 'srgb' : 'keep')
      expect(engine.generate.getRecipe('project-2')?.count).toBe(version > 5 ? 2 : undefined)
      expect(engine.storage.targets()).toHaveLength(version > 6 ? 2 : 1)
      const store = openStore(dataDir)
      expect(store.sessions.get('https://backend.example/graphql', 'eip155:1:0xac')?.userId).toBe('user-1')
      expect(store.jobs.history('job-1')).toHaveLength(2)
      expect(store.carBlocks.count('project-1')).toBe(version > 3 ? 2 : 0)
      store.close()
    } finally {
      await engine.close()
    }
  })
})

it('a newer database than the program’s is refused, and nothing is changed', () => {
  openDatabase(dataDir).close()
  const file = databaseFile(dataDir)
  const db = new Database(file)
  db.pragma(`user_version = ${newestVersion() + 1}`)
  db.exec('create table of_tomorrow (id integer primary key) strict')
  db.close()
  const before = readFileSync(file)
  expect(() => openStore(dataDir)).toThrow(
    expect.objectContaining({
      code: 'DATABASE_TOO_NEW',
      why: expect.stringContaining(`version ${newestVersion() + 1}`),
      next: expect.stringContaining('Update Intaglio'),
    }),
  )
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(dataDir)).toEqual(['intaglio.sqlite'])
})

it('is opened so that a commit is on the disk when it returns, and rows that belong together stay so', () => {
  const db = openDatabase(dataDir)
  const pragma = (name: string) => db.pragma(name, { simple: true })
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous')).toBe(2)
  expect(pragma('foreign_keys')).toBe(1)
  expect(pragma('busy_timeout')).toBe(5000)
  db.close()
})
