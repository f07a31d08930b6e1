import type { MethodContext } from '../context.ts'
import type { RequestMethods } from '../methods.ts'
import { createDescribeJob } from '../views.ts'

export function createJobMethods({
  studio,
  tasks,
}: MethodContext): RequestMethods<'listJobs' | 'retryJob' | 'cancelJob' | 'cancelTask'> {
  return {
    listJobs({ projectId }) {
      const { engine } = studio()
      return engine.listJobs(projectId).map(createDescribeJob(engine))
    },
    async retryJob({ jobId }) {
      const { engine } = studio()
      const job = engine.listJobs().find((candidate) => candidate.jobId === jobId)
      // What needs a person may need their session. A kept one that works asks for no signature.
      if (job?.state === 'blocked') await engine.signIn()
      engine.retryJob(jobId)
    },
    cancelJob: ({ jobId }) => studio().engine.cancelJob(jobId),
    cancelTask: ({ taskId }) => tasks.cancel(taskId),
  }
}
