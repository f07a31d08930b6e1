// Real: bash, zsh and fish, which are installed where that can be done without asking anyone.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureDebianPackages, isDebianRoot } from '../../../../scripts/setup/debian.ts'
import { shells, type Shell } from './completion.ts'
import { runHere } from './testing/run-cli.ts'

const run = promisify(execFile)
const zshHelper = fileURLToPath(new URL('./testing/complete.zsh', import.meta.url))

let cwd: string
beforeAll(async () => {
  if (isDebianRoot()) await ensureDebianPackages(['zsh', 'fish'])
  cwd = await mkdtemp(path.join(tmpdir(), 'intaglio-completion-'))
  await mkdir(path.join(cwd, 'art'))
  await mkdir(path.join(cwd, 'night herons'))
  await writeFile(path.join(cwd, 'plates.intaglio'), '')
}, 300_000)
afterAll(() => rm(cwd, { recursive: true, force: true }))

/** How a shell is asked what it offers for a line: a word a line, and what it says besides after a tab. */
const programs: Record<Shell, (script: string, line: string) => string[]> = {
  bash: (script, line) => [
    '-c',
    `source "$0"; COMP_WORDS=($1); [[ $1 == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
     _intaglio; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ...[script, line],
  ],
  zsh: (script, line) => ['-f', zshHelper, script, line],
  fish: (script, line) => ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', script, line],
}

describe.each(shells)('%s', (shell) => {
  const offered = async (line: string) => {
    const script = path.join(cwd, `intaglio.${shell}`)
    const { stdout } = await run(shell, programs[shell](script, line), {
      cwd,
      env: { ...process.env, HOME: cwd, TERM: 'dumb' },
      timeout: 60_000,
    })
    const said = shell === 'zsh' ? (/\.{9}\r?\n([^]*?)\.{9}/.exec(stdout)?.[1] ?? '') : stdout
    const words = said
      .split(/\r?\n/)
      .map((each) => each.replace(/\t.*/, '').replace(/\/$/, '').replaceAll('\\', ''))
    return [...new Set(words.filter(Boolean))].sort()
  }

  it('completes commands, options, choices, files and folders', { timeout: 300_000 }, async (context) => {
    const there = await run(shell, ['--version']).catch(() => undefined)
    if (!there) return context.skip(`There is no ${shell} on this machine.`)
    const { stdout: script } = await runHere(['completion', shell], { cwd })
    await writeFile(path.join(cwd, `intaglio.${shell}`), script)
    expect(await offered('intaglio p')).toEqual(['pack', 'pin', 'plan', 'project', 'provenance'])
    expect(await offered('intaglio check --s')).toEqual(['--strict'])
    expect(await offered('intaglio export out --format h')).toEqual(['hashlips'])
    expect(await offered('intaglio settings --colors ')).toEqual(['keep', 'srgb'])
    expect(await offered('intaglio storage add kubo --a')).toEqual(['--api'])
    expect(await offered('intaglio storage ve')).toEqual(['verify'])
    expect(await offered('intaglio completion f')).toEqual(['fish'])
    expect(await offered('intaglio import ar')).toEqual(['art'])
    expect(await offered('intaglio import night')).toEqual(['night herons'])
    expect(await offered('intaglio project import pl')).toEqual(['plates.intaglio'])
    // Nobody knows what a person calls a project.
    expect(await offered('intaglio pack --project ar')).toEqual([])
  })
})
