// Real: folders on disk, one of which its reader has no right to.
import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'

const module = new URL('./find-files.ts', import.meta.url).href

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'intaglio-find-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

it('a folder that may not be read is named, and the others are read', async () => {
  await mkdir(path.join(root, 'b'))
  await writeFile(path.join(root, 'a.png'), '')
  await writeFile(path.join(root, 'b/1.png'), '')
  await writeFile(path.join(root, 'c.png'), '')
  await chmod(root, 0o755)
  await chmod(path.join(root, 'b'), 0)
  const script = `
    const { findFiles } = await import(${JSON.stringify(module)})
    // Rights bind everybody but root; given up only now, because the checkout may be root's alone.
    if (process.getuid?.() === 0) process.seteuid(65_534)
    const found = await findFiles(${JSON.stringify(root)})
    console.log(JSON.stringify(found.map(({ file, problem }) => [file, problem?.code ?? null])))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  expect(JSON.parse(stdout)).toEqual([
    ['a.png', null],
    ['b', 'UNREADABLE'],
    ['c.png', null],
  ])
})
