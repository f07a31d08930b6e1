import { type Text, writeText } from '@intaglio/shared'
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { LeaseRow, Leases } from './store/leases.ts'

/** How often a holder says that it is there, and how long it may be silent before it counts as gone. */
const beatMs = 5_000
const silenceMs = 30_000

/** What this process may do that no other may at the same time. */
export interface LeaseKeeper {
  /**
   * Takes a lease and keeps it until it is released.
   * @param onLost is told when another process took it because this one was silent for too long (suspended, say)
   * @returns the holder where it is taken
   */
  take(name: string, onLost: () => void): LeaseRow | undefined
  holder(name: string): LeaseRow | undefined
  release(name: string): void
  /** Releases everything. */
  close(): void
}

/** Those of this process: what another of the same process id holds was left by one that could not let go. */
const present = new Set<string>()

/** @param label names this process to a person who waits for it */
export function createLeaseKeeper(leases: Leases, label: Text): LeaseKeeper {
  const owner = randomUUID()
  const held = new Map<string, () => void>()
  /** Released, but the store could not be written then: on a full disk, say. */
  const owed = new Set<string>()
  present.add(owner)
  const letGo = (name: string) => {
    try {
      leases.release(name, owner)
      owed.delete(name)
    } catch {
      // Whoever released it has an error of the same disk to tell of, and must not lose it to this one.
      owed.add(name)
    }
  }
  const beat = () => {
    for (const name of owed) letGo(name)
    // Looked at first: a lease that was taken away must not be answered for.
    const still = new Set(leases.heldBy(owner))
    leases.beat(owner, Date.now())
    for (const [name, onLost] of held) {
      if (still.has(name)) continue
      held.delete(name)
      onLost()
    }
  }
  const timer = setInterval(() => {
    if (held.size + owed.size === 0) return
    try {
      beat()
    } catch {
      // A store that cannot be written now says so to whoever works with it; the next beat tries again.
    }
  }, beatMs).unref()
  return {
    take(name, onLost) {
      const now = Date.now()
      const mine = { name, owner, label: writeText(label), pid: process.pid, host: hostname(), beatAt: now }
      const holder = leases.take({ ...mine, takenAt: new Date(now).toISOString() }, isGone)
      if (holder) return holder
      held.set(name, onLost)
      owed.delete(name)
      return undefined
    },
    holder(name) {
      const holder = leases.get(name)
      return holder && !isGone(holder) ? holder : undefined
    },
    release(name) {
      held.delete(name)
      letGo(name)
    },
    close() {
      clearInterval(timer)
      for (const name of [...held.keys(), ...owed]) letGo(name)
      held.clear()
      present.delete(owner)
    },
  }
}

/** A holder is gone when its process is, or when it was silent for long: a process id may have a new bearer. */
export function isGone({ owner, pid, host, beatAt }: LeaseRow): boolean {
  if (Date.now() - beatAt > silenceMs) return true
  if (host !== hostname()) return false
  return pid === process.pid ? !present.has(owner) : !isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only looks.
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
