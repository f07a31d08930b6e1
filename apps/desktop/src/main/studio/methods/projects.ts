import { basename } from 'node:path'
import type { MethodContext } from '../context.ts'
import { importAsTask } from '../import-task.ts'
import type { EngineMethods, RequestMethods } from '../methods.ts'
import { projectView } from '../views.ts'
import { unlessStopped } from '../unless-stopped.ts'
import { symbolOf } from './symbol-of.ts'

type ProjectRequest = 'listProjects' | 'deleteProject' | 'duplicateProject' | 'archiveProject' | 'markOpened'

export function createProjectMethods(
  context: MethodContext,
): RequestMethods<ProjectRequest> &
  Pick<EngineMethods, 'isProjectFolder' | 'beginProject' | 'writeProject' | 'readProject'> {
  const { studio, tasks, push } = context
  function viewOf(projectId: string) {
    const { engine, dataDir, reports } = studio()
    return projectView(engine, dataDir, engine.getProject(projectId), reports.count(projectId))
  }
  async function openSaved(saved: string) {
    // It has no id of its own yet: what it is made of stands for it.
    const { projectId } = await tasks.run(
      saved,
      'import',
      (onProgress, signal) => studio().engine.projectFiles.open(saved, { onProgress, signal }),
      { method: 'readProject', input: { file: saved } },
    )
    push({ type: 'project', projectId })
    return viewOf(projectId)
  }

  return {
    listProjects: () =>
      studio()
        .engine.listProjects()
        .map((project) => viewOf(project.projectId)),

    isProjectFolder: ({ folder }) => studio().engine.projectFiles.isProjectFolder(folder),

    async beginProject({ folder, name, symbol, standard, royaltyBps, media }) {
      const title = name ?? basename(folder ?? 'Untitled')
      const project = studio().engine.createProject({
        name: title,
        symbol: symbol ?? symbolOf(title),
        ...(royaltyBps === undefined ? {} : { royaltyBps }),
        ...(standard === undefined ? {} : { standard }),
      })
      await studio().engine.media.setSettings(project.projectId, media)
      if (folder !== undefined) void importAsTask(context, project.projectId, { folder })
      return viewOf(project.projectId)
    },

    duplicateProject: async ({ projectId, name }) =>
      viewOf((await studio().engine.projectFiles.duplicate(projectId, name)).projectId),

    archiveProject: ({ projectId, archived }) => studio().engine.archiveProject(projectId, archived),

    markOpened: ({ projectId }) => studio().engine.markOpened(projectId),

    writeProject: ({ projectId, target, form }) =>
      unlessStopped(
        tasks.run(
          projectId,
          'export',
          async (onProgress, signal) => {
            await studio().engine.projectFiles.save(projectId, { target, form }, { onProgress, signal })
            return target
          },
          { method: 'writeProject', input: { projectId, target, form } },
        ),
      ),

    readProject: ({ file }) => unlessStopped(openSaved(file)),

    async deleteProject({ projectId }) {
      await studio().engine.deleteProject(projectId)
      studio().reports.remove(projectId)
      push({ type: 'project', projectId })
    },
  }
}
