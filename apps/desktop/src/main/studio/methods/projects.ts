import { basename } from 'node:path'
import { IntaglioError } from '@intaglio/shared'
import type { MethodContext } from '../context.ts'
import type { RequestMethods } from '../methods.ts'
import { projectView } from '../views.ts'
import { symbolOf } from './symbol-of.ts'

export function createProjectMethods({
  studio,
  tasks,
  push,
}: MethodContext): RequestMethods<'listProjects' | 'createProject' | 'deleteProject'> {
  function viewOf(projectId: string) {
    const { engine, dataDir, reports } = studio()
    return projectView(engine, dataDir, engine.getProject(projectId), reports.read(projectId).length)
  }

  /** Import and addresses, in one task: neither needs the network. */
  async function importFolder(projectId: string, folder: string): Promise<void> {
    const { engine, reports } = studio()
    await tasks.run(projectId, 'import', async (onProgress, signal) => {
      const report = await engine.importFolder(projectId, folder, { onProgress, signal })
      reports.write(projectId, report.skipped)
      push({ type: 'project', projectId })
      await engine.computeAddresses(projectId, { onProgress, signal })
    })
    push({ type: 'project', projectId })
  }

  return {
    listProjects: () =>
      studio()
        .engine.listProjects()
        .map((project) => viewOf(project.projectId)),

    createProject({ folder, name, standard }) {
      const title = name ?? basename(folder)
      const project = studio().engine.createProject({
        name: title,
        symbol: symbolOf(title),
        ...(standard === undefined ? {} : { standard }),
      })
      importFolder(project.projectId, folder).catch((error: unknown) => {
        const reason = error instanceof IntaglioError ? error.sentence : String(error)
        studio().reports.write(project.projectId, [{ file: folder, code: 'IMPORT_FAILED', reason }])
        push({ type: 'project', projectId: project.projectId })
      })
      return viewOf(project.projectId)
    },

    async deleteProject({ projectId }) {
      await studio().engine.deleteProject(projectId)
      studio().reports.remove(projectId)
      push({ type: 'project', projectId })
    },
  }
}
