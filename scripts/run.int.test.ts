// Real: npm, the Node that runs these tests, and the checkout's own scripts. Needs no server.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'intaglio-run-'))
const runner = path.join(root, 'scripts/run.mjs')

afterAll(() => rmSync(folder, { recursive: true }))

function script(name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

test('npm run prints what the script prints, and nothing else, on standard output', () => {
  const args = ['run', 'servers', '--', 'status', '--json', '--state-dir', folder]
  const { stdout } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect(JSON.parse(stdout)).toHaveLength(6)
})

test('the script is TypeScript, gets its arguments, and its exit code is the runner’s', () => {
  const file = script(
    'exit.ts',
    'const words: string[] = process.argv.slice(2)\nprocess.exit(words.length)\n',
  )
  expect(spawnSync(process.execPath, [runner, file, 'a', '--b', 'c d']).status).toBe(3)
})

test('a signal reaches the script, which may end in its own time', async () => {
  const text = `process.on('SIGTERM', () => process.exit(7))\nsetInterval(() => undefined, 1000)\nprocess.stdout.write('ready')\n`
  const child = spawn(process.execPath, [runner, script('wait.ts', text)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([7, null])
})
