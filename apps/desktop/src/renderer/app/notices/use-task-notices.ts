import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../contract/models.ts'
import { wordsOf } from '../i18n/words-of.ts'
import { useProjectNames } from '../queries.ts'
import { projectOf, useRoute, type Route } from '../route.tsx'
import { notices } from './notice-store.ts'

/** Who waits so long has gone to do something else. */
const LONG_MS = 5_000

const ofStorage: ReadonlySet<TaskView['stage']> = new Set(['address', 'pin', 'verify', 'check'])

/** Work that ended while the person was elsewhere is told; where they look at it, the screen says it itself. */
export function useTaskNotices(): void {
  const { t } = useTranslation()
  const { route, go } = useRoute()
  const projects = useProjectNames()
  useEffect(
    () =>
      window.intaglio.subscribe((event) => {
        if (event.type !== 'task-ended') return
        const { task, failure } = event
        const isLong = Date.now() - new Date(task.startedAt).getTime() >= LONG_MS
        const project = projects.find(({ projectId }) => projectId === task.projectId)
        if (!project || isTold(route, task) || (!failure && !isLong)) return
        notices.put({
          id: `task:${task.taskId}`,
          kind: failure ? 'failed' : 'done',
          title: () =>
            t(failure ? 'notices.taskFailed' : 'notices.taskDone', { what: t(`status.${task.stage}`) }),
          text: () =>
            [project.name, failure?.message, failure?.why, failure?.next]
              .filter((part) => part !== undefined)
              .map(wordsOf)
              .join(' · '),
          action: { label: () => t('notices.open', { name: project.name }), run: () => go(placeOf(task)) },
        })
      }),
    [t, route, go, projects],
  )
}

/** Where it is looked at the screen says it, and of a file that is written who asked for it. */
function isTold(route: Route, { projectId, stage }: TaskView): boolean {
  if (stage === 'export' || projectOf(route) === projectId) return true
  return route.screen === 'storage' && ofStorage.has(stage)
}

function placeOf({ stage, projectId }: TaskView): Route {
  if (stage === 'render') return { screen: 'generate', projectId }
  return ofStorage.has(stage) ? { screen: 'storage' } : { screen: 'items', projectId, section: 'all' }
}
