import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installLine } from './install-line.ts'

const run = promisify(execFile)

describe.skipIf(process.platform === 'win32')('what is typed into a shell', () => {
  let home: string
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'intaglio\'s "home" $1 '))
  })
  afterEach(() => rm(home, { recursive: true }))

  /** What the command says of its words, once the line was typed. */
  async function typed(line: string | undefined, ...words: string[]): Promise<string[]> {
    const env = { PATH: process.env['PATH'], HOME: home }
    await run('sh', ['-c', line ?? ''], { env })
    const { stdout } = await run(join(home, '.local/bin/intaglio'), words, { env })
    return stdout.trimEnd().split('\n')
  }
  async function program(file: string): Promise<string> {
    await writeFile(file, '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 })
    return file
  }

  it('makes the launcher of a folder the command', async () => {
    const binDir = join(home, 'resources/bin')
    await mkdir(binDir, { recursive: true })
    await program(join(binDir, 'intaglio'))
    const line = installLine({ platform: 'linux', binDir, appImage: undefined })
    expect(await typed(line, 'new', 'Night Herons')).toEqual(['new', 'Night Herons'])
    expect(await typed(line, 'status')).toEqual(['status'])
  })

  it('makes an AppImage the command, wherever what is in it stands', async () => {
    const appImage = await program(join(home, 'Intaglio.AppImage'))
    const line = installLine({ platform: 'linux', binDir: '/tmp/.mount_x/resources/bin', appImage })
    const [first, ...rest] = await typed(line, 'new', 'Night Herons')
    expect(first).toBe('--cli')
    expect(rest.slice(rest.indexOf('--'))).toEqual(['--', 'new', 'Night Herons'])
  })
})

it('names the folders of each system', () => {
  const mac = installLine({ platform: 'darwin', binDir: '/A B/Resources/bin', appImage: undefined })
  expect(mac).toContain("ln -sf '/A B/Resources/bin/intaglio' /usr/local/bin/intaglio")
  const windows = installLine({ platform: 'win32', binDir: 'C:/It’s/bin', appImage: undefined })
  expect(windows).toContain(';C:\\It’s\\bin')
})
