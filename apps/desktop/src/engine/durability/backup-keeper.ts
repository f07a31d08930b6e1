import type { LeaseKeeper } from '../lease-keeper.ts'
import { listBackups } from '../store/backups.ts'
import type { Store } from '../store/store.ts'

const dayMs = 24 * 3_600_000
/** Between two backups of a studio that is worked in. */
const betweenMs = 15 * 60_000
const lookMs = 60_000
const lease = 'backup'

/** Backs the database up by itself: once a day when it is opened, and every quarter of an hour while it changes. */
export interface BackupKeeper {
  /** Something changed. @param isPrecious it must not be lost, so that it is backed up now */
  changed(isPrecious?: boolean): void
  /** Resolves when none is being made any more. */
  close(): Promise<void>
}

/**
 * @param onFault is told of a backup that could not be made; the next change tries again
 * @param now milliseconds since 1970
 */
export function createBackupKeeper(
  { store, dataDir, leases }: { store: Store; dataDir: string; leases: LeaseKeeper },
  onFault: (error: unknown) => void,
  now: () => number = Date.now,
): BackupKeeper {
  const newest = () => Date.parse(listBackups(dataDir)[0]?.takenAt ?? '1970-01-01')
  let isDirty = false
  let isPrecious = false
  let isClosed = false
  let running: Promise<void> | undefined

  const make = async () => {
    if (leases.take(lease, () => undefined)) return
    try {
      ;[isDirty, isPrecious] = [false, false]
      await store.backUp()
    } catch (error) {
      isDirty = true
      onFault(error)
    } finally {
      leases.release(lease)
    }
  }
  const look = () => {
    if (isClosed || running) return
    const isDue = isPrecious || (isDirty && now() - newest() > betweenMs)
    if (!isDue) return
    running = make().finally(() => {
      running = undefined
      if (isPrecious) look()
    })
  }
  const timer = setInterval(look, lookMs).unref()
  if (store.projects.list().length > 0 && now() - newest() > dayMs) {
    isDirty = true
    look()
  }
  return {
    changed(precious = false) {
      isDirty = true
      if (!precious) return
      isPrecious = true
      look()
    },
    async close() {
      isClosed = true
      clearInterval(timer)
      await running
    },
  }
}
