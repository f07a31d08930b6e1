import { IntaglioError, type Text } from '@intaglio/shared'
import type { JobsOutcomeView } from '../../../contract/models.ts'
import type { MethodContext } from '../context.ts'
import type { EngineMethods } from '../methods.ts'
import { createDescribeJob } from '../views.ts'

type JobMethods = Pick<
  EngineMethods,
  | 'listJobs'
  | 'getJobHistory'
  | 'retryJobs'
  | 'cancelJobs'
  | 'getQueuePauses'
  | 'pauseQueue'
  | 'writeJobReport'
  | 'cancelTask'
  | 'pauseTask'
  | 'resumeTask'
>

export function createJobMethods({ studio, tasks, goOn }: MethodContext): JobMethods {
  return {
    listJobs({ projectId }) {
      const { engine } = studio()
      return engine.listJobs(projectId).map(createDescribeJob(engine))
    },
    getJobHistory: ({ jobId }) => studio().engine.jobHistory(jobId),
    async retryJobs({ jobIds }) {
      const { engine } = studio()
      const wanted = new Set(jobIds)
      const needsPerson = engine.listJobs().some((job) => job.state === 'blocked' && wanted.has(job.jobId))
      // What needs a person may need their session. A kept one that works asks for no signature.
      if (needsPerson) await engine.signIn()
      return forEach(jobIds, (jobId) => engine.retryJob(jobId))
    },
    cancelJobs: ({ jobIds }) => forEach(jobIds, (jobId) => studio().engine.cancelJob(jobId)),
    getQueuePauses: () => studio().engine.queuePauses(),
    pauseQueue: ({ paused, projectId }) => studio().engine.pauseQueue(paused, projectId),
    writeJobReport: ({ file, format, projectId }) =>
      studio().engine.exportJobs(file, { format, ...(projectId !== undefined && { projectId }) }),
    cancelTask: ({ taskId }) => tasks.cancel(taskId),
    pauseTask: ({ taskId }) => tasks.pause(taskId),
    resumeTask({ taskId }) {
      const again = tasks.takeUp(taskId)
      if (again) goOn(again)
    },
  }
}

/** How many at a time, before others have their turn: each is a transaction of its own. */
const AT_ONCE = 20

/** Does something to each job; what one refuses does not keep the others. A single one refuses by throwing. */
async function forEach(jobIds: readonly string[], act: (jobId: string) => void): Promise<JobsOutcomeView> {
  const reasons: Text[] = []
  for (const [index, jobId] of jobIds.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise(setImmediate)
    try {
      act(jobId)
    } catch (error) {
      if (jobIds.length === 1 || !(error instanceof IntaglioError)) throw error
      reasons.push(error.text)
    }
  }
  const [reason] = reasons
  return {
    done: jobIds.length - reasons.length,
    refused: reason === undefined ? undefined : { count: reasons.length, reason },
  }
}
