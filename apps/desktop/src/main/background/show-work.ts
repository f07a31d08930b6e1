import { app, type BrowserWindow } from 'electron'
import type { TaskView } from '../../contract/models.ts'
import { shareOf } from './share.ts'

/** Above one, a taskbar shows that something moves without saying how far. */
const UNKNOWN = 2
const NONE = -1

/** The dock or taskbar shows how far the work is, and how much there is of it. */
export function showWork(window: BrowserWindow | undefined, tasks: readonly TaskView[]): void {
  app.setBadgeCount(tasks.length)
  if (window && !window.isDestroyed()) {
    window.setProgressBar(tasks.length === 0 ? NONE : (shareOf(tasks) ?? UNKNOWN))
  }
}
