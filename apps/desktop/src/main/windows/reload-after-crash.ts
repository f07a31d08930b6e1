import type { BrowserWindow } from 'electron'
import { createRestarts } from '../processes/restarts.ts'

/**
 * Loads the page again when its process ends by itself: everything it showed is kept by the engine. A page that ends
 * again and again is left as it is, so that it does not take the computer with it.
 */
export function reloadAfterCrash(window: BrowserWindow, log: (line: string) => void): void {
  const mayReload = createRestarts()
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log(`The window's process ended (${reason}, ${exitCode}).`)
    if (mayReload()) window.webContents.reload()
  })
}
