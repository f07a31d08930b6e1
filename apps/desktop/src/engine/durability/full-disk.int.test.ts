// Real: a disk of a few megabytes that is filled (a tmpfs in a namespace of its own, where the system allows one), a
// limit on the size of files, folders that may only be read; SQLite, sharp and files on them.
import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEngine } from '../index.ts'
import { databaseFile } from '../store/paths.ts'
import { openStore } from '../store/store.ts'
import { offlineOptions } from '../testing/offline-options.ts'

const run = promisify(execFile)
const child = fileURLToPath(new URL('./testing/full-disk-child.ts', import.meta.url))
const hasOwnDisk = spawnSync('unshare', ['-rm', 'true']).status === 0
const limit = { timeout: 300_000 }
const count = 12

let folder: string
let pictures: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'intaglio-full-'))
  pictures = path.join(folder, 'pictures')
  mkdirSync(pictures)
  mkdirSync(path.join(folder, 'disk'))
  for (let index = 1; index <= count; index += 1) {
    const file = path.join(pictures, `${index}.png`)
    await noise(index).toFile(file)
    // Long settled: only what changes is read again.
    utimesSync(file, 1_700_000_000, 1_700_000_000)
  }
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A picture that does not become smaller: about 50 kB. */
function noise(seed: number) {
  const pixels = Buffer.alloc(130 * 130 * 3)
  let value = seed
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = value = ((value * 48_271 + 7) % 65_521) & 0xff
  return sharp(pixels, { raw: { width: 130, height: 130, channels: 3 } }).png()
}

type Met = { step: string; code?: string; metadataRoot?: string; files?: number; unexplained?: string }[]

/** Runs the child under a shell's command line that has `"$@"` where it begins. */
async function runChild(shell: string, name: string, rooms = ''): Promise<Met> {
  const dataDir = path.join(folder, name, 'data')
  const args = ['-c', shell, 'sh', process.execPath, child, dataDir, pictures, rooms]
  const { stdout } = await run('bash', args)
  return JSON.parse(stdout) as Met
}

describe('a full disk', () => {
  it.skipIf(!hasOwnDisk)('is named, and with room the work goes on to the same end', limit, async () => {
    const mount = `mount -t tmpfs -o size=8m none ${path.join(folder, 'disk')}`
    const shell = `unshare -rm bash -c '${mount} && exec "$@"' bash "$@"`
    const rooms = [0, 30_000, 250_000, 500_000, 800_000, 1_100_000, 1_600_000]
    const met = await runChild(shell, 'disk', rooms.join(','))
    const [undisturbed] = await runChild('"$@"', 'calm')
    expect(met.at(-1)).toEqual(undisturbed)
    expect(undisturbed).toMatchObject({ step: 'done', files: 2 * count + 1 })
    const full = met.filter(({ step }) => step !== 'done')
    expect(full.length).toBeGreaterThan(3)
    for (const each of full) {
      expect(each).toMatchObject({
        code: 'DISK_FULL',
        retryable: true,
        sentence: expect.stringMatching(/full.*Make room/s),
      })
    }
    expect(new Set(full.map(({ step }) => step)).size).toBeGreaterThan(1)
  })

  it('is named where the system limits files, and nothing of what was done is lost', limit, async () => {
    const [met] = await runChild('ulimit -f 600; "$@"', 'limited')
    expect(met).toMatchObject({
      step: expect.stringMatching(/import|pack/),
      code: expect.stringMatching(/DISK_FULL|DISK_FAULT/),
    })
    const [after] = await runChild('"$@"', 'limited')
    expect([after]).toEqual(await runChild('"$@"', 'calm'))
  })
})

