import { IntaglioError, say, inEnglish, readText } from '@intaglio/shared'
import { explainDisk } from './durability/disk-errors.ts'
import type { LeaseKeeper } from './lease-keeper.ts'
import type { LeaseRow } from './store/leases.ts'

/**
 * Runs work on one project after the other, in the order asked; different projects side by side. While it runs no
 * other process may work on the project.
 */
export interface ProjectLocks {
  /**
   * @param work is given a signal that ends it should another process have taken the project over
   * @throws IntaglioError `PROJECT_BUSY` while another process works on it, naming that process; `DISK_FULL` and the
   * like for what the system says of the disk
   */
  run<Result>(projectId: string, work: (lost: AbortSignal) => Promise<Result>): Promise<Result>
  /** Resolves when nothing runs. */
  idle(): Promise<void>
}

export function createProjectLocks(leases: LeaseKeeper): ProjectLocks {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run(projectId, work) {
      const alone = async () => {
        const name = `project:${projectId}`
        const lost = new AbortController()
        const holder = leases.take(name, () => lost.abort(takenOver(leases.holder(name))))
        if (holder) throw busy(holder)
        try {
          return await work(lost.signal)
        } catch (error) {
          throw explainDisk(error)
        } finally {
          leases.release(name)
        }
      }
      const before = tails.get(projectId) ?? Promise.resolve()
      const mine = before.then(alone, alone)
      tails.set(projectId, mine)
      const forget = () => {
        if (tails.get(projectId) === mine) tails.delete(projectId)
      }
      mine.then(forget, forget)
      return mine
    },
    async idle() {
      while (tails.size > 0) await Promise.allSettled(tails.values())
    },
  }
}

function busy({ label, pid, takenAt }: LeaseRow): IntaglioError {
  return new IntaglioError(say`Another process works on this project.`, {
    code: 'PROJECT_BUSY',
    why: say`${{ label: readText(label) }} (process ${{ pid: String(pid) }}) has held it since ${{ takenAt }}.`,
    next: say`Wait until it is done, or end it; what it has done so far is kept.`,
    details: { label: inEnglish(readText(label)), pid, takenAt },
  })
}

function takenOver(holder: LeaseRow | undefined): IntaglioError {
  return new IntaglioError(say`Another process went on with this project while this one stood still.`, {
    code: 'PROJECT_TAKEN_OVER',
    ...(holder && {
      why: say`${{ label: readText(holder.label) }} (process ${{ pid: String(holder.pid) }}) holds it now.`,
    }),
    next: say`Run this again when the other is done.`,
  })
}
