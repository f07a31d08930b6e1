import { app, dialog, type BrowserWindow } from 'electron'
import type { HostWords } from '../words.ts'

/** Closing the window while work runs asks whether it goes on without it. On macOS it always does. */
export function keepWorking(
  window: BrowserWindow,
  options: { isWorking: () => boolean; words: () => HostWords; onHidden: () => void },
): void {
  if (process.platform === 'darwin') return
  let isAsking = false
  window.on('close', (event) => {
    if (!options.isWorking()) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    void ask(window, options.words().closing, options.onHidden).finally(() => (isAsking = false))
  })
}

async function ask(window: BrowserWindow, words: HostWords['closing'], onHidden: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'question', ...words },
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  if (response === 0) {
    onHidden()
    window.hide()
  } else if (response === 1) app.quit()
}
