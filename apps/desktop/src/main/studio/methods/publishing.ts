import { writeFile } from 'node:fs/promises'
import { workspaceTargetId } from '../../../engine/storage/types.ts'
import type { MethodContext } from '../context.ts'
import type { EngineMethods } from '../methods.ts'
import { createDescribeJob } from '../views.ts'

export function createPublishingMethods({
  studio,
  tasks,
}: MethodContext): Pick<EngineMethods, 'signIn' | 'getReview' | 'writeReview' | 'getPlan' | 'publish'> {
  return {
    async signIn() {
      await studio().engine.signIn()
    },

    getReview({ projectId }) {
      const { items, ...review } = studio().engine.review(projectId)
      return { ...review, itemCount: items }
    },

    async writeReview({ projectId, file }) {
      const { addresses, ...review } = studio().engine.review(projectId)
      // Where this computer keeps the files is nobody else's.
      const { carFile: _, ...shown } = addresses ?? { carFile: '' }
      const document = {
        format: 'intaglio-publish-review-1',
        ...review,
        addresses: addresses && shown,
        exportedAt: new Date().toISOString(),
      }
      await writeFile(file, `${JSON.stringify(document, undefined, 2)}\n`)
    },

    async getPlan({ projectId }) {
      const { items, ...plan } = await studio().engine.plan(projectId)
      return { ...plan, itemCount: items }
    },

    publish({ projectId }) {
      const { engine } = studio()
      return tasks.run(projectId, 'sign-in', async (onProgress, signal) => {
        await engine.signIn()
        await engine.storage.send(projectId, workspaceTargetId, { onProgress, signal })
        const jobs = await engine.publish(projectId)
        return jobs.map(createDescribeJob(engine))
      })
    },
  }
}
