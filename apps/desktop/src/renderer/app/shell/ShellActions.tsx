import {
  IconAlertTriangle,
  IconChartBar,
  IconCommand,
  IconDatabase,
  IconHelp,
  IconKeyboard,
  IconLayersIntersect,
  IconLayoutGrid,
  IconPhoto,
  IconPlus,
  IconRefresh,
  IconRocket,
  IconSettings,
  IconSparkles,
  IconStack2,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNewProject } from '../../features/projects/use-new-project.ts'
import { Failure } from '../../ui/Failure.tsx'
import type { Action } from '../actions/action.ts'
import { useActions } from '../actions/use-actions.ts'
import { useProjectNames } from '../queries.ts'
import { useRoute, type Route } from '../route.tsx'
import { studio } from '../studio.ts'
import { useUpdate } from '../update-queries.ts'

/** Where something stands and how it looks, besides its words and what it does. */
type Place = Pick<Action, 'icon' | 'shortcut' | 'menu'>

/** What can be done on every screen. It stands before all that offers more, and so does what it offers. */
export function ShellActions(open: { palette: () => void; shortcuts: () => void }) {
  const { t } = useTranslation()
  const { projectId, go } = useRoute()
  const projects = useProjectNames()
  const { fromFolder, fromLayers, sample, error, forget } = useNewProject()
  const canUpdate = !['off', 'manual'].includes(useUpdate()?.state ?? 'off')

  const inFile = (icon: Action['icon'], shortcut?: string): Place => place('file', 1, icon, shortcut)
  const toScreen = (to: Route, at: Place): Place & Pick<Action, 'run'> => ({ ...at, run: () => go(to) })
  /** A screen of the project at hand. */
  const inProject = (to: (projectId: string) => Route, icon: Action['icon'], shortcut?: string) => ({
    ...place('view', 2, icon, shortcut),
    enabled: projectId !== undefined,
    run: () => projectId !== undefined && go(to(projectId)),
  })

  useActions([
    { id: 'project.new', label: t('actions.newProject'), ...inFile(IconPlus, 'mod+N'), run: fromFolder },
    {
      id: 'project.new-from-layers',
      label: t('actions.newFromLayers'),
      ...inFile(IconLayersIntersect),
      run: fromLayers,
    },
    { id: 'project.sample', label: t('actions.openSample'), ...inFile(IconSparkles), run: sample },
    {
      id: 'view.palette',
      label: t('actions.palette'),
      ...place('view', 1, IconCommand, 'mod+K'),
      hidden: true,
      run: open.palette,
    },
    {
      id: 'go.items',
      label: t('nav.items'),
      ...inProject((id) => ({ screen: 'items', projectId: id, section: 'all' }), IconPhoto, 'mod+1'),
    },
    {
      id: 'go.generate',
      label: t('nav.generate'),
      ...inProject((id) => ({ screen: 'generate', projectId: id }), IconLayersIntersect, 'mod+2'),
    },
    {
      id: 'go.traits',
      label: t('nav.traits'),
      ...inProject((id) => ({ screen: 'traits', projectId: id }), IconChartBar, 'mod+3'),
    },
    {
      id: 'go.publish',
      label: t('nav.publish'),
      ...inProject((id) => ({ screen: 'publish', projectId: id }), IconRocket, 'mod+4'),
    },
    {
      id: 'go.problems',
      label: t('actions.goProblems'),
      ...inProject((id) => ({ screen: 'items', projectId: id, section: 'problems' }), IconAlertTriangle),
    },
    {
      id: 'go.projects',
      label: t('actions.goProjects'),
      ...toScreen({ screen: 'projects' }, place('view', 3, IconLayoutGrid, 'mod+Shift+O')),
    },
    {
      id: 'go.queue',
      label: t('actions.goQueue'),
      ...toScreen({ screen: 'queue' }, place('view', 3, IconStack2, 'mod+Shift+J')),
    },
    {
      id: 'go.storage',
      label: t('actions.goStorage'),
      ...toScreen({ screen: 'storage' }, place('view', 3, IconDatabase, 'mod+Shift+L')),
    },
    {
      id: 'go.settings',
      label: t('actions.goSettings'),
      ...toScreen({ screen: 'settings' }, place('file', 80, IconSettings, 'mod+,')),
    },
    {
      id: 'help.open',
      label: t('help.title'),
      ...toScreen({ screen: 'help' }, place('help', 1, IconHelp, 'F1')),
    },
    {
      id: 'help.shortcuts',
      label: t('actions.shortcuts'),
      ...place('help', 1, IconKeyboard, 'mod+/'),
      run: open.shortcuts,
    },
    {
      id: 'help.updates',
      label: t('updates.checkMenu'),
      ...place('help', 2, IconRefresh),
      enabled: canUpdate,
      run: () => {
        go({ screen: 'settings' })
        return studio.checkForUpdate(undefined)
      },
    },
    ...projects.map((project) => ({
      id: `project.open:${project.projectId}`,
      label: t('actions.openProject', { name: project.name }),
      icon: IconPhoto,
      run: () => go({ screen: 'items', projectId: project.projectId, section: 'all' }),
    })),
  ])
  return <Failure error={error} onClose={forget} />
}

type MenuPlace = NonNullable<Action['menu']>

function place(menu: MenuPlace['in'], group: number, icon: Action['icon'], shortcut?: string): Place {
  return {
    menu: { in: menu, group },
    ...(icon && { icon }),
    ...(shortcut !== undefined && { shortcut }),
  }
}
