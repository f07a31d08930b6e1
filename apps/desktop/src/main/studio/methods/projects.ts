import { basename } from 'node:path'
import type { MethodContext } from '../context.ts'
import { importAsTask } from '../import-task.ts'
import type { RequestMethods } from '../methods.ts'
import { projectView } from '../views.ts'
import { symbolOf } from './symbol-of.ts'

export function createProjectMethods(
  context: MethodContext,
): RequestMethods<'listProjects' | 'createProject' | 'deleteProject'> {
  const { studio, push } = context
  function viewOf(projectId: string) {
    const { engine, dataDir, reports } = studio()
    return projectView(engine, dataDir, engine.getProject(projectId), reports.count(projectId))
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
      void importAsTask(context, project.projectId, folder)
      return viewOf(project.projectId)
    },

    async deleteProject({ projectId }) {
      await studio().engine.deleteProject(projectId)
      studio().reports.remove(projectId)
      push({ type: 'project', projectId })
    },
  }
}
