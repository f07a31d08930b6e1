// What runs: the jobs of the queue, and tasks.
import { z } from 'zod'
import type { JobsOutcomeView, JobStepView, JobView, QueuePausesView } from '../models.ts'
import { id, nothing } from './fields.ts'

const jobs = z.strictObject({ jobIds: z.array(id).min(1).max(10_000) })

export const jobSchemas = {
  listJobs: z.strictObject({ projectId: id.optional() }),
  getJobHistory: z.strictObject({ jobId: id }),
  retryJobs: jobs,
  cancelJobs: jobs,
  getQueuePauses: nothing,
  pauseQueue: z.strictObject({ paused: z.boolean(), projectId: id.optional() }),
  saveJobReport: z.strictObject({ format: z.enum(['csv', 'json']), projectId: id.optional() }),
  cancelTask: z.strictObject({ taskId: id }),
  pauseTask: z.strictObject({ taskId: id }),
  resumeTask: z.strictObject({ taskId: id }),
}

export interface JobOutputs {
  listJobs: JobView[]
  getJobHistory: JobStepView[]
  retryJobs: JobsOutcomeView
  cancelJobs: JobsOutcomeView
  getQueuePauses: QueuePausesView
  pauseQueue: undefined
  /** Asks where to. Answers the file; undefined where the person changed their mind. */
  saveJobReport: string | undefined
  /** Of one that waits: it waits no more. */
  cancelTask: undefined
  pauseTask: undefined
  /** Goes on from where it was; answers at once. */
  resumeTask: undefined
}
