import { Slider } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../contract/items.ts'
import { useProjects, useStatus } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { SplitPane } from '../../ui/SplitPane.tsx'
import { ItemGrid } from './ItemGrid.tsx'
import { ItemInspector } from './ItemInspector.tsx'
import { ProblemList } from './ProblemList.tsx'

/** A project's pictures and, beside them, what is known of the selected one. */
export function ItemsScreen({ projectId, section }: { projectId: string; section: 'all' | 'problems' }) {
  const { t } = useTranslation()
  const { data: projects } = useProjects()
  const status = useStatus()
  const [selected, setSelected] = useState<ItemView>()
  const [tileSize, setTileSize] = useState(150)
  const project = projects?.find((candidate) => candidate.projectId === projectId)
  if (!project) return null

  if (section === 'problems') {
    return (
      <Screen title={t('nav.problems')} aside={project.problemCount}>
        <ProblemList projectId={projectId} />
      </Screen>
    )
  }
  const importing = status?.tasks.some((task) => task.projectId === projectId) === true
  return (
    <Screen
      title={t('items.title')}
      aside={t('projects.items', { count: project.itemCount })}
      actions={
        <Slider
          w={110}
          size="xs"
          min={96}
          max={280}
          label={null}
          value={tileSize}
          onChange={setTileSize}
          thumbLabel={t('items.tileSize')}
        />
      }
    >
      {project.itemCount === 0 ? (
        <EmptyState
          title={importing ? t('items.importing') : t('items.empty')}
          {...(importing ? {} : { text: t('items.emptyText') })}
        />
      ) : (
        <SplitPane id="inspector" pane={<ItemInspector item={selected} />}>
          <ItemGrid
            key={project.itemCount}
            projectId={projectId}
            count={project.itemCount}
            label={t('items.list', { name: project.name })}
            tileSize={tileSize}
            selected={selected}
            onSelect={setSelected}
          />
        </SplitPane>
      )}
    </Screen>
  )
}
