import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ProcessRecord } from './processes.ts'
import type { ServerName, ServerUrls } from './types.ts'

/** What is remembered of one server. It is `ready` once it has answered. */
export interface ServerRecord {
  source: 'env' | 'path' | 'built' | 'package'
  program: string
  version: string
  processes: ProcessRecord[]
  ports: number[]
  urls: Partial<ServerUrls>
  ready: boolean
}

/** What is remembered of a set of servers, in `<stateDir>/state.json`. */
export interface ServersState {
  /** Data, logs and passwords of this set; under the system's temporary folder, gone after `down`. */
  runDir: string
  servers: Partial<Record<ServerName, ServerRecord>>
}

const stateFile = (stateDir: string) => path.join(stateDir, 'state.json')

/** The remembered set, or undefined where nothing was started. */
export function readState(stateDir: string): ServersState | undefined {
  let text
  try {
    text = readFileSync(stateFile(stateDir), 'utf8')
  } catch {
    return undefined
  }
  return JSON.parse(text) as ServersState
}

/** Writes the state in one step and at once: what is started next must be found by `down` whatever happens. */
export function writeState(stateDir: string, state: ServersState): void {
  mkdirSync(stateDir, { recursive: true })
  const scratch = `${stateFile(stateDir)}.partial`
  // Passwords are in it.
  writeFileSync(scratch, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 })
  renameSync(scratch, stateFile(stateDir))
}

/** A new set with its run folder, already written. */
export function createState(stateDir: string): ServersState {
  const runDir = mkdtempSync(path.join(tmpdir(), 'intaglio-servers-'))
  // PostgreSQL does not run as root: the user it runs as must get through to its folder.
  chmodSync(runDir, 0o711)
  const state = { runDir, servers: {} }
  writeState(stateDir, state)
  return state
}

/** Forgets the set and removes its data. */
export function removeState(stateDir: string, state: ServersState): void {
  rmSync(state.runDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  rmSync(stateFile(stateDir), { force: true })
}
