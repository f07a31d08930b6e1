import { Button, Loader } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import { useOpenLayers } from '../../app/generation-queries.ts'
import { useCreateProject, useCreateSampleProject, useProjects } from '../../app/queries.ts'
import { useRoute } from '../../app/route.tsx'
import { studio } from '../../app/studio.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ProjectCard } from './ProjectCard.tsx'
import styles from './ProjectsScreen.module.css'
import { RemoveProject } from './RemoveProject.tsx'

/** Every project of this studio; with none, how to begin. */
export function ProjectsScreen() {
  const { t } = useTranslation()
  const { go } = useRoute()
  const projects = useProjects()
  const create = useCreateProject()
  const createSample = useCreateSampleProject()
  const openLayers = useOpenLayers()
  const [removing, setRemoving] = useState<ProjectView>()
  const busy = create.isPending || createSample.isPending || openLayers.isPending

  const open = ({ projectId }: ProjectView): void => go({ screen: 'items', projectId, section: 'all' })
  const openSample = (): void => createSample.mutate(undefined, { onSuccess: open })
  const chooseAndCreate = async (): Promise<void> => {
    const folder = await studio.chooseFolder(undefined)
    if (folder !== undefined) create.mutate({ folder }, { onSuccess: open })
  }

  const generateFromLayers = (): void =>
    openLayers.mutate(
      {},
      { onSuccess: (opened) => opened && go({ screen: 'generate', projectId: opened.projectId }) },
    )

  const layersButton = (
    <Button variant="default" loading={openLayers.isPending} disabled={busy} onClick={generateFromLayers}>
      {t('projects.fromLayers')}
    </Button>
  )
  const newButton = (
    <Button leftSection={<IconPlus size={15} />} disabled={busy} onClick={() => void chooseAndCreate()}>
      {t('projects.new')}
    </Button>
  )
  const sampleButton = (
    <Button variant="default" loading={createSample.isPending} disabled={busy} onClick={openSample}>
      {t('projects.sample')}
    </Button>
  )
  const error = projects.error ?? create.error ?? createSample.error ?? openLayers.error

  if (projects.isPending) {
    return (
      <Screen title={t('projects.title')}>
        <EmptyState title={t('status.starting')} art={false} actions={<Loader size="sm" />} />
      </Screen>
    )
  }
  if (projects.data?.length === 0) {
    return (
      <Screen title={t('projects.title')}>
        <div className={styles['note']} hidden={!error}>
          <ErrorNote error={error} />
        </div>
        <EmptyState
          title={t('projects.emptyTitle')}
          text={t('projects.emptyText')}
          note={t('projects.emptySample')}
          actions={
            <>
              {newButton}
              {layersButton}
              {sampleButton}
            </>
          }
        />
      </Screen>
    )
  }
  return (
    <Screen
      title={t('projects.title')}
      actions={
        <>
          {sampleButton}
          {layersButton}
          {newButton}
        </>
      }
    >
      <div className={styles['note']} hidden={!error}>
        <ErrorNote error={error} />
      </div>
      <ul className={styles['grid']} aria-label={t('projects.title')}>
        {projects.data?.map((project) => (
          <ProjectCard
            key={project.projectId}
            project={project}
            onOpen={() => open(project)}
            onRemove={() => setRemoving(project)}
          />
        ))}
      </ul>
      <RemoveProject project={removing} onClose={() => setRemoving(undefined)} />
    </Screen>
  )
}
