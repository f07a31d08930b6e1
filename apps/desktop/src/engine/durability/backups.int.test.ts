// Real: SQLite on disk, engines on it; the clock is turned.
import { statSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listBackups, openEngine } from '../index.ts'
import { createLeaseKeeper, type LeaseKeeper } from '../lease-keeper.ts'
import { backupFile, backupsToKeep, type Backup } from '../store/backups.ts'
import { backupsFolder } from '../store/paths.ts'
import { keepCollection } from '../testing/collection.ts'
import { offlineOptions } from '../testing/offline-options.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { createBackupKeeper, type BackupKeeper } from './backup-keeper.ts'

const minute = 60_000

let place: TemporaryStore
let leases: LeaseKeeper
let keeper: BackupKeeper | undefined
let ahead = 0
const faults: unknown[] = []
beforeEach(() => {
  place = openTemporaryStore()
  leases = createLeaseKeeper(place.store.leases, 'test')
  ahead = 0
  faults.length = 0
})
afterEach(async () => {
  await keeper?.close()
  keeper = undefined
  leases.close()
  place.remove()
  expect(faults).toEqual([])
})

const backups = () => listBackups(place.dataDir)
const start = () =>
  (keeper = createBackupKeeper(
    { store: place.store, dataDir: place.dataDir, leases },
    (error) => faults.push(error),
    () => Date.now() + ahead,
  ))
const wait = (count: number) => vi.waitFor(() => expect(backups()).toHaveLength(count), 10_000)

describe('the database is backed up', () => {
  it('when it is opened after a day, and not before', async () => {
    start()
    await wait(1)
    await keeper?.close()
    start()
    await keeper?.close()
    expect(backups()).toHaveLength(1)
    ahead = 25 * 60 * minute
    start()
    await wait(2)
  })

  it('a quarter of an hour after the last time, where something changed', async () => {
    start()
    await wait(1)
    await keeper?.close()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      start()
      ahead = 20 * minute
      await vi.advanceTimersByTimeAsync(2 * minute)
      expect(backups()).toHaveLength(1)
      keeper?.changed()
      await vi.advanceTimersByTimeAsync(minute)
      await wait(2)
    } finally {
      vi.useRealTimers()
    }
  })

  it('at once, before a job is sent that no backup knows', async () => {
    start()
    await wait(1)
    keeper?.changed(true)
    await wait(2)
  })

  it('by one process at a time', async () => {
    const other = createLeaseKeeper(place.store.leases, 'other')
    other.take('backup', () => undefined)
    start()
    await keeper?.close()
    expect(backups()).toEqual([])
    other.close()
  })

  it('by the engine, and whole: readable by the owner alone, one file, with what was in the log', async () => {
    keepCollection(place, { items: 50 })
    const engine = openEngine(offlineOptions(place.dataDir))
    await wait(1)
    await engine.close()
    const [backup] = backups() as [Backup]
    const file = backupFile(place.dataDir, backup)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const copy = new Database(file, { readonly: true })
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
    expect(copy.prepare('select count(*) as n from items').get()).toEqual({ n: 50 })
    copy.close()
  })
})

it('a backup made while others write is of one instant, and does not keep them waiting', async () => {
  keepCollection(place, { items: 4_000, pictures: 4 })
  const making = place.store.backUp()
  let turns = 0
  let isDone = false
  void making.finally(() => (isDone = true))
  while (!isDone) {
    turns += 1
    place.store.transaction(() => {
      place.store.projects.setTemplates('p', { nameTemplate: `${turns}`, descriptionTemplate: `${turns}` })
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(turns).toBeGreaterThan(1)
  const copy = new Database(backupFile(place.dataDir, await making), { readonly: true })
  const row = copy
    .prepare('select name_template as name, description_template as description from projects')
    .get()
  copy.close()
  expect(row).toMatchObject({ name: (row as { description: string }).description })
})

it('a backup that cannot be finished leaves nothing the list would show', async () => {
  // A folder that is a file: the disk says no.
  writeFileSync(backupsFolder(place.dataDir), '')
  await expect(place.store.backUp()).rejects.toThrow()
  expect(statSync(backupsFolder(place.dataDir)).isFile()).toBe(true)
})

it('keeps the three newest, the last of each of seven days, and three made before updates', () => {
  const all = Array.from({ length: 60 }, (_, index): Backup => {
    const takenAt = new Date(Date.UTC(2026, 0, 30) - index * 5 * 60 * minute).toISOString()
    return { backupId: takenAt, takenAt, bytes: 1, beforeUpdateFrom: index % 10 === 5 ? 3 : undefined }
  })
  const kept = backupsToKeep(all)
  const regular = kept.filter(({ beforeUpdateFrom }) => beforeUpdateFrom === undefined)
  expect(regular.slice(0, 3)).toEqual(all.slice(0, 3))
  expect(new Set(regular.map(({ takenAt }) => takenAt.slice(0, 10))).size).toBe(7)
  expect(regular).toHaveLength(8)
  expect(kept).toHaveLength(11)
  expect(backupsToKeep(kept)).toEqual(kept)
})
