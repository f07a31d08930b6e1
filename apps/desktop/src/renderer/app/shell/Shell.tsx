import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DropZone } from '../../features/drop/DropZone.tsx'
import { HelpScreen } from '../../features/help/HelpScreen.tsx'
import { GenerateScreen } from '../../features/generate/GenerateScreen.tsx'
import { useUndoActions } from '../../features/items/use-undo-actions.ts'
import { ItemsScreen } from '../../features/items/ItemsScreen.tsx'
import { ProjectMenu } from '../../features/projects/ProjectMenu.tsx'
import { ProjectsScreen } from '../../features/projects/ProjectsScreen.tsx'
import { PublishScreen } from '../../features/publish/PublishScreen.tsx'
import { QueueScreen } from '../../features/queue/QueueScreen.tsx'
import { RecoveryScreen } from '../../features/recovery/RecoveryScreen.tsx'
import { SettingsScreen } from '../../features/settings/SettingsScreen.tsx'
import { StorageScreen } from '../../features/storage/StorageScreen.tsx'
import { TraitsScreen } from '../../features/traits/TraitsScreen.tsx'
import { SplitPane } from '../../ui/SplitPane.tsx'
import { useActionHost } from '../actions/use-action-host.ts'
import { NoticeRegion } from '../notices/NoticeRegion.tsx'
import { useFaultNotice } from '../notices/use-fault-notice.ts'
import { useTaskNotices } from '../notices/use-task-notices.ts'
import { useUpdateNotice } from '../notices/use-update-notice.ts'
import { Palette } from '../palette/Palette.tsx'
import { Shortcuts } from '../palette/Shortcuts.tsx'
import { useProjects, useStatus } from '../queries.ts'
import { projectOf, useRoute, type Route } from '../route.tsx'
import styles from './Shell.module.css'
import { ShellActions } from './ShellActions.tsx'
import { Sidebar } from './Sidebar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { focusPane, usePanes } from './use-panes.ts'

/** The window: where on the left, the work in the middle, the state of the world at the bottom. */
export function Shell() {
  const { route, projectId } = useRoute()
  const { t } = useTranslation()
  const work = useRef<HTMLElement>(null)
  const { data: projects } = useProjects()
  const project = projects?.find((candidate) => candidate.projectId === projectId)
  /** Edits and drops are of the project that is seen. */
  const isSeen = projectOf(route) !== undefined
  const trouble = useStatus()?.trouble
  const [palette, setPalette] = useState(false)
  const [shortcuts, setShortcuts] = useState(false)
  useFaultNotice()
  useTaskNotices()
  useUpdateNotice()
  useUndoActions(isSeen ? projectId : undefined)
  useActionHost()
  usePanes()
  if (trouble) return <RecoveryScreen trouble={trouble} />
  return (
    <div className={styles['shell']}>
      <ShellActions palette={() => setPalette(true)} shortcuts={() => setShortcuts(true)} />
      <button
        type="button"
        className={styles['skip']}
        onClick={() => work.current && focusPane(work.current)}
      >
        {t('layout.skip')}
      </button>
      <TopBar onSearch={() => setPalette(true)} />
      <SplitPane id="sidebar" pane={<Sidebar />}>
        <main ref={work} className={styles['work']} tabIndex={-1} data-pane="work">
          <CurrentScreen route={route} />
        </main>
      </SplitPane>
      <StatusBar />
      <NoticeRegion />
      <ProjectMenu project={project} />
      <DropZone project={isSeen ? project : undefined} />
      <Palette opened={palette} onClose={() => setPalette(false)} />
      <Shortcuts opened={shortcuts} onClose={() => setShortcuts(false)} />
    </div>
  )
}

function CurrentScreen({ route }: { route: Route }) {
  switch (route.screen) {
    case 'projects':
      return <ProjectsScreen />
    case 'items':
      return <ItemsScreen key={route.projectId} projectId={route.projectId} section={route.section} />
    case 'generate':
      return <GenerateScreen key={route.projectId} projectId={route.projectId} />
    case 'traits':
      return <TraitsScreen key={route.projectId} projectId={route.projectId} />
    case 'publish':
      return <PublishScreen key={route.projectId} projectId={route.projectId} />
    case 'queue':
      return <QueueScreen />
    case 'storage':
      return <StorageScreen />
    case 'help':
      return <HelpScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
