import { GenerateScreen } from '../../features/generate/GenerateScreen.tsx'
import { ItemsScreen } from '../../features/items/ItemsScreen.tsx'
import { ProjectsScreen } from '../../features/projects/ProjectsScreen.tsx'
import { PublishScreen } from '../../features/publish/PublishScreen.tsx'
import { QueueScreen } from '../../features/queue/QueueScreen.tsx'
import { SettingsScreen } from '../../features/settings/SettingsScreen.tsx'
import { TraitsScreen } from '../../features/traits/TraitsScreen.tsx'
import { useRoute, type Route } from '../route.tsx'
import styles from './Shell.module.css'
import { Sidebar } from './Sidebar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'

/** The window: where on the left, the work in the middle, the state of the world at the bottom. */
export function Shell() {
  const { route } = useRoute()
  return (
    <div className={styles['shell']}>
      <TopBar />
      <Sidebar />
      <main className={styles['work']}>
        <CurrentScreen route={route} />
      </main>
      <StatusBar />
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
    case 'settings':
      return <SettingsScreen />
  }
}
