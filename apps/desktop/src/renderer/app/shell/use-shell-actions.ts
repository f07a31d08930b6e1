import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChartBar,
  IconCommand,
  IconDatabase,
  IconHelp,
  IconKeyboard,
  IconLayersIntersect,
  IconLayoutGrid,
  IconPhoto,
  IconPlus,
  IconRocket,
  IconSettings,
  IconSparkles,
  IconStack2,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNewProject } from '../../features/projects/use-new-project.ts'
import type { Action } from '../actions/action.ts'
import { useActions } from '../actions/use-actions.ts'
import { useProjects } from '../queries.ts'
import { projectOf, useRoute, type Route } from '../route.tsx'

/** What can be done on every screen. */
export function useShellActions(open: { palette: () => void; shortcuts: () => void }): void {
  const { t } = useTranslation()
  const { route, go } = useRoute()
  const { data: projects = [] } = useProjects()
  const { fromFolder, fromLayers, sample } = useNewProject()
  const projectId = projectOf(route)

  const inProject = (to: (projectId: string) => Route): Pick<Action, 'enabled' | 'run'> => ({
    enabled: projectId !== undefined,
    run: () => projectId !== undefined && go(to(projectId)),
  })
  const none = (): void => undefined

  useActions([
    {
      id: 'project.new',
      label: t('actions.newProject'),
      icon: IconPlus,
      shortcut: 'mod+N',
      menu: { in: 'file', group: 1 },
      run: fromFolder,
    },
    {
      id: 'project.new-from-layers',
      label: t('actions.newFromLayers'),
      icon: IconLayersIntersect,
      menu: { in: 'file', group: 1 },
      run: fromLayers,
    },
    {
      id: 'project.sample',
      label: t('actions.openSample'),
      icon: IconSparkles,
      menu: { in: 'file', group: 1 },
      run: sample,
    },
    // Shown as they are while nothing can be undone; a screen with edits puts its own in their place.
    {
      id: 'edit.undo',
      label: t('actions.undo'),
      icon: IconArrowBackUp,
      shortcut: 'mod+Z',
      menu: { in: 'edit', group: 1 },
      enabled: false,
      run: none,
    },
    {
      id: 'edit.redo',
      label: t('actions.redo'),
      icon: IconArrowForwardUp,
      shortcut: 'mod+Shift+Z',
      menu: { in: 'edit', group: 1 },
      enabled: false,
      run: none,
    },
    {
      id: 'view.palette',
      label: t('actions.palette'),
      icon: IconCommand,
      shortcut: 'mod+K',
      menu: { in: 'view', group: 1 },
      hidden: true,
      run: open.palette,
    },
    {
      id: 'go.items',
      label: t('nav.items'),
      icon: IconPhoto,
      shortcut: 'mod+1',
      menu: { in: 'view', group: 2 },
      ...inProject((id) => ({ screen: 'items', projectId: id, section: 'all' })),
    },
    {
      id: 'go.generate',
      label: t('nav.generate'),
      icon: IconLayersIntersect,
      shortcut: 'mod+2',
      menu: { in: 'view', group: 2 },
      ...inProject((id) => ({ screen: 'generate', projectId: id })),
    },
    {
      id: 'go.traits',
      label: t('nav.traits'),
      icon: IconChartBar,
      shortcut: 'mod+3',
      menu: { in: 'view', group: 2 },
      ...inProject((id) => ({ screen: 'traits', projectId: id })),
    },
    {
      id: 'go.publish',
      label: t('nav.publish'),
      icon: IconRocket,
      shortcut: 'mod+4',
      menu: { in: 'view', group: 2 },
      ...inProject((id) => ({ screen: 'publish', projectId: id })),
    },
    {
      id: 'go.problems',
      label: t('actions.goProblems'),
      icon: IconAlertTriangle,
      menu: { in: 'view', group: 2 },
      ...inProject((id) => ({ screen: 'items', projectId: id, section: 'problems' })),
    },
    {
      id: 'go.projects',
      label: t('actions.goProjects'),
      icon: IconLayoutGrid,
      shortcut: 'mod+Shift+O',
      menu: { in: 'view', group: 3 },
      run: () => go({ screen: 'projects' }),
    },
    {
      id: 'go.queue',
      label: t('actions.goQueue'),
      icon: IconStack2,
      shortcut: 'mod+Shift+J',
      menu: { in: 'view', group: 3 },
      run: () => go({ screen: 'queue' }),
    },
    {
      id: 'go.storage',
      label: t('actions.goStorage'),
      icon: IconDatabase,
      shortcut: 'mod+Shift+L',
      menu: { in: 'view', group: 3 },
      run: () => go({ screen: 'storage' }),
    },
    {
      id: 'go.settings',
      label: t('actions.goSettings'),
      icon: IconSettings,
      shortcut: 'mod+,',
      menu: { in: 'file', group: 80 },
      run: () => go({ screen: 'settings' }),
    },
    {
      id: 'help.open',
      label: t('help.title'),
      icon: IconHelp,
      shortcut: 'F1',
      menu: { in: 'help', group: 1 },
      run: () => go({ screen: 'help' }),
    },
    {
      id: 'help.shortcuts',
      label: t('actions.shortcuts'),
      icon: IconKeyboard,
      shortcut: 'mod+/',
      menu: { in: 'help', group: 1 },
      run: open.shortcuts,
    },
    ...projects.map((project) => ({
      id: `project.open:${project.projectId}`,
      label: t('actions.openProject', { name: project.name }),
      icon: IconPhoto,
      run: () => go({ screen: 'items', projectId: project.projectId, section: 'all' }),
    })),
  ])
}
