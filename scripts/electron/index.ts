// Which Electron runs the studio in this checkout: the one the `electron` package names, or, where its
// release page cannot be reached, the one a registry package carries. The answer says which.
import { cacheRoot, type Progress, toStderr } from './cache.ts'
import { ElectronUnavailableError } from './errors.ts'
import { findNpmElectron } from './npm-electron.ts'
import { buildRegistryElectron, registryElectronSupported } from './registry-electron.ts'
import type { ElectronRuntime } from './runtime.ts'
import { useSeparateGlib } from './sharp.ts'
import { useCompatibleSqlite } from './sqlite.ts'

export interface EnsureElectronOptions {
  /** Receives one line a step. Standard error unless given. */
  progress?: Progress
  /** Folder that survives the checkout. `~/.cache/intaglio/electron` unless given. */
  cacheDir?: string
}

/**
 * Makes an Electron ready to run and says which one it is. The first call may download or build for
 * minutes; later ones answer at once.
 *
 * @throws ElectronUnavailableError when neither source works on this machine, with what to do.
 */
export async function ensureElectron(options: EnsureElectronOptions = {}): Promise<ElectronRuntime> {
  const progress = options.progress ?? toStderr
  const cacheDir = options.cacheDir ?? cacheRoot()
  await useSeparateGlib()

  const fromNpm = await findNpmElectron({ cacheDir, progress })
  if (fromNpm.runtime) return fromNpm.runtime

  if (!registryElectronSupported()) {
    throw new ElectronUnavailableError(
      `Electron could not be downloaded (${fromNpm.reason}), and the fallback exists for Linux on x64 only. ` +
        'Connect to the internet, or set ELECTRON_MIRROR to a mirror of its releases, and try again.',
    )
  }
  const runtime = await buildRegistryElectron({ cacheDir, progress })
  await useCompatibleSqlite({ cacheDir, progress })
  return runtime
}

/** One line for people: which Electron runs, and why it is not the current one. */
export function describeElectron(runtime: ElectronRuntime): string {
  return runtime.source === 'npm'
    ? `Electron ${runtime.version}`
    : `Electron ${runtime.version} (from the package registry: the current release could not be downloaded here)`
}
