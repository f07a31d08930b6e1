import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isAlive } from './processes.ts'

/** Runs `task` while no other process holds `file`. A lock whose owner has died counts for nothing. */
export async function withLock<T>(file: string, task: () => Promise<T>, onWait?: () => void): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true })
  let told = false
  while (!tryLock(file)) {
    if (!told) onWait?.()
    told = true
    await setTimeout(200)
  }
  try {
    return await task()
  } finally {
    rmSync(file, { force: true })
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const owner = readOwner(file)
    if (owner !== undefined && !isAlive(owner)) rmSync(file, { force: true })
    return false
  }
}

function readOwner(file: string): number | undefined {
  try {
    // Just made and not yet written to: someone holds it.
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}
