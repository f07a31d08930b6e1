// Boots the studio: its data folder, its processes, its window.
import { app, nativeTheme, type BrowserWindow } from 'electron'
import { eventChannel } from '../contract/channels.ts'
import type { StudioEvent } from '../contract/events.ts'
import { readEnvironment } from './environment.ts'
import { createChosenPaths } from './ipc/chosen-paths.ts'
import { handleDrops, handleRequests } from './ipc/handle.ts'
import { createHandlers } from './ipc/handlers.ts'
import { setFirstMenu } from './menus/application-menu.ts'
import { createOpenedFiles, projectFilesOf } from './opened-files.ts'
import { registerAppScheme, serveApp, studioUrl } from './protocol/app-protocol.ts'
import { openSettings } from './settings.ts'
import { superviseStudio } from './studio/supervisor.ts'
import { guardContents } from './windows/guard.ts'
import { keepWorking } from './windows/keep-working.ts'
import { openMainWindow } from './windows/main-window.ts'
import { reloadAfterCrash } from './windows/reload-after-crash.ts'
import { showWork } from './windows/show-work.ts'
import { createTrust } from './windows/trusted-url.ts'

const environment = readEnvironment()
if (environment.dataDir) app.setPath('userData', environment.dataDir)
const dataDir = app.getPath('userData')
const url = environment.rendererUrl ?? studioUrl
const isTrustedUrl = createTrust(url)

registerAppScheme()

/** macOS names a file that was opened before the program is ready. */
const early: string[] = []
app.once('will-finish-launching', () => app.once('open-file', (_event, file) => void early.push(file)))

// Two studios on one data folder would both run its queue.
// Not awaited: the app is ready only after this module has run.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  let window: BrowserWindow | undefined
  const chosen = createChosenPaths()
  const opened = createOpenedFiles(chosen, () => push({ type: 'opened-files' }))
  for (const file of [...early.splice(0), ...projectFilesOf(process.argv.slice(1), process.cwd())])
    opened.add(file)
  app.on('open-file', (_event, file) => opened.add(file))
  let inBackground = false
  let quitting = false
  const settings = openSettings(dataDir)
  nativeTheme.themeSource = settings.get().theme
  const log = (line: string): void => void process.stderr.write(`${line}\n`)
  const push = (event: StudioEvent): void => {
    window?.webContents.send(eventChannel, event)
    if (event.type !== 'status') return
    showWork(window, event.status.tasks)
    // Nobody looks, and nothing is left to do.
    if (window?.isVisible() === false && inBackground && event.status.tasks.length === 0) app.quit()
  }
  const supervisor = superviseStudio({
    dataDir,
    localChain: environment.localChain ?? settings.get().localChain,
    testDoors: environment.testDoors,
    versions: { studio: app.getVersion(), electron: process.versions.electron },
    push,
    log,
  })

  guardContents(isTrustedUrl)
  serveApp(dataDir)
  handleRequests(
    createHandlers({
      supervisor,
      settings,
      chosen,
      opened,
      resourcesDir: environment.resourcesDir,
      window: () => window,
      push,
    }),
    { isTrustedUrl, isChosen: chosen.has },
  )
  handleDrops(chosen, isTrustedUrl)
  setFirstMenu()

  const open = (): void => {
    window = openMainWindow({ url, dataDir, resourcesDir: environment.resourcesDir })
    window.on('closed', () => (window = undefined))
    reloadAfterCrash(window, log)
    keepWorking(window, {
      tasks: () => (quitting ? [] : supervisor.status().tasks),
      language: () => settings.get().language,
      onHidden: () => (inBackground = true),
    })
  }
  open()

  app.on('second-instance', (_event, args, folder) => {
    for (const file of projectFilesOf(args.slice(1), folder)) opened.add(file)
    inBackground = false
    if (window?.isMinimized()) window.restore()
    window?.show()
    window?.focus()
  })
  app.on('activate', () => {
    if (!window) open()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  let stopped = false
  app.on('before-quit', (event) => {
    quitting = true
    if (stopped) return
    event.preventDefault()
    void supervisor.stop().finally(() => {
      stopped = true
      app.quit()
    })
  })
}
