import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

interface LockEntry {
  optionalDependencies?: Record<string, string>
}

const file = path.resolve(import.meta.dirname, '../package-lock.json')
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
  packages: Record<string, LockEntry | undefined>
}

/** Where Node would find `name` from the package at `folder`, among the entries of the lock file. */
function resolves(name: string, folder: string): boolean {
  if (packages[`${folder}${folder ? '/' : ''}node_modules/${name}`]) return true
  if (folder === '') return false
  return resolves(name, folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))))
}

test('the lock file names the binaries of every platform, so that `npm ci` works on each', () => {
  const missing = Object.entries(packages).flatMap(([folder, entry]) => {
    const names = Object.keys(entry?.optionalDependencies ?? {})
    return names.filter((name) => !resolves(name, folder)).map((name) => `${name} of ${folder}`)
  })
  expect(missing).toEqual([])
})

test('what npm ci installs is what the set-up looks for, or every command would install anew', () => {
  const script = `import('./scripts/setup.mjs').then(({ isInstalled }) => console.log(isInstalled()))`
  const root = path.dirname(file)
  expect(execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }).trim()).toBe('true')
})
