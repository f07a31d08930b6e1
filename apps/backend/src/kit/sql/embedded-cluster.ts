import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { IntaglioError, say, type Phrase } from '@intaglio/shared'
import pg from 'pg'
import {
  postgresBinaries,
  postgresRunner,
  type PostgresBinaries,
  type PostgresRunner,
} from './embedded-binaries.ts'

export interface EmbeddedCluster {
  /** Server URL without a database; the password in it is random and kept in the data folder. */
  readonly url: string
  stop(): Promise<void>
}

const startLimitMilliseconds = 60_000
/** How long a process that was killed may take to disappear from its server's list of sessions. */
const ownerGoneMilliseconds = 5_000
/** Held by the one process that owns the cluster; PostgreSQL lets go of it when that process dies, however it dies. */
const ownerLock = 7_235_100

const serverFlags = [
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['max_connections', '200'],
  ['shared_buffers', '64MB'],
  ['max_wal_size', '256MB'],
  ['log_min_messages', 'warning'],
  ['lc_messages', 'C'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`])

/**
 * Starts the PostgreSQL of the registry package over `<dataDir>/postgres`, or takes over the one that a killed
 * process left running there.
 * @throws IntaglioError `DATA_FOLDER_IN_USE` when a living process owns it
 */
export async function startEmbeddedCluster(dataDir: string): Promise<EmbeddedCluster> {
  const binaries = await postgresBinaries()
  const home = path.resolve(dataDir, 'postgres')
  await mkdir(home, { recursive: true, mode: 0o700 })
  const runner = await postgresRunner(home)
  const password = await passwordOf(home)
  const data = path.join(home, 'data')
  if (!(await exists(data))) await initialise(binaries, runner, home, password)

  const left = await findRunning(data, password)
  const running = left ?? (await start(binaries, runner, home, password))
  const owner = await takeOwnership(running.url, dataDir)
  if (left) process.once('exit', left.killNow)
  return {
    url: running.url,
    async stop() {
      process.off('exit', running.killNow)
      await owner.end().catch(() => undefined)
      running.kill('SIGINT')
      await until(async () => !(await exists(path.join(data, 'postmaster.pid'))), startLimitMilliseconds)
    },
  }
}

interface RunningServer {
  url: string
  kill(signal: NodeJS.Signals): void
  /** For the exit of this process, where nothing can be waited for; the next start recovers. */
  killNow(): void
}

async function passwordOf(home: string): Promise<string> {
  const file = path.join(home, 'password')
  try {
    return await readFile(file, 'utf8')
  } catch {
    const password = randomBytes(24).toString('base64url')
    await writeFile(file, password, { mode: 0o600, flush: true })
    return password
  }
}

/** Makes the cluster beside its place and moves it there, so that an interrupted one is never taken for whole. */
async function initialise(
  binaries: PostgresBinaries,
  runner: PostgresRunner,
  home: string,
  password: string,
): Promise<void> {
  const fresh = path.join(home, 'data.new')
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  const passwordFile = path.join(home, 'password.new')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await runner.own(fresh)
  await runner.own(passwordFile)
  const args = [
    '-D',
    fresh,
    '-U',
    'intaglio',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ]
  const child = runner.spawn(binaries.initdb, [...args, '--locale=C', '--no-instructions'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await exitOf(child)
  await rm(passwordFile, { force: true })
  if (code !== 0) throw failed(say`The embedded PostgreSQL could not be set up.`, output)
  await rename(fresh, path.join(home, 'data'))
}

async function start(
  binaries: PostgresBinaries,
  runner: PostgresRunner,
  home: string,
  password: string,
): Promise<RunningServer> {
  const data = path.join(home, 'data')
  const logFile = path.join(home, 'server.log')
  // Standard error is a file and not a pipe: a pipe would break when this process dies and the server lives on.
  const log = openSync(logFile, 'w')
  const port = await freePort()
  const child = runner.spawn(binaries.postgres, ['-D', data, '-p', String(port), ...serverFlags], {
    stdio: ['ignore', log, log],
    // A Ctrl-C in the terminal is for us: we stop the server when everything else is done with it.
    detached: true,
  })
  closeSync(log)
  child.unref()
  const killNow = () => void child.kill('SIGQUIT')
  process.once('exit', killNow)
  let gone = false
  child.once('error', () => (gone = true))
  child.once('exit', () => (gone = true))
  const url = urlOf(port, password)
  await until(async () => gone || (await isReady(data)), startLimitMilliseconds)
  if (gone) {
    process.off('exit', killNow)
    throw failed(say`The embedded PostgreSQL did not start.`, await readFile(logFile, 'utf8').catch(() => ''))
  }
  return { url, kill: (signal) => void child.kill(signal), killNow }
}

/** The server that postmaster.pid speaks of, where it runs and is ours. */
async function findRunning(data: string, password: string): Promise<RunningServer | undefined> {
  const lines = await postmasterLines(data)
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!pid || !port) return undefined
  const url = urlOf(port, password)
  const client = new pg.Client({ connectionString: `${url}/postgres`, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
    if (path.resolve(rows[0]?.data_directory ?? '') !== path.resolve(data)) return undefined
    const kill = (signal: NodeJS.Signals) => killQuietly(pid, signal)
    return { url, kill, killNow: () => kill('SIGQUIT') }
  } catch {
    // Nobody there, or somebody else: a stale file, which PostgreSQL itself knows how to judge.
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function takeOwnership(url: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: `${url}/postgres`, application_name: 'intaglio owner' })
  client.on('error', () => undefined)
  await client.connect()
  const owned = await until(async () => {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
      ownerLock,
    ])
    return rows[0]?.mine === true
  }, ownerGoneMilliseconds).then(
    () => true,
    () => false,
  )
  if (owned) return client
  await client.end()
  throw new IntaglioError(say`The data folder ${{ dataDir }} is in use.`, {
    code: 'DATA_FOLDER_IN_USE',
    why: say`Another Intaglio backend runs on it.`,
    next: say`Stop that one first, or choose another folder.`,
  })
}

async function isReady(data: string): Promise<boolean> {
  return (await postmasterLines(data))[7]?.trim() === 'ready'
}

async function postmasterLines(data: string): Promise<string[]> {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  return text.split('\n')
}

function urlOf(port: number, password: string): string {
  return `postgres://intaglio:${password}@127.0.0.1:${port}`
}

function killQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It is gone already, which is what was wanted.
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function until(condition: () => Promise<boolean>, limitMilliseconds: number): Promise<void> {
  const deadline = Date.now() + limitMilliseconds
  while (!(await condition())) {
    if (Date.now() > deadline) throw failed(say`The embedded PostgreSQL took too long.`, '')
    await delay(20)
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

function failed(message: Phrase, output: string): IntaglioError {
  return new IntaglioError(message, {
    code: 'EMBEDDED_POSTGRES_FAILED',
    why: output.trim().split('\n').slice(-5).join(' '),
    next: say`Look at postgres/server.log in the data folder.`,
  })
}