describe('a data folder that may only be read', () => {
  it('is refused with its name, and nothing in it is changed', limit, async () => {
    const dataDir = path.join(folder, 'data')
    const store = openStore(dataDir)
    store.close()
    const before = readFileSync(databaseFile(dataDir))
    const script = `
      import { openEngine } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)}
      import { offlineOptions } from ${JSON.stringify(new URL('../testing/offline-options.ts', import.meta.url).href)}
      try {
        await openEngine(offlineOptions(${JSON.stringify(dataDir)})).close()
      } catch ({ code, why, next }) {
        process.stdout.write(JSON.stringify({ code, why, next }))
      }`
    chmodSync(dataDir, 0o555)
    try {
      // To the superuser nothing is read-only: another person tries it.
      const isRoot = process.getuid?.() === 0
      if (isRoot) await chown(folder, 65_534, 65_534)
      const other = isRoot ? { uid: 65_534, gid: 65_534 } : {}
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
        ...other,
        cwd: '/',
      })
      expect(JSON.parse(stdout)).toMatchObject({
        code: 'FOLDER_READ_ONLY',
        why: expect.stringContaining(dataDir),
        next: expect.stringContaining('choose another data folder'),
      })
    } finally {
      chmodSync(dataDir, 0o755)
    }
    expect(readFileSync(databaseFile(dataDir)).equals(before)).toBe(true)
    expect(readdirSync(dataDir)).toEqual(['intaglio.sqlite'])
    openStore(dataDir).close()
  })
})

describe('files that change under our feet', () => {
  it('are kept as they were when they were imported, whatever becomes of their source', limit, async () => {
    const engine = openEngine(offlineOptions(path.join(folder, 'data')))
    try {
      const { projectId } = engine.createProject({ name: 'Plates', symbol: 'PLT' })
      await engine.importFolder(projectId, pictures)
      const calm = await engine.computeAddresses(projectId)
      await noise(99).toFile(path.join(pictures, '1.png'))
      await rm(path.join(pictures, '2.png'))
      await engine.metadata.setTemplates(projectId, { name: '{{name}}!' })
      await engine.metadata.setTemplates(projectId, { name: null })
      expect(await engine.computeAddresses(projectId)).toEqual(calm)
      const again = await engine.importFolder(projectId, pictures)
      expect(again).toMatchObject({ changed: 1, missing: ['2.png'] })
    } finally {
      await engine.close()
    }
  })

  it(
    'are named where the studio’s own copy is gone or changed before it is packed or sent',
    limit,
    async () => {
      const dataDir = path.join(folder, 'data')
      const engine = openEngine(offlineOptions(dataDir))
      try {
        const { projectId } = engine.createProject({ name: 'Plates', symbol: 'PLT' })
        await engine.importFolder(projectId, pictures)
        const originals = path.join(dataDir, 'projects', projectId, 'originals')
        const [first = '', second = ''] = readdirSync(originals).map((name) => path.join(originals, name))
        await noise(98).toFile(first)
        const named = (file: string) => ({
          code: 'FILE_CHANGED',
          why: expect.stringContaining(file),
          next: expect.stringContaining('again'),
        })
        await expect(engine.computeAddresses(projectId)).rejects.toMatchObject(named(first))
        expect(engine.getAddresses(projectId)).toBeUndefined()
        // As it says: importing again mends it.
        await engine.importFolder(projectId, pictures)
        await rm(second)
        await expect(engine.computeAddresses(projectId)).rejects.toMatchObject(named(second))
        await engine.importFolder(projectId, pictures)
        const { files } = await engine.computeAddresses(projectId)
        expect(files).toBe(2 * count + 1)
        await engine.verifyCar(projectId)

        const target = engine.storage.addTarget({
          kind: 'car-folder',
          folder: path.join(folder, 'cars'),
          label: 'Disk',
        })
        await rm(path.join(dataDir, 'projects', projectId, 'collection.car'))
        await expect(engine.storage.send(projectId, target.targetId)).rejects.toMatchObject({
          code: 'CAR_DAMAGED',
        })
      } finally {
        await engine.close()
      }
    },
  )
})
