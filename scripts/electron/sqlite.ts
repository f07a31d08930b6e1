// better-sqlite3 speaks Node-API, so one binary serves Node and Electron. Its prebuilt asks for Node-API 10,
// which Electron 33 has only as "experimental" and answers with a crash. The same source built against the
// experimental interface runs on Node 20, Node 24 and Electron 33 alike.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import { buildOnce, type Progress } from './cache.ts'
import { ElectronUnavailableError } from './errors.ts'

const require = createRequire(import.meta.url)
const packageDir = dirname(require.resolve('better-sqlite3/package.json'))
const BINARY = 'better_sqlite3.node'

/** Puts a compatible build where better-sqlite3 prefers it over its prebuilt. Builds once a version, 100 s. */
export async function useCompatibleSqlite(options: { cacheDir: string; progress: Progress }): Promise<void> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as {
    version: string
  }
  const built = join(options.cacheDir, `better-sqlite3-${version}-${process.platform}-${process.arch}`)
  await buildOnce(built, (scratch) => build(scratch, options.progress))

  const target = join(packageDir, 'build', 'Release')
  const wanted = await readFile(join(built, BINARY))
  const present = await readFile(join(target, BINARY)).catch(() => undefined)
  if (present?.equals(wanted)) return
  await mkdir(target, { recursive: true })
  await writeFile(join(target, BINARY), wanted)
}

async function build(scratch: string, progress: Progress): Promise<void> {
  progress('electron: building better-sqlite3 for it (about 100 seconds, once)')
  const source = join(scratch, 'node_modules', 'better-sqlite3')
  await cp(packageDir, source, { recursive: true, filter: (path) => !/[/\\](build|prebuilds)$/.test(path) })
  const headers = dirname(require.resolve('node-addon-api/package.json', { paths: [packageDir] }))
  await cp(headers, join(scratch, 'node_modules', 'node-addon-api'), { recursive: true })

  const gyp = join(source, 'binding.gyp')
  const recipe = await readFile(gyp, 'utf8')
  const patched = recipe.replace(
    "'NAPI_VERSION=10'",
    "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'",
  )
  if (patched === recipe)
    throw new ElectronUnavailableError(
      'better-sqlite3 changed its build file; its fallback build needs a look.',
    )
  await writeFile(gyp, patched)

  const nodeGyp = require.resolve('node-gyp/bin/node-gyp.js')
  const result = await execa(
    process.execPath,
    [nodeGyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${await fetchHeaders(scratch)}`],
    { cwd: source, reject: false, all: true },
  )
  if (result.failed) {
    throw new ElectronUnavailableError(
      `better-sqlite3 could not be built for Electron's fallback. It needs python3, make and a C++20 compiler.\n${(result.all ?? '').slice(-2000)}`,
    )
  }
  await cp(join(source, 'build', 'Release', BINARY), join(scratch, BINARY))
  // Only the binary is kept: the sources, headers and objects weigh a hundred times as much.
  await rm(join(scratch, 'node_modules'), { recursive: true })
  await rm(join(scratch, 'package'), { recursive: true })
}

/** Node's headers travel in its registry package; node-gyp itself would fetch them from a download page. */
async function fetchHeaders(scratch: string): Promise<string> {
  const name = `node-${process.platform}-${process.arch}@${process.versions.node}`
  const pack = await execa('npm', ['pack', '--json', name], { cwd: scratch, reject: false })
  if (pack.failed)
    throw new ElectronUnavailableError(`The package registry did not give ${name}, whose headers are needed.`)
  const [packed] = JSON.parse(pack.stdout) as { filename: string }[]
  const archive = join(scratch, packed?.filename ?? '')
  await execa('tar', ['xzf', archive, 'package/include'], { cwd: scratch })
  await rm(archive)
  return join(scratch, 'package')
}
