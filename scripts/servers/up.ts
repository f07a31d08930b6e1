import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import getPort from 'get-port'
import { serverKinds } from './kinds/index.ts'
import { withLock } from './lock.ts'
import { defaultStateDir } from './paths.ts'
import { endProcesses, isRunning, spawnDetached } from './processes.ts'
import { createState, readState, writeState, type ServerRecord, type ServersState } from './state.ts'
import {
  ServerStartError,
  type Program,
  type Progress,
  type ServerKind,
  type ServerName,
  type ServerUrls,
  type StartContext,
} from './types.ts'

export interface UpOptions {
  /** Start these; all when left out. */
  only?: readonly ServerName[]
  /** Where the set is remembered; a folder of its own makes a set of its own. Default `.cache/servers`. */
  stateDir?: string
  /** Where replacing URLs are looked up; default `process.env`. `{}` starts everything. */
  env?: NodeJS.ProcessEnv
  /** Gets a line for whatever takes time; default standard error. */
  progress?: Progress
}

/** Against hangs only: one that ends is noticed at once. */
const startTimeout = 300_000

/**
 * Brings the servers up and returns where they are: those that answer already are left alone, those that the
 * environment names are taken, the others are found, installed or built, and started on free ports of
 * 127.0.0.1. They outlive this process; `downServers` ends them. The URLs of servers that `only` leaves out
 * are missing.
 * Throws ServerUnavailableError or ServerStartError, or an AggregateError of several; what came up stays up.
 */
export async function upServers(options?: UpOptions & { only?: undefined }): Promise<ServerUrls>
export async function upServers(options: UpOptions): Promise<Partial<ServerUrls>>
export async function upServers(options: UpOptions = {}): Promise<Partial<ServerUrls>> {
  const { only, stateDir = defaultStateDir, env = process.env, progress = toStandardError } = options
  const waiting = () => progress('waiting for another run that is at work on the same servers')
  return withLock(
    path.join(stateDir, 'lock'),
    async () => {
      const state = readState(stateDir) ?? createState(stateDir)
      const save = () => writeState(stateDir, state)
      const results = await Promise.allSettled(
        serverKinds(only).map((kind) => upServer(kind, state, save, env, progress)),
      )
      const failures = results.flatMap((result) =>
        result.status === 'rejected' ? [result.reason as unknown] : [],
      )
      if (failures.length === 1) throw failures[0]
      if (failures.length > 1) {
        const text = failures.map((failure) => (failure instanceof Error ? failure.message : String(failure)))
        throw new AggregateError(failures, text.join('\n'))
      }
      const urls = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
      return urls.reduce((all, one) => Object.assign(all, one), {})
    },
    waiting,
  )
}

async function upServer(
  kind: ServerKind,
  state: ServersState,
  save: () => void,
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<Partial<ServerUrls>> {
  const remembered = state.servers[kind.name]
  const given = kind.fromEnvironment(env)
  if (given) {
    if (remembered) await endProcesses(remembered.processes, path.join(state.runDir, kind.name))
    const version = await kind.version(given).catch((error: unknown) => {
      throw new ServerStartError(`${kind.title} of the environment does not answer`, { cause: error })
    })
    const rest = { source: 'env' as const, program: '', processes: [], ports: [], ready: true }
    state.servers[kind.name] = { ...rest, version, urls: given }
    save()
    return given
  }
  if (remembered?.ready && remembered.source !== 'env' && remembered.processes.every(isRunning)) {
    const version = await kind.version(remembered.urls).catch(() => undefined)
    if (version !== undefined) return remembered.urls
  }
  if (remembered) await endProcesses(remembered.processes, path.join(state.runDir, kind.name))
  const program = (await kind.find()) ?? (await kind.install(progress))
  return start(kind, program, state, save, progress)
}

async function start(
  kind: ServerKind,
  program: Program,
  state: ServersState,
  save: () => void,
  progress: Progress,
): Promise<Partial<ServerUrls>> {
  const began = performance.now()
  const record: ServerRecord = {
    source: program.source,
    program: program.path,
    version: '',
    processes: [],
    ports: [],
    urls: {},
    ready: false,
  }
  state.servers[kind.name] = record
  save()
  // A folder of its own for each start: what a killed one left is in nobody's way.
  const folder = path.join(state.runDir, kind.name, String(Date.now()))
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  try {
    record.urls = await kind.start(startContext(kind, program, folder, record, save))
    record.version = await kind.version(record.urls)
  } catch (error) {
    await endProcesses(record.processes, path.join(state.runDir, kind.name))
    throw error
  }
  record.ready = true
  save()
  progress(`${kind.title} ${record.version} is up after ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return record.urls
}

function startContext(
  kind: ServerKind,
  program: Program,
  folder: string,
  record: ServerRecord,
  save: () => void,
): StartContext {
  const log = path.join(folder, 'output.log')
  let ended: string | undefined
  const failure = (reason: string, cause?: unknown) => {
    const text = readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n')
    return new ServerStartError(
      `${kind.title} did not come up: ${reason}. Its last words (${log}):\n${text}`,
      { cause },
    )
  }
  return {
    folder,
    program,
    async ports(count) {
      for (let taken = 0; taken < count; taken++) record.ports.push(await getPort({ host: '127.0.0.1' }))
      save()
      return record.ports.slice(-count)
    },
    spawn(plan) {
      record.processes.push(spawnDetached(plan, log, (reason) => (ended = reason)))
      save()
    },
    async untilReady(attempt) {
      const deadline = Date.now() + startTimeout
      for (;;) {
        try {
          await attempt()
          return
        } catch (error) {
          if (ended !== undefined) throw failure(ended, error)
          if (Date.now() > deadline) throw failure(`no answer in ${startTimeout / 1000} s`, error)
          await setTimeout(100)
        }
      }
    },
  }
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`)
}
