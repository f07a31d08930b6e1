import { app, type BrowserWindow } from 'electron'
import type { TaskView } from '../../contract/models.ts'

/** Above one, a taskbar shows that something moves without saying how far. */
const UNKNOWN = 2
const NONE = -1

/** The dock or taskbar shows how far the work is, and how much there is of it. */
export function showWork(window: BrowserWindow | undefined, tasks: readonly TaskView[]): void {
  app.setBadgeCount(tasks.length)
  if (window && !window.isDestroyed()) window.setProgressBar(progressOf(tasks))
}

/** All that is known together, from 0 to 1. */
export function progressOf(tasks: readonly TaskView[]): number {
  if (tasks.length === 0) return NONE
  const known = tasks.flatMap(({ done, total }) => (total ? [done / total] : []))
  if (known.length === 0) return UNKNOWN
  return known.reduce((sum, share) => sum + share, 0) / known.length
}
