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
import { useProject, useStatus } from '../queries.ts'
import { projectOf, useRoute, type Route } from '../route.tsx'
import styles from './Shell.module.css'
import { ShellActions } from './ShellActions.tsx'
import { Sidebar } from './Sidebar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { focusPane, usePanes } from './use-panes.ts'

/** The window, or what went wrong with what it would show. */
export function Shell() {
  const trouble = useStatus((status) => status.trouble)
  return trouble ? <RecoveryScreen trouble={trouble} /> : <Studio />
}

/**
 * Where on the left, the work in the middle, the state of the world at the bottom. It knows of no project and no task
 * itself, nor what can be done: while work goes on they change many times a second, and everything in the window would
 * be drawn again.
 */
function Studio() {
  const { t } = useTranslation()
  const { route } = useRoute()
  const work = useRef<HTMLElement>(null)
  const [palette, setPalette] = useState(false)
  const [shortcuts, setShortcuts] = useState(false)
  return (
    <div className={styles['shell']}>
      <ShellActions palette={() => setPalette(true)} shortcuts={() => setShortcuts(true)} />
      <Keyboard />
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
      <Notices />
      <ProjectAtHand />
      <Palette opened={palette} onClose={() => setPalette(false)} />
      <Shortcuts opened={shortcuts} onClose={() => setShortcuts(false)} />
    </div>
  )
}

/** Answers to shortcuts and the native menu, which change with every action on the screen. */
function Keyboard() {
  useActionHost()
  usePanes()
  return null
}

/** Tells what happens elsewhere. */
function Notices() {
  useFaultNotice()
  useTaskNotices()
  useUpdateNotice()
  return null
}

/** What can be done to the project at hand on each of its screens. */
function ProjectAtHand() {
  const { route, projectId } = useRoute()
  const project = useProject(projectId)
  /** Edits and drops are of the project that is seen. */
  const isSeen = projectOf(route) !== undefined
  useUndoActions(isSeen ? projectId : undefined)
  return (
    <>
      <ProjectMenu project={project} />
      <DropZone project={isSeen ? project : undefined} />
    </>
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
