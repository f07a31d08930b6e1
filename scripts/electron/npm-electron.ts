// The current Electron, as its npm package names it. The package downloads the binary on first use.
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { execa } from 'execa'
import type { Progress } from './cache.ts'
import type { ElectronRuntime } from './runtime.ts'

const require = createRequire(import.meta.url)
const packageDir = dirname(require.resolve('electron/package.json'))

const PROBE_MS = 8_000
const DOWNLOAD_MS = 10 * 60_000
/** A machine that could not reach the release page is asked again after a day. */
const REMEMBER_MS = 24 * 60 * 60_000

type Outcome = { runtime: ElectronRuntime; reason?: undefined } | { runtime?: undefined; reason: string }

/** The installed binary, or a bounded try to download it. Answers with the reason where it cannot be had. */
export async function findNpmElectron(options: { cacheDir: string; progress: Progress }): Promise<Outcome> {
  const version = (JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string })
    .version
  const installed = installedRuntime(version)
  if (installed) return { runtime: installed }

  const stamp = join(options.cacheDir, `unreachable-${version}`)
  const remembered = await stat(stamp).catch(() => undefined)
  if (remembered && Date.now() - remembered.mtimeMs < REMEMBER_MS) {
    return { reason: `its release page did not answer on ${remembered.mtime.toISOString()}` }
  }
  const reason = await download(version, options.progress)
  const runtime = reason === undefined ? installedRuntime(version) : undefined
  if (runtime) return { runtime }

  await mkdir(options.cacheDir, { recursive: true })
  await writeFile(stamp, `${reason ?? 'the download left no binary'}\n`)
  return { reason: reason ?? 'the download left no binary' }
}

function installedRuntime(version: string): ElectronRuntime | undefined {
  const distPath = join(packageDir, 'dist')
  const pathFile = join(packageDir, 'path.txt')
  if (!existsSync(pathFile) || !existsSync(join(distPath, 'version'))) return undefined
  if (readFileSync(join(distPath, 'version'), 'utf8').trim().replace(/^v/, '') !== version) return undefined
  const executablePath = join(distPath, readFileSync(pathFile, 'utf8').trim())
  return existsSync(executablePath) ? { distPath, executablePath, version, source: 'npm' } : undefined
}

/** Asks first with a short limit, so that a machine without a way out loses seconds and not minutes. */
async function download(version: string, progress: Progress): Promise<string | undefined> {
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/'
  const asset = `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
  progress(`electron: asking for version ${version}`)
  try {
    const answer = await fetch(asset, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    if (!answer.ok) return `the release page answered ${answer.status}`
  } catch {
    return 'the release page does not answer'
  }
  progress(`electron: downloading version ${version}`)
  const result = await execa(process.execPath, [join(packageDir, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: DOWNLOAD_MS,
    reject: false,
  })
  return result.failed ? 'the download failed' : undefined
}
