import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import { execa } from 'execa'
import type { ElectronRuntime } from '../electron/runtime.ts'
import { root } from '../lint/checks.ts'
import { buildStudio } from '../studio/build.ts'
import { carriedPackages, leaveOutAllBut } from './carried-packages.ts'
import { writeDebScripts } from './deb-scripts.ts'
import { readLock } from './lock.ts'
import { thirdPartyNotices } from './notices.ts'

export interface PackageOptions {
  electron: ElectronRuntime
  /** Folder that gets the package. */
  out: string
  /** Makes what people install; else the unpacked folder alone. */
  release: boolean
  /** Address of the folder of a web server that will hold newer versions; without it the package never looks. */
  feed?: string | undefined
  progress: (line: string) => void
}

/**
 * Packages the studio by electron-builder.yml.
 * @returns the folder that holds the result
 * @throws Error with electron-builder's output where it fails
 */
export async function buildPackage(options: PackageOptions): Promise<string> {
  const { out, release, progress } = options
  await buildStudio(progress)
  await mkdir(join(root, '.cache'), { recursive: true })
  await writeFile(join(root, '.cache/third-party-notices.txt'), await thirdPartyNotices(root))

  progress(release ? 'package: building what people install' : 'package: building a folder that runs')
  const config = join(root, '.cache/electron-builder.json')
  await writeFile(config, JSON.stringify(await configurationOf(options)))
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const args = [builder, '--publish', 'never', '--config', config, ...(release ? [] : ['--dir'])]
  const result = await execa(process.execPath, args, { cwd: root, all: true, reject: false })
  if (result.failed) throw new Error(`The package could not be built.\n${result.all ?? ''}`)
  return out
}

/** What electron-builder.yml cannot say, because it is found out here. */
async function configurationOf({ electron, out, release, feed }: PackageOptions): Promise<Configuration> {
  return {
    extends: 'electron-builder.yml',
    directories: { output: out },
    electronVersion: electron.version,
    files: leaveOutAllBut(carriedPackages(await readLock(root))),
    deb: await writeDebScripts(join(root, '.cache/deb')),
    ...(release ? {} : { electronDist: electron.distPath }),
    ...(feed === undefined ? {} : { publish: { provider: 'generic', url: feed } }),
  }
}

/** The program in a package made without `release`. */
export function packagedProgram(out: string): string {
  switch (process.platform) {
    case 'darwin':
      return join(out, process.arch === 'arm64' ? 'mac-arm64' : 'mac', 'Intaglio.app/Contents/MacOS/Intaglio')
    case 'win32':
      return join(out, 'win-unpacked', 'intaglio.exe')
    default:
      return join(out, process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked', 'intaglio')
  }
}
