// Real: SQLite files on disk that are damaged on purpose, engines that open them.
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IntaglioError, inEnglish } from '@intaglio/shared'
import { listBackups, openEngine, restoreBackup } from '../index.ts'
import { backupFile } from '../store/backups.ts'
import { databaseFile, setAsideFolder } from '../store/paths.ts'
import { openStore } from '../store/store.ts'
import { keepCollection } from '../testing/collection.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { offlineOptions } from '../testing/offline-options.ts'

let place: TemporaryStore
let file: string
beforeEach(() => {
  place = openTemporaryStore()
  file = databaseFile(place.dataDir)
  keepCollection(place, { items: 300 })
})
afterEach(() => place.remove())

const damages: Record<string, () => void> = {
  'pages of noise in its middle': () => overwrite(20_480, 8_192),
  'a beginning of noise': () => overwrite(0, 100),
  'half of it missing': () => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
  'no bytes at all': () => truncateSync(file, 0),
  'a letter in its place': () => writeFileSync(file, 'Dear database,\n'.repeat(100)),
  'nothing in its place': () => rmSync(file),
}

describe.each(Object.entries(damages))('a database with %s', (_, damage) => {
  it('is refused with what to do, and the backup comes back while nothing is thrown away', async () => {
    const backup = await place.store.backUp()
    place.store.projects.setTemplates('p', { nameTemplate: 'later', descriptionTemplate: null })
    place.store.close()
    damage()
    const damaged = existsSync(file) ? readFileSync(file) : undefined

    const error = failure(() => openStore(place.dataDir))
    expect(error).toMatchObject({ code: 'DATABASE_DAMAGED', retryable: false })
    expect(error.why).toContain(file)
    expect(error.next).toContain(backup.takenAt)
    expect(existsSync(file) ? readFileSync(file) : undefined).toEqual(damaged)

    const restored = restoreBackup(place.dataDir)
    expect(restored.backup).toEqual(backup)
    place.store = openStore(place.dataDir)
    expect(place.store.projects.get('p')).toMatchObject({ itemCount: 300, nameTemplate: null })
    if (damaged) expect(readFileSync(path.join(restored.setAside ?? '', 'intaglio.sqlite'))).toEqual(damaged)
    expect(await readdir(place.dataDir)).not.toContainEqual(expect.stringContaining('restoring'))
  })
})

describe('a damaged database', () => {
  it('is restored from the newest backup that is sound', async () => {
    const sound = await place.store.backUp()
    const newer = await place.store.backUp()
    overwriteIn(backupFile(place.dataDir, newer), 8_192, 8_192)
    place.store.close()
    overwrite(0, 100)
    expect(failure(() => openStore(place.dataDir)).next).toContain(sound.takenAt)
    expect(failure(() => restoreBackup(place.dataDir, newer.backupId)).code).toBe('BACKUP_DAMAGED')
    expect(failure(() => restoreBackup(place.dataDir, 'another')).code).toBe('NOT_FOUND')
    expect(restoreBackup(place.dataDir).backup).toEqual(sound)
    place.store = openStore(place.dataDir)
    expect(place.store.projects.get('p').itemCount).toBe(300)
  })

  it('without a backup can be replaced by an empty one, and is kept', () => {
    place.store.close()
    overwrite(0, 100)
    const damaged = readFileSync(file)
    expect(failure(() => openStore(place.dataDir)).next).toContain('restore --empty')
    expect(failure(() => restoreBackup(place.dataDir)).code).toBe('NO_BACKUP')
    const { setAside = '', backup } = restoreBackup(place.dataDir, 'empty')
    expect(backup).toBeUndefined()
    expect(readFileSync(path.join(setAside, 'intaglio.sqlite'))).toEqual(damaged)
    place.store = openStore(place.dataDir)
    expect(place.store.projects.list()).toEqual([])
  })

  it('says so when it shows only while it is worked with', async () => {
    // Behind the back of a connection that looked at all of it; another's change makes it read again.
    const other = new Database(file)
    other.exec('update projects set description = name')
    other.pragma('wal_checkpoint(TRUNCATE)')
    other.close()
    const size = readFileSync(file).length
    overwrite(4_096, size - 4_096)
    const error = failure(() => place.store.items.page('p', 0, 300))
    expect(error).toMatchObject({ code: 'DATABASE_DAMAGED' })
    expect(error.sentence).toContain('newest backup')
    const backups = listBackups(place.dataDir)
    await expect(place.store.backUp()).rejects.toMatchObject({
      code: 'DATABASE_DAMAGED',
    })
    expect(listBackups(place.dataDir)).toEqual(backups)
  })
})

it('keeps a write-ahead log of noise, says so, and goes on with what is sound', async () => {
  const crashed = await mkdtemp(path.join(tmpdir(), 'intaglio-crashed-'))
  const other = new Database(file)
  try {
    other.pragma('wal_checkpoint(TRUNCATE)')
    place.store.projects.setTemplates('p', { nameTemplate: 'later', descriptionTemplate: null })
    // As a loss of power leaves it.
    for (const suffix of ['', '-wal']) copyFileSync(`${file}${suffix}`, `${databaseFile(crashed)}${suffix}`)
    overwriteIn(`${databaseFile(crashed)}-wal`, 0, 64)
    const journal = readFileSync(`${databaseFile(crashed)}-wal`)

    const engine = openEngine(offlineOptions(crashed))
    const faults: string[] = []
    engine.subscribe((event) => event.type === 'fault' && faults.push(inEnglish(event.message)))
    expect(engine.getProject('p').itemCount).toBe(300)
    await vi.waitFor(() => expect(faults).toHaveLength(1), 10_000)
    await engine.close()
    const [name = ''] = await readdir(setAsideFolder(crashed))
    const kept = path.join(setAsideFolder(crashed), name, 'intaglio.sqlite-wal')
    expect(readFileSync(kept)).toEqual(journal)
    expect(faults[0]).toContain(kept)
    expect(faults[0]).toContain('restore a backup')
  } finally {
    other.close()
    await rm(crashed, { recursive: true, force: true })
  }
})

describe('restoring', () => {
  it('is refused while another process works on the folder, and makes the CAR anew', async () => {
    const engine = openEngine(offlineOptions(place.dataDir))
    const before = await engine.computeAddresses('p')
    const backup = await place.store.backUp()
    expect(failure(() => restoreBackup(place.dataDir))).toMatchObject({
      code: 'DATABASE_IN_USE',
      why: expect.stringContaining(String(process.pid)),
    })
    // The CAR is another one by the time the backup is wanted.
    await engine.metadata.setTemplates('p', { name: 'Other #{{position}}' })
    await engine.computeAddresses('p')
    await engine.close()
    place.store.close()

    restoreBackup(place.dataDir, backup.backupId)
    place.store = openStore(place.dataDir)
    const restored = openEngine(offlineOptions(place.dataDir))
    expect(restored.getAddresses('p')).toBeUndefined()
    expect(await restored.computeAddresses('p')).toEqual(before)
    await restored.verifyCar('p')
    await restored.close()
  })
})

function overwrite(at: number, bytes: number): void {
  overwriteIn(file, at, bytes)
}

function overwriteIn(name: string, at: number, bytes: number): void {
  const content = readFileSync(name)
  // In place: whoever has it open sees it.
  content.fill(0xa5, at, at + bytes)
  writeFileSync(name, content, { flag: 'r+' })
}

function failure(work: () => unknown): IntaglioError {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(IntaglioError)
    return error as IntaglioError
  }
  throw new Error('It did not fail.')
}
