// The queue, as the window knows it: asked for once, then kept up by what the studio pushes.
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { JobView, QueuePausesView } from '../../contract/models.ts'
import { studio } from './studio.ts'

const keys = {
  jobs: ['jobs'],
  pauses: ['queue-pauses'],
  history: (jobId: string) => ['job-history', jobId],
} as const

/** Puts changed jobs where they were, and new ones at the end. */
export function putJobs(known: readonly JobView[], changed: readonly JobView[]): JobView[] {
  const byId = new Map(changed.map((job) => [job.jobId, job]))
  const kept = known.map((job) => {
    const now = byId.get(job.jobId)
    byId.delete(job.jobId)
    return now ?? job
  })
  return byId.size === 0 ? kept : [...kept, ...byId.values()]
}

export function followJobs(queries: QueryClient, changed: readonly JobView[]): void {
  queries.setQueryData<JobView[]>(keys.jobs, (jobs) => jobs && putJobs(jobs, changed))
  for (const { jobId } of changed) {
    // Asked for by nobody but the detail of one job: cheap for all others.
    if (queries.getQueryState(keys.history(jobId))) {
      void queries.invalidateQueries({ queryKey: keys.history(jobId) })
    }
  }
}

export function followPauses(queries: QueryClient, pauses: QueuePausesView): void {
  queries.setQueryData<QueuePausesView>(keys.pauses, pauses)
}

/** Jobs that did not change are the same objects already: comparing thousands anew would only cost frames. */
export const useJobs = () =>
  useQuery({ queryKey: keys.jobs, queryFn: () => studio.listJobs({}), structuralSharing: false })

export const useQueuePauses = () =>
  useQuery({ queryKey: keys.pauses, queryFn: () => studio.getQueuePauses(undefined) })

export const useJobHistory = (jobId: string) =>
  useQuery({ queryKey: keys.history(jobId), queryFn: () => studio.getJobHistory({ jobId }) })

function useJobsMutation<Input, Output>(run: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.jobs }),
  })
}

export const useRetryJobs = () => useJobsMutation(studio.retryJobs)
export const useCancelJobs = () => useJobsMutation(studio.cancelJobs)
export const usePauseQueue = () => useMutation({ mutationFn: studio.pauseQueue })
export const useSaveJobReport = () => useMutation({ mutationFn: studio.saveJobReport })
