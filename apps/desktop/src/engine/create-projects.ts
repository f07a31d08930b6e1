import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { IntaglioError, isFinalJobState, say, invalidInput } from '@intaglio/shared'
import { projectFolder } from './media/project-folder.ts'
import type { ProjectLocks } from './project-locks.ts'
import type { Store } from './store/store.ts'
import type { Engine } from './types.ts'
import { toProject } from './views.ts'

const projectSchema = z.object({
  name: z.string().trim().min(1).max(100),
  symbol: z.string().trim().min(1).max(20),
  description: z.string().max(10_000).default(''),
  standard: z.enum(['erc721', 'erc1155']).default('erc721'),
  royaltyBps: z.int().min(0).max(10_000).default(0),
})

type Projects = Pick<
  Engine,
  | 'createProject'
  | 'listProjects'
  | 'getProject'
  | 'getCollectionWords'
  | 'deleteProject'
  | 'archiveProject'
  | 'markOpened'
>

/** Making, finding, putting away and removing projects. */
export function createProjects(options: {
  store: Store
  dataDir: string
  locks: ProjectLocks
  onChange: (projectId: string) => void
}): Projects {
  const { store, dataDir, locks, onChange } = options
  return {
    createProject(input) {
      const parsed = projectSchema.safeParse(input)
      if (!parsed.success) throw invalidInput(parsed.error, 'project')
      const projectId = randomUUID()
      store.projects.add({ projectId, ...parsed.data })
      onChange(projectId)
      return toProject(store.projects.get(projectId))
    },
    listProjects: () => store.projects.list().map(toProject),
    getProject: (projectId) => toProject(store.projects.get(projectId)),
    getCollectionWords(projectId) {
      const { name, symbol, description, royaltyBps, standard, ...rest } = store.projects.get(projectId)
      const { externalLink, nameTemplate, descriptionTemplate } = rest
      return {
        ...{ name, symbol, description, royaltyBps, standard },
        ...{ externalLink, nameTemplate, descriptionTemplate },
      }
    },
    deleteProject: (projectId) =>
      locks.run(projectId, async () => {
        if (store.jobs.list(projectId).some(({ state }) => !isFinalJobState(state))) {
          throw new IntaglioError(say`The project has jobs that are not finished.`, {
            code: 'PROJECT_BUSY',
            next: say`Wait for them, or cancel them.`,
          })
        }
        store.projects.remove(projectId)
        await projectFolder(dataDir, projectId).remove()
        onChange(projectId)
      }),
    archiveProject(projectId, archived) {
      store.projects.get(projectId)
      store.projects.setArchived(projectId, archived ? new Date().toISOString() : null)
      onChange(projectId)
    },
    markOpened(projectId) {
      store.projects.get(projectId)
      store.projects.setOpened(projectId, new Date().toISOString())
    },
  }
}
