import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ProjectView } from '../../../contract/models.ts'
import { useRoute } from '../../app/route.tsx'
import { studio } from '../../app/studio.ts'
import { isTable } from './read-drop.ts'

/** What a folder can be. */
export type Doing = 'new' | 'add' | 'layers'

/** What becomes of what was dropped; each ends on the screen where it shows. */
export function useTake(project: ProjectView | undefined, onUnknownTable: (files: string[]) => void) {
  const { go } = useRoute()
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: ['projects'] })
  const show = (projectId: string): void => go({ screen: 'items', projectId, section: 'all' })

  const folder = useMutation({
    mutationFn: async ({ folder: path, doing }: { folder: string; doing: Doing }): Promise<void> => {
      const projectId = project?.projectId
      if (doing === 'layers') {
        const opened = await studio.openLayers({
          folder: path,
          ...(projectId !== undefined && { projectId }),
        })
        go({ screen: 'generate', projectId: opened.projectId })
      } else if (doing === 'add' && projectId !== undefined) {
        await studio.importFolder({ projectId, folder: path })
        show(projectId)
      } else {
        const made = await studio.createProject({ folder: path })
        if (made) show(made.projectId)
      }
    },
    onSettled,
  })
  const files = useMutation({
    mutationFn: async (paths: string[]): Promise<void> => {
      const { projectId } = project ?? (await studio.createProject({ name: folderOf(paths) })) ?? {}
      if (projectId === undefined) return
      show(projectId)
      const proposal = paths.some(isTable) ? await studio.proposeMapping({ files: paths }) : undefined
      if (proposal && !proposal.known) onUnknownTable(paths)
      else await studio.importFiles({ projectId, files: paths })
    },
    onSettled,
  })
  const projectFile = useMutation({
    mutationFn: (file: string) => studio.openProjectFile({ file }),
    onSuccess: (opened) => opened && show(opened.projectId),
    onSettled,
  })
  return { folder, files, projectFile }
}

/** The name of the folder that files lie in. */
function folderOf([first = '']: readonly string[]): string {
  return first.split(/[/\\]/).filter(Boolean).at(-2)?.slice(0, 100) ?? '…'
}
