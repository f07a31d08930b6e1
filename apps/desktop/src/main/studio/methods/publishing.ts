import type { MethodContext } from '../context.ts'
import type { RequestMethods } from '../methods.ts'
import { createDescribeJob } from '../views.ts'

export function createPublishingMethods({
  studio,
  tasks,
}: MethodContext): RequestMethods<'signIn' | 'getPlan' | 'publish'> {
  return {
    async signIn() {
      await studio().engine.signIn()
    },

    async getPlan({ projectId }) {
      const { items, ...plan } = await studio().engine.plan(projectId)
      return { ...plan, itemCount: items }
    },

    publish({ projectId }) {
      const { engine } = studio()
      return tasks.run(projectId, 'sign-in', async (onProgress, signal) => {
        await engine.signIn()
        await engine.pin(projectId, { onProgress, signal })
        const jobs = await engine.publish(projectId)
        return jobs.map(createDescribeJob(engine))
      })
    },
  }
}
