import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import path from 'node:path'
import { isAlive } from '../servers/processes.ts'

const gibibyte = 2 ** 30
const prefix = 'intaglio-tests-'

/** A folder for what tests write, and what removes it with whatever they left. */
export interface Scratch {
  folder: string
  remove(): void
}

/**
 * Makes a folder in memory: databases write through to the disk thousands of times in these tests, and each time wait
 * for it.
 * @param memory where the system keeps files in memory, as Linux does in `/dev/shm`
 * @param room bytes that must be free there, and in memory
 * @returns undefined where there is no such place or less room
 */
export function createScratch(memory = '/dev/shm', room = 8 * gibibyte): Scratch | undefined {
  removeAbandoned(memory)
  if (freeIn(memory) < room || freemem() < room) return undefined
  const folder = mkdtempSync(path.join(memory, `${prefix}${process.pid}-`))
  // Servers that refuse root walk through it as somebody else.
  chmodSync(folder, 0o711)
  return { folder, remove: () => remove(folder) }
}

/** A run that was killed left its folder, which takes memory. */
function removeAbandoned(memory: string): void {
  for (const name of namesIn(memory)) {
    if (name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)))
      remove(path.join(memory, name))
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function freeIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}
