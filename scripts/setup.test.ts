import { expect, test } from 'vitest'
import lock from '../package-lock.json' with { type: 'json' }

interface LockEntry {
  optionalDependencies?: Record<string, string>
}

const packages: Record<string, LockEntry | undefined> = lock.packages

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
