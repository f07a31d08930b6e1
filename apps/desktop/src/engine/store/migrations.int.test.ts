// Real: SQLite on disk. A data folder of version N is made by the released migrations up to N, and by the rows that
// testing/rows adds at each: those of its new tables and columns. `sha256sum *.sql` in migrations says what a new
// migration adds to testing/released.sha256.
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inEnglish } from '@intaglio/shared'
import { listBackups, openEngine } from '../index.ts'
import { offlineOptions } from '../testing/offline-options.ts'
import { backupFile } from './backups.ts'
import { addFunctions, migrate, newestVersion, openDatabase } from './database.ts'
import { databaseFile } from './paths.ts'
import { openStore } from './store.ts'

const migrations = new URL('./migrations/', import.meta.url)
const rows = new URL('./testing/rows/', import.meta.url)
const versions = Array.from({ length: newestVersion() }, (_, index) => index + 1)

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'intaglio-released-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Writes the database of a version, as it was left by a studio that was closed. */
function write(version: number): void {
  const db = new Database(databaseFile(dataDir))
  db.pragma('foreign_keys = OFF')
  addFunctions(db)
  for (let each = 1; each <= version; each += 1) {
    migrate(db, each)
    const added = new URL(`${String(each).padStart(3, '0')}.sql`, rows)
    if (existsSync(added)) db.exec(readFileSync(added, 'utf8'))
  }
  db.pragma('journal_mode = WAL')
  db.close()
}

function columnsOf(db: Database.Database, table: string): string[] {
  return (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
}

/** Every row of the tables and columns there are in another database; not of those whose rows moved elsewhere. */
function rowsLike(db: Database.Database, like: Database.Database): Record<string, unknown[]> {
  const tables = like
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
    .all()
  return Object.fromEntries(
    tables
      .filter(({ name }) => !moved.has(name))
      .map(({ name }) => {
        const columns = columnsOf(like, name).join(', ')
        return [name, db.prepare(`select ${columns} from ${name} order by ${columns}`).all()]
      }),
  )
}

const schema = (db: Database.Database) =>
  db
    .prepare<[], { sql: string }>(
      'select type, name, sql from sqlite_master where sql is not null order by name',
    )
    .all()
    .map(({ sql }) => sql.replaceAll('"', '').replace(/\s+/g, ' '))

it('a released migration is never edited, and a new one is written down', () => {
  const known = readFileSync(new URL('./testing/released.sha256', import.meta.url), 'utf8')
  const now = readdirSync(migrations)
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, migrations))
      return `${createHash('sha256').update(text).digest('hex')}  ${name}`
    })
  expect(now).toEqual(known.trim().split('\n'))
})

/** Tables that are gone, whose rows are in others now. */
const moved = new Set(['pins'])

/** Of processes, and of SQLite. */
const mayBeBare = new Set(['leases', 'sqlite_sequence'])

describe.each(versions)('a data folder of version %i', (version) => {
  it('is brought to today’s, and nothing of it is lost', () => {
    write(version)
    const migrated = openDatabase(dataDir)
    const fresh = openDatabase(path.join(dataDir, 'fresh'))
    const [backup] = listBackups(dataDir)
    const old = new Database(backup ? backupFile(dataDir, backup) : databaseFile(dataDir))
    try {
      expect(backup?.beforeUpdateFrom).toBe(version === newestVersion() ? undefined : version)
      const kept = rowsLike(old, old)
      for (const [table, rows] of Object.entries(rowsLike(migrated, old)))
        expect(rows, table).toEqual(expect.arrayContaining(kept[table] ?? []))
      expect(kept['projects']).toHaveLength(2)
      // What has no rows proves nothing; leases are given back.
      const bare = Object.keys(kept).filter((table) => kept[table]?.length === 0)
      expect(bare.filter((table) => !mayBeBare.has(table))).toEqual([])
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
      expect(inEnglish(engine.listJobs('project-1')[1]?.message ?? '')).toBe('The chain cannot be reached.')
      const pinned = { targetId: 'workspace:https://gateway.example', roots: ['bafyroot'], blocks: 9 }
      expect(engine.listProofs('project-1')).toContainEqual(expect.objectContaining(pinned))
      expect(engine.metadata.getTemplates('project-2').name).toBe(
        version > 1 ? '{{name}} of {{collection}}' : null,
      )
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

it('what the workspace was proven to keep a root at a time is a proof of the collection', () => {
  write(15)
  const before = new Database(databaseFile(dataDir))
  const pin = before.prepare(
    "insert into pins values ('project-1', 'https://gateway.example', ?, ?, 100, '2026-01-02T03:05:00.000Z')",
  )
  for (const [root, blocks] of [
    ['bafyimages', 5],
    ['bafycontract', 1],
    ['bafyearlier', 4],
  ])
    pin.run(root, blocks)
  before.close()
  const store = openStore(dataDir)
  try {
    const ofWorkspace = store.storage.proofs('project-1').filter(({ place }) => place === 'The workspace')
    expect(ofWorkspace.map(({ roots, blocks }) => [JSON.parse(roots) as string[], blocks])).toEqual(
      expect.arrayContaining([
        [['bafyroot', 'bafyimages', 'bafycontract'], 15],
        [['bafyearlier'], 4],
      ]),
    )
    expect(ofWorkspace).toHaveLength(2)
  } finally {
    store.close()
  }
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
