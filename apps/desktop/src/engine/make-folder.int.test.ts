// Real: a temporary folder, and on Linux the system's /proc.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeFolder } from './make-folder.ts'

it('makes a folder with all it lies in, by several at once too', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'intaglio-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const inner = path.join(root, 'a', 'b', 'c')
  await Promise.all([makeFolder(inner), makeFolder(inner), makeFolder(path.join(root, 'a', 'd'))])
  expect((await readdir(path.join(root, 'a'))).sort()).toEqual(['b', 'd'])
  expect(await readdir(inner)).toEqual([])
  await writeFile(path.join(root, 'file'), '')
  await expect(makeFolder(path.join(root, 'file', 'x'))).rejects.toMatchObject({ code: 'EEXIST' })
})

it.runIf(process.platform === 'linux')('refuses a place that takes no folders', async () => {
  for (const folder of ['/proc/x', '/proc/x/y']) {
    await expect(makeFolder(folder)).rejects.toThrow(
      'folder: "/proc" is no folder that can be written (ENOENT)',
    )
  }
})
