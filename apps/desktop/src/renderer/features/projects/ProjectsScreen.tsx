import { Button, Loader, Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconFileImport, IconForms, IconPlus } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import { useActionStore } from '../../app/actions/use-actions.ts'
import { useProjects } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { arrange } from './order.ts'
import { ProjectCards } from './ProjectCards.tsx'
import styles from './ProjectsScreen.module.css'
import { RemoveProject } from './RemoveProject.tsx'
import { useNewProject } from './use-new-project.ts'
import { useProjectDoings } from './use-project-doings.ts'

/** So few are found by looking. */
const SEARCH_FROM = 6

/** Every project of this studio, the last one first; with none, how to begin. */
export function ProjectsScreen() {
  const { t } = useTranslation()
  const projects = useProjects()
  // Many cards are much to draw at once: deferred, the window answers meanwhile.
  const listed = useDeferredValue(projects.data)
  const { fromFolder, fromLayers, sample, ...creation } = useNewProject()
  const busy = creation.creating || creation.openingSample || creation.openingLayers

  const layersButton = (
    <Button variant="default" loading={creation.openingLayers} disabled={busy} onClick={fromLayers}>
      {t('projects.fromLayers')}
    </Button>
  )
  const newButton = (
    <Button.Group>
      <Button leftSection={<IconPlus size={16} />} disabled={busy} onClick={fromFolder}>
        {t('projects.new')}
      </Button>
      <MoreWays />
    </Button.Group>
  )
  const sampleButton = (
    <Button variant="default" loading={creation.openingSample} disabled={busy} onClick={sample}>
      {t('projects.sample')}
    </Button>
  )
  const error = projects.error ?? creation.error

  if (!listed && !projects.error) {
    return (
      <Screen title={t('projects.title')}>
        <div className={styles['opening']}>
          <EmptyState title={t('projects.opening')} art={false} actions={<Loader size="sm" />} />
        </div>
      </Screen>
    )
  }
  if (listed?.length === 0) {
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
      <ProjectLists projects={listed ?? []} />
    </Screen>
  )
}

function ProjectLists({ projects }: { projects: readonly ProjectView[] }) {
  const { t } = useTranslation()
  const doings = useProjectDoings()
  const [removing, setRemoving] = useState<ProjectView>()
  const [typed, setTyped] = useState('')
  const [showArchived, setShowArchived] = useState(false)
  const { current, archived } = arrange(projects, typed)

  const cards = (list: readonly ProjectView[], label: string) => (
    <ProjectCards projects={list} label={label} doings={doings} onRemove={setRemoving} />
  )
  return (
    <>
      <div className={styles['note']} hidden={!doings.error}>
        <ErrorNote error={doings.error} onDismiss={doings.forget} />
      </div>
      {doings.savedAs !== undefined && (
        <p className={styles['saved']} role="status">
          {t('projects.saved', { file: doings.savedAs })}
        </p>
      )}
      {projects.length >= SEARCH_FROM && (
        <div className={styles['note']}>
          <SearchField width={280} label={t('projects.search')} value={typed} onChange={setTyped} />
        </div>
      )}
      {current.length === 0 && typed !== '' && (
        <p className={styles['nothing']}>{t('projects.nothingFound')}</p>
      )}
      {cards(current, t('projects.title'))}
      {archived.length > 0 && (
        <>
          <UnstyledButton
            className={styles['fold'] ?? ''}
            aria-expanded={showArchived}
            onClick={() => setShowArchived((now) => !now)}
          >
            {showArchived ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
            {t('projects.archived', { count: archived.length })}
          </UnstyledButton>
          {showArchived && cards(archived, t('projects.archivedList'))}
        </>
      )}
      <RemoveProject project={removing} onClose={() => setRemoving(undefined)} />
    </>
  )
}

/** The ways to a project that few need. */
function MoreWays() {
  const { t } = useTranslation()
  const actions = useActionStore()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button className={styles['moreWays'] ?? ''} aria-label={t('projects.moreWays')}>
          <IconChevronDown size={16} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconForms size={15} />}
          onClick={() => actions.run('project.new-with-details')}
        >
          {t('actions.newWithDetails')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileImport size={15} />}
          onClick={() => actions.run('project.open-file')}
        >
          {t('actions.openProjectFile')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
