// What runs: the jobs of the queue, and tasks.
import { z } from 'zod'
import type { JobView } from '../models.ts'
import { id } from './fields.ts'

export const jobSchemas = {
  listJobs: z.strictObject({ projectId: id.optional() }),
  retryJob: z.strictObject({ jobId: id }),
  cancelJob: z.strictObject({ jobId: id }),
  cancelTask: z.strictObject({ taskId: id }),
}

export interface JobOutputs {
  listJobs: JobView[]
  retryJob: undefined
  cancelJob: undefined
  cancelTask: undefined
}
