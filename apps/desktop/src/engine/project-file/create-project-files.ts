import { computeAddresses } from '../ipfs/compute-addresses.ts'
import type { Decoders } from '../media/decoder/decoders.ts'
import type { ProjectLocks } from '../project-locks.ts'
import type { Store } from '../store/store.ts'
import type { Project, TaskOptions } from '../model.ts'
import { toProject } from '../views.ts'
import { duplicateProject } from './duplicate-project.ts'
import { manifestOfFolder } from './folder-form.ts'
import { openProject } from './open-project.ts'
import { saveProject } from './save-project.ts'
import type { ProjectFiles } from './types.ts'

/** Projects as files; part of the engine's facade. */
export function createProjectFiles(context: {
  store: Store
  dataDir: string
  decoders: Decoders
  locks: ProjectLocks
  task: (options: TaskOptions | undefined, ...more: AbortSignal[]) => TaskOptions
  onChange: (projectId: string) => void
}): ProjectFiles {
  const { store, locks, task, onChange } = context
  const made = (projectId: string): Project => {
    onChange(projectId)
    return toProject(store.projects.get(projectId))
  }
  return {
    save: (projectId, place, options) =>
      locks.run(projectId, (lost) => saveProject(context, projectId, place, task(options, lost))),
    isProjectFolder: async (folder) => (await manifestOfFolder(folder)) !== undefined,
    async open(saved, options) {
      const given = task(options)
      const projectId = await openProject(context, saved, given)
      // Its own files give its own addresses again.
      if (store.projects.get(projectId).itemCount > 0) {
        await locks.run(projectId, (lost) => computeAddresses(context, projectId, task(options, lost)))
      }
      return made(projectId)
    },
    duplicate: (projectId, name) =>
      locks.run(projectId, async () => made(await duplicateProject(context, projectId, name))),
  }
}
