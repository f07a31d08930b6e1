// Real: the command line as a process of its own, its pipes and signals, files on disk, sharp, SQLite.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writePictures } from '../engine/testing/world.ts'
import { jsonHere, mainFile, runHere } from './testing/run-cli.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'intaglio-cli-process-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

function start(...args: string[]) {
  const env = { PATH: process.env['PATH'] ?? '', INTAGLIO_DATA_DIR: path.join(root, 'data') }
  const child = spawn(process.execPath, [mainFile, ...args], {
    ...{ cwd: root, env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { child, ended: endOf(child) }
}

async function endOf(child: ChildProcess) {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return { code, signal }
}

describe('as a process', () => {
  it('does what it was told though nobody reads on', async () => {
    const folder = path.join(root, 'art')
    await writePictures(folder, 3)
    await writeFile(path.join(folder, 'bad.png'), 'no picture')
    await runHere(['new', 'Plates'], { cwd: root })

    const { child, ended } = start('import', folder)
    child.stdout.destroy()
    const stderr = await text(child.stderr)
    expect(await ended).toEqual({ code: 3, signal: null })
    expect(stderr).not.toContain('EPIPE')
    expect(await jsonHere(['status'], { cwd: root })).toMatchObject({ projects: [{ itemCount: 3 }] })
  })

  it('stops where Ctrl-C says so, says how far it is, and goes on there', async () => {
    const folder = path.join(root, 'art')
    await writePictures(folder, 60)
    await runHere(['new', 'Plates'], { cwd: root })

    const { child, ended } = start('import', folder, '--json')
    const stdout = text(child.stdout)
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (words: Buffer) => {
        if (words.includes(' of 60')) resolve()
      })
    })
    child.kill('SIGINT')
    expect(await ended).toEqual({ code: 130, signal: null })
    expect(JSON.parse(await stdout)).toMatchObject({ error: { code: 'STOPPED' } })

    const { projects } = await jsonHere(['status'], { cwd: root })
    const [{ itemCount }] = projects as [{ itemCount: number }]
    expect(itemCount).toBeGreaterThan(0)
    expect(await jsonHere(['import', folder], { cwd: root })).toMatchObject({
      ...{ added: 60 - itemCount, unchanged: itemCount, itemCount: 60 },
    })
  })
})
