// Builds the studio with electron-vite when something it is made of has changed.
import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const studioDir = join(repository, 'apps/desktop')
const stampFile = join(studioDir, 'out', '.built-from')

const sources = [
  'apps/desktop/package.json',
  'apps/desktop/electron.vite.config.ts',
  'scripts/studio/compile-in.ts',
  'apps/{desktop,backend}/src/**/*',
  'packages/{shared,proto,contracts}/{src,gen}/**/*',
  'resources/icons/mark.svg',
  'package-lock.json',
]

/**
 * Leaves a current build in `apps/desktop/out`.
 * @returns a name that changes with what it is built from
 * @throws Error with the builder's output where the build fails
 */
export async function buildStudio(progress: (line: string) => void): Promise<string> {
  const wanted = fingerprint()
  if (builtFrom() === wanted) return wanted
  progress('studio: building')
  const builder = join(repository, 'node_modules/electron-vite/dist/cli.js')
  const result = await execa(process.execPath, [builder, 'build'], {
    cwd: studioDir,
    all: true,
    reject: false,
  })
  if (result.failed) throw new Error(`The studio could not be built.\n${result.all ?? ''}`)
  await mkdir(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, wanted)
  return wanted
}

function builtFrom(): string | undefined {
  try {
    return readFileSync(stampFile, 'utf8')
  } catch {
    return undefined
  }
}

/** Name, size and time of every source: enough to notice an edit, and read in milliseconds. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: repository }).sort()) {
    if (/\.test\.tsx?$/.test(file)) continue
    const { size, mtimeMs, mode } = statSync(join(repository, file))
    if ((mode & 0o170000) === 0o100000) hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}
