import { Button, Loader } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import { useProjects } from '../../app/queries.ts'
import { useRoute } from '../../app/route.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ProjectCard } from './ProjectCard.tsx'
import styles from './ProjectsScreen.module.css'
import { RemoveProject } from './RemoveProject.tsx'
import { useNewProject } from './use-new-project.ts'

/** Every project of this studio; with none, how to begin. */
export function ProjectsScreen() {
  const { t } = useTranslation()
  const { go } = useRoute()
  const projects = useProjects()
  const { fromFolder, fromLayers, sample, ...creation } = useNewProject()
  const [removing, setRemoving] = useState<ProjectView>()
  const busy = creation.creating || creation.openingSample || creation.openingLayers
  const open = ({ projectId }: ProjectView): void => go({ screen: 'items', projectId, section: 'all' })

  const layersButton = (
    <Button variant="default" loading={creation.openingLayers} disabled={busy} onClick={fromLayers}>
      {t('projects.fromLayers')}
    </Button>
  )
  const newButton = (
    <Button leftSection={<IconPlus size={15} />} disabled={busy} onClick={fromFolder}>
      {t('projects.new')}
    </Button>
  )
  const sampleButton = (
    <Button variant="default" loading={creation.openingSample} disabled={busy} onClick={sample}>
      {t('projects.sample')}
    </Button>
  )
  const error = projects.error ?? creation.error

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
