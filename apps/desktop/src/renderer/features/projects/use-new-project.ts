import type { ProjectView } from '../../../contract/models.ts'
import { useOpenLayers } from '../../app/generation-queries.ts'
import { useCreateProject, useCreateSampleProject } from '../../app/queries.ts'
import { useRoute } from '../../app/route.tsx'
import { studio } from '../../app/studio.ts'

/** The ways to a new project; each ends on its screen. */
export function useNewProject() {
  const { go } = useRoute()
  const create = useCreateProject()
  const createSample = useCreateSampleProject()
  const openLayers = useOpenLayers()
  const open = (project: ProjectView | undefined): void => {
    if (project) go({ screen: 'items', projectId: project.projectId, section: 'all' })
  }

  const chooseAndCreate = async (): Promise<void> => {
    const folder = await studio.chooseFolder(undefined)
    if (folder !== undefined) create.mutate({ folder }, { onSuccess: open })
  }
  return {
    fromFolder: () => void chooseAndCreate(),
    fromLayers: () =>
      openLayers.mutate(
        {},
        { onSuccess: (opened) => opened && go({ screen: 'generate', projectId: opened.projectId }) },
      ),
    sample: () => createSample.mutate(undefined, { onSuccess: open }),
    creating: create.isPending,
    openingLayers: openLayers.isPending,
    openingSample: createSample.isPending,
    forget: () => [create, createSample, openLayers].forEach((way) => way.reset()),
    error: create.error ?? createSample.error ?? openLayers.error,
  }
}
