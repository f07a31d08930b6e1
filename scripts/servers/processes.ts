import { execFileSync, spawn } from 'node:child_process'
import { closeSync, openSync, readlinkSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { ProcessPlan } from './types.ts'

/** A process as it is remembered: an id alone may have been given to another process since. */
export interface ProcessRecord {
  pid: number
  /** When it started, as the system words it. */
  started: string
}

interface Running {
  pid: number
  ppid: number
  pgid: number
  state: string
  args: string
}

/** Starts a process that outlives this one, in a process group of its own, writing to `log`. */
export function spawnDetached(
  plan: ProcessPlan,
  log: string,
  onExit: (reason: string) => void,
): ProcessRecord {
  const output = openSync(log, 'a')
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: { ...process.env, ...plan.env },
    stdio: ['ignore', output, output],
    detached: true,
    windowsHide: true,
    ...(plan.uid === undefined ? {} : { uid: plan.uid, gid: plan.gid }),
  })
  closeSync(output)
  child.on('error', (error) => onExit(`${plan.command} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => onExit(`${plan.command} ended with ${signal ?? `code ${code ?? '?'}`}`))
  child.unref()
  return { pid: child.pid ?? 0, started: child.pid === undefined ? '' : startTime(child.pid) }
}

/** Whether a process with this id runs (a zombie does not). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return process.platform !== 'linux' || !ps(['-o', 'state=', '-p', String(pid)]).startsWith('Z')
}

/** Whether this very process runs, and not a later one with its id. */
export function isRunning(record: ProcessRecord): boolean {
  return record.pid > 0 && isAlive(record.pid) && startTime(record.pid) === record.started
}

/**
 * Ends the recorded processes, everything in their groups and below them, and whatever else works in
 * `folder` (a helper that detached itself, a process whose start was never recorded): asks first, and kills
 * what is still there after `patience` milliseconds.
 */
export async function endProcesses(
  records: ProcessRecord[],
  folder: string,
  patience = 15_000,
): Promise<void> {
  const roots = records.filter(isRunning).map(({ pid }) => pid)
  if (process.platform === 'win32') {
    for (const pid of roots)
      tryTo(() => execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }))
    return
  }
  const all = family(roots, folder)
  signalAll(all, 'SIGTERM')
  const deadline = Date.now() + patience
  while (Date.now() < deadline && remaining(all, folder).length > 0) await setTimeout(50)
  for (let rest = remaining(all, folder); rest.length > 0; rest = remaining(all, folder)) {
    signalAll(rest, 'SIGKILL')
    await setTimeout(50)
  }
}

function remaining(pids: number[], folder: string): number[] {
  const running = new Set(list().map(({ pid }) => pid))
  return [...new Set([...pids.filter((pid) => running.has(pid)), ...family([], folder)])]
}

function family(roots: number[], folder: string): number[] {
  const processes = list()
  const found = new Set<number>(roots)
  for (const { pid, args } of processes) {
    if (args.includes(folder) || workingFolder(pid)?.startsWith(folder)) found.add(pid)
  }
  const groups = new Set(roots)
  for (let size = -1; size !== found.size;) {
    size = found.size
    for (const { pid, ppid, pgid } of processes) if (found.has(ppid) || groups.has(pgid)) found.add(pid)
  }
  found.delete(process.pid)
  return [...found]
}

function signalAll(pids: number[], signal: NodeJS.Signals): void {
  for (const pid of pids) tryTo(() => process.kill(pid, signal))
}

function list(): Running[] {
  return ps(['-A', '-o', 'pid=,ppid=,pgid=,state=,args='])
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, pid, ppid, pgid, state = '', args = '']) => {
      return { pid: Number(pid), ppid: Number(ppid), pgid: Number(pgid), state, args }
    })
    .filter(({ state, pid }) => !state.startsWith('Z') && pid !== process.pid)
}

function startTime(pid: number): string {
  if (process.platform === 'win32') return String(pid)
  return ps(['-o', 'lstart=', '-p', String(pid)])
}

function workingFolder(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined
  return tryTo(() => readlinkSync(`/proc/${pid}/cwd`))
}

function ps(args: string[]): string {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  return tryTo(() => execFileSync('ps', args, { encoding: 'utf8', env, maxBuffer: 1 << 26 }).trim()) ?? ''
}

function tryTo<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
