import type { MethodContext } from '../context.ts'
import type { RequestMethods } from '../methods.ts'
import { itemView } from '../views.ts'

export function createItemMethods({ studio }: MethodContext): RequestMethods<'listItems' | 'listProblems'> {
  return {
    listItems({ projectId, offset, limit }) {
      const { engine, dataDir } = studio()
      return engine.listItems(projectId, { offset, limit }).map((item) => itemView(dataDir, item))
    },

    listProblems: ({ projectId }) => studio().reports.read(projectId),
  }
}
