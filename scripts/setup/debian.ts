import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Debian packages are missing and this process cannot install them; the message says the command that can. */
export class DebianPackagesError extends Error {
  override readonly name = 'DebianPackagesError'
  readonly code = 'DEBIAN_PACKAGES'
}

/** Whether packages can be installed here without asking anyone. */
export function isDebianRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** Those of the packages that are not installed; all of them where there is no dpkg. */
export function missingDebianPackages(packages: readonly string[]): string[] {
  const query = spawnSync(
    'dpkg-query',
    ['-W', '-f', '${binary:Package} ${db:Status-Status}\n', ...packages],
    {
      encoding: 'utf8',
    },
  )
  const installed = new Set(
    (query.stdout ?? '')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, status]) => status === 'installed')
      .map(([name = '']) => name.replace(/:.*/, '')),
  )
  return packages.filter((name) => !installed.has(name))
}

let queue: Promise<unknown> = Promise.resolve()

/**
 * Installs the packages that are missing, one call after another. Where it may not (not Debian, not root) it
 * throws DebianPackagesError, which names them and the command to run. `progress` gets a line for what takes time.
 */
export async function ensureDebianPackages(
  packages: readonly string[],
  progress: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Promise<void> {
  const turn = queue.then(() => install(packages, progress))
  queue = turn.catch(() => undefined)
  return turn
}

async function install(packages: readonly string[], progress: (line: string) => void): Promise<void> {
  const missing = missingDebianPackages(packages)
  if (missing.length === 0) return
  const list = missing.join(' ')
  if (!isDebianRoot()) {
    throw new DebianPackagesError(
      existsSync('/usr/bin/apt-get')
        ? `Run \`sudo apt-get install ${list}\` and try again`
        : `Install what Debian calls ${list}, and try again`,
    )
  }
  progress(`apt-get install ${list}`)
  // Package lists may be missing or old: fetch them only when the first attempt fails.
  let result = await aptGet(['install', ...missing])
  if (!result.ok) {
    await aptGet(['update'])
    result = await aptGet(['install', ...missing])
  }
  if (!result.ok) throw new DebianPackagesError(`apt-get install ${list} failed:\n${result.output}`)
}

function aptGet(args: string[]): Promise<{ ok: boolean; output: string }> {
  const options = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return new Promise((resolve) => {
    execFile('apt-get', [...options, ...args], { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim().split('\n').slice(-20).join('\n')
      resolve({ ok: error === null, output })
    })
  })
}
