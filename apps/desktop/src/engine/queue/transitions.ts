import { say, type JobState } from '@intaglio/shared'
import type { JobChange, JobRow } from '../store/jobs.ts'
import type { Store } from '../store/store.ts'

/** Moves jobs and tells who listens; the only writer of job states. */
export interface Transitions {
  /** One committed transition. @throws StaleJobError */
  move(job: JobRow, to: JobState, change?: JobChange): JobRow
  /** Facts of a job that stays where it is; `also` runs in the same transaction. */
  note(job: JobRow, change: JobChange, also?: () => void): JobRow
}

/** Code of jobs that are held because one before them cannot go on. */
export const heldCode = 'EARLIER_JOB'
const stuck: readonly JobState[] = ['blocked', 'failed', 'cancelled']

/**
 * @param committed is told of every transition right after it is on the disk
 */
export function createTransitions(
  store: Store,
  emit: (job: JobRow) => void,
  committed: (job: JobRow) => void,
): Transitions {
  return {
    move(job, to, change = {}) {
      const moved = store.transaction(() => {
        const row = store.jobs.move(job.jobId, job.state, to, change)
        return [row, ...holdOrRelease(store, row, job.state)]
      })
      moved.forEach(emit)
      const row = moved[0] as JobRow
      committed(row)
      return row
    },
    note(job, change, also) {
      const row = store.transaction(() => {
        also?.()
        return store.jobs.note(job.jobId, change)
      })
      emit(row)
      return row
    },
  }
}

/**
 * Token ids follow the order of the batches, so a batch must never overtake one that did not happen: when a job
 * cannot go on, the later ones of its project are blocked, and go on when it does.
 */
function holdOrRelease(store: Store, job: JobRow, from: JobState): JobRow[] {
  const now = stuck.includes(job.state)
  if (now === stuck.includes(from)) return []
  const jobs = store.jobs.list(job.projectId)
  const later = jobs.filter(({ sequence }) => sequence > job.sequence)
  if (now) {
    return later
      .filter(
        ({ state, resumeState }) => state === 'planned' || (state === 'waiting' && resumeState === 'planned'),
      )
      .map((held) =>
        store.jobs.move(held.jobId, held.state, 'blocked', {
          resumeState: 'planned',
          code: heldCode,
          message: say`An earlier job of this project cannot go on. This one follows it by itself.`,
        }),
      )
  }
  const othersStuck = jobs.some(({ sequence, state, code }) => {
    return sequence < job.sequence && stuck.includes(state) && code !== heldCode
  })
  if (othersStuck) return []
  const released: JobRow[] = []
  for (const held of later) {
    // Whatever is behind a job that is stuck on its own stays held by that one.
    if (stuck.includes(held.state) && held.code !== heldCode) break
    if (held.code === heldCode) released.push(store.jobs.move(held.jobId, held.state, 'planned'))
  }
  return released
}
