// Set-up that needs nothing but Node 20 and npm: brings node_modules in line with package-lock.json.
// `npm run setup` runs it, and so does every other npm script, through run.mjs, before it starts.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The folder of the checkout, without a trailing slash. */
export const root = path.resolve(fileURLToPath(import.meta.url), '../..')

/** The Node 24 that the registry package `node` brings, or undefined where it has none for this platform. */
export function installedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const file = path.join(root, 'node_modules/node/bin', name)
  return existsSync(file) ? file : undefined
}

/**
 * True when node_modules holds what package-lock.json says. npm writes node_modules/.package-lock.json as the
 * last step of an installation, so one that was interrupted or is older than the lock file is noticed.
 */
export function isInstalled() {
  const installed = lockedPackages(path.join(root, 'node_modules/.package-lock.json'))
  if (!installed) return false
  const wanted = lockedPackages(path.join(root, 'package-lock.json')) ?? {}
  return Object.entries(wanted).every(([name, entry]) => {
    if (!name.startsWith('node_modules/') || entry.link || entry.optional || entry.devOptional || entry.peer)
      return true
    return installed[name]?.version === entry.version
  })
}

/** Installs the dependencies unless they are there; progress goes to standard error. Throws when npm fails. */
export function setUp() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20)
    throw new Error(`Intaglio needs Node 20 or newer to set itself up; this is ${process.version}`)
  if (isInstalled()) return
  process.stderr.write('Installing dependencies (npm ci), about a minute the first time\n')
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund']
  // npm's own path is known under `npm run`; standard output stays free for the script that follows.
  const npm = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const { status, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (error) throw new Error(`npm could not be started: ${error.message}`)
  if (status !== 0) throw new Error('npm ci failed; its messages are above. Run `npm run setup` to try again')
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    setUp()
    process.stderr.write(`Intaglio is set up in ${root}\n`)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
