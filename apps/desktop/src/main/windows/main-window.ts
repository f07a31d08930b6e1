import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { readWindowState, rememberWindowState } from './window-state.ts'

export interface MainWindowOptions {
  url: string
  dataDir: string
  resourcesDir: string
}

/** Opens the studio's window where it stood last. It is shown once its page has drawn. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const stateFile = join(options.dataDir, 'window.json')
  const state = readWindowState(
    stateFile,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...(state.x === undefined || state.y === undefined ? {} : { x: state.x, y: state.y }),
    width: state.width,
    height: state.height,
    minWidth: 860,
    minHeight: 560,
    show: false,
    title: 'Intaglio',
    icon: join(options.resourcesDir, 'icons', 'icon.png'),
    // What shows before the page does; the same greys as the theme's.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1b1b' : '#ffffff',
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: !app.isPackaged,
      spellcheck: process.platform === 'darwin',
    },
  })
  rememberWindowState(window, stateFile)
  window.once('ready-to-show', () => {
    // Not before: it would show the window, which has not drawn itself yet.
    if (state.maximized) window.maximize()
    window.show()
  })
  void window.loadURL(options.url)
  return window
}
