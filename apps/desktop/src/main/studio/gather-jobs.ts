import type { JobView } from '../../contract/models.ts'

/** People read a few changes a second; a thousand transitions at once are one message. */
const GATHER_MS = 80

/** Tells of changed jobs together, each as it is at the end; the first of a burst waits no longer than the others. */
export function gatherJobs(tell: (jobs: JobView[]) => void): (job: JobView) => void {
  const changed = new Map<string, JobView>()
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    timer = undefined
    tell([...changed.values()])
    changed.clear()
  }
  return (job) => {
    // Put last again, so that the order is that of the last changes.
    changed.delete(job.jobId)
    changed.set(job.jobId, job)
    timer ??= setTimeout(flush, GATHER_MS)
  }
}
