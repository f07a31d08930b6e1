// Real: the command line as processes of its own, SQLite files that are damaged on purpose.
import { readFileSync, truncateSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openEngine } from '../engine/index.ts'
import { offlineOptions } from '../engine/testing/offline-options.ts'
import { runApart } from './testing/run-cli.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'intaglio-restore-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const intaglio = (...args: string[]) => runApart(args, { cwd: dataDir, dataDir })

it('a damaged database is named with what to do, and "restore" does it', async () => {
  const engine = openEngine(offlineOptions(dataDir))
  engine.createProject({ name: 'Plates', symbol: 'PLT' })
  await engine.close()
  // A backup is made by any command that opens the folder after a day.
  expect(await intaglio('status')).toMatchObject({ code: 0 })
  const { stdout: list } = await intaglio('restore', '--list', '--json')
  const { backups } = JSON.parse(list) as { backups: { backupId: string }[] }
  expect(backups).toHaveLength(1)

  const file = path.join(dataDir, 'intaglio.sqlite')
  truncateSync(file, 5_000)
  const refused = await intaglio('status', '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'DATABASE_DAMAGED' } })
  expect(refused.stderr).toMatch(/damaged.*intaglio restore/s)
  expect(readFileSync(file)).toHaveLength(5_000)

  const restored = await intaglio('restore')
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(restored.stdout).toMatch(/Restored the backup of .*kept in .*set-aside/s)
  expect(await intaglio('status')).toMatchObject({ code: 0, stdout: expect.stringContaining('Plates') })
})

it('is refused while the studio is open, and begins anew where there is no backup', async () => {
  const engine = openEngine(offlineOptions(dataDir))
  const refused = await intaglio('restore', '--empty', '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'DATABASE_IN_USE' } })
  await engine.close()
  await writeFile(path.join(dataDir, 'intaglio.sqlite'), 'noise '.repeat(1_000))
  expect(await intaglio('restore')).toMatchObject({ code: 1, stderr: expect.stringContaining('--empty') })
  expect(await intaglio('restore', '--empty')).toMatchObject({ code: 0 })
  const anew = openEngine(offlineOptions(dataDir))
  expect(anew.listProjects()).toEqual([])
  await anew.close()
})
