import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import type { ElectronRuntime } from '../electron/runtime.ts'
import { root } from '../lint/checks.ts'
import { buildStudio } from '../studio/build.ts'
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
  const { electron, out, release, feed, progress } = options
  await buildStudio(progress)
  await mkdir(join(root, '.cache'), { recursive: true })
  await writeFile(join(root, '.cache/third-party-notices.txt'), await thirdPartyNotices(root))

  progress(release ? 'package: building what people install' : 'package: building a folder that runs')
  const args = [
    join(root, 'node_modules/electron-builder/cli.js'),
    ...['--publish', 'never', `-c.directories.output=${out}`, `-c.electronVersion=${electron.version}`],
    ...(release ? [] : ['--dir', `-c.electronDist=${electron.distPath}`]),
    ...(feed === undefined ? [] : ['-c.publish.provider=generic', `-c.publish.url=${feed}`]),
  ]
  const result = await execa(process.execPath, args, { cwd: root, all: true, reject: false })
  if (result.failed) throw new Error(`The package could not be built.\n${result.all ?? ''}`)
  return out
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
