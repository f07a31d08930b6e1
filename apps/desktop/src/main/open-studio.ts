// Boots the studio: its data folder, its processes, its window.
import { app, nativeTheme } from 'electron'
import { join } from 'node:path'
import { languageOf } from '../contract/language.ts'
import { createBackground } from './background/background.ts'
import { installLine } from './command-line/install-line.ts'
import { readEnvironment } from './environment.ts'
import { createChosenPaths } from './ipc/chosen-paths.ts'
import { handleDrops, handleRequests } from './ipc/handle.ts'
import { createHandlers } from './ipc/handlers.ts'
import { setFirstMenu } from './menus/application-menu.ts'
import { offerTextMenu } from './menus/text-menu.ts'
import { createOpenedFiles, projectFilesOf } from './opened-files.ts'
import { registerAppScheme, serveApp, studioUrl } from './protocol/app-protocol.ts'
import { quitAfter } from './quit.ts'
import { openSettings } from './settings.ts'
import { superviseStudio } from './studio/supervisor.ts'
import { openFeed } from './updater/feed.ts'
import { createUpdater } from './updater/updater.ts'
import { createDragOut } from './windows/drag-out.ts'
import { guardContents } from './windows/guard.ts'
import { keepWorking } from './windows/keep-working.ts'
import { previewPixels } from './windows/preview-pixels.ts'
import { reloadAfterCrash } from './windows/reload-after-crash.ts'
import { createStudioWindow } from './windows/studio-window.ts'
import { createTrust } from './windows/trusted-url.ts'
import { hostWords } from './words.ts'

const environment = readEnvironment()
if (environment.dataDir) app.setPath('userData', environment.dataDir)
const { resourcesDir } = environment
const dataDir = app.getPath('userData')
const url = environment.rendererUrl ?? studioUrl
const chosen = createChosenPaths()
const opened = createOpenedFiles(chosen)
const log = (line: string): void => void process.stderr.write(`${line}\n`)

registerAppScheme()
for (const file of projectFilesOf(process.argv.slice(1), process.cwd())) opened.add(file)
// macOS names files this way, the first of them before the program is ready.
app.on('open-file', (event, file) => {
  event.preventDefault()
  opened.add(file)
})

// Two studios on one data folder would both run its queue.
// Not awaited: the app is ready only after this module has run.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  const settings = openSettings(dataDir)
  nativeTheme.themeSource = settings.get().theme
  const words = () => hostWords[languageOf(settings.get().language, app.getLocale())]
  const supervisor = superviseStudio({
    dataDir,
    localChain: environment.localChain ?? settings.get().localChain,
    previewPixels: previewPixels(),
    testDoors: environment.testDoors,
    versions: { studio: app.getVersion(), electron: process.versions.electron },
    commandLine: environment.package && { installLine: installLine(environment.package) },
    log,
  })
  const { isQuitting } = quitAfter(supervisor.stop)

  const window = createStudioWindow({ url, dataDir, resourcesDir }, (each) => {
    reloadAfterCrash(each, log)
    offerTextMenu(each.webContents)
    keepWorking(each, {
      isWorking: () => !isQuitting() && supervisor.status().tasks.length > 0,
      words,
      onHidden: () => background.enter(),
    })
  })
  const background = createBackground({
    window,
    words,
    icon: join(resourcesDir, 'icons', 'icon.png'),
    pause: tell('pauseTask'),
    resume: tell('resumeTask'),
  })
  const updater = createUpdater(
    environment.updateConfig === undefined ? undefined : openFeed(environment.updateConfig, log),
    (update) => window.push({ type: 'update', update }),
    log,
  )
  supervisor.subscribe(window.push)
  supervisor.subscribe((event) => event.type === 'status' && background.follow(event.status))
  opened.onAdded(() => {
    window.show()
    window.push({ type: 'opened-files' })
  })

  answerTheWindow()
  setFirstMenu()
  window.show()
  if (settings.get().checkForUpdates) void updater.check()

  app.on('second-instance', (_event, args, folder) => {
    window.show()
    for (const file of projectFilesOf(args.slice(1), folder)) opened.add(file)
  })
  app.on('activate', window.show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  function tell(method: 'pauseTask' | 'resumeTask'): (taskId: string) => void {
    return (taskId) =>
      void supervisor
        .engine()
        .then((engine) => engine.call(method, { taskId }))
        .catch((error: unknown) => log(`${method}: ${String(error)}`))
  }

  function answerTheWindow(): void {
    const trust = createTrust(url)
    guardContents(trust)
    serveApp(dataDir)
    const dragOut = createDragOut(dataDir, resourcesDir)
    const handlers = createHandlers({
      ...{ supervisor, updater, settings, chosen, opened, dragOut, resourcesDir, window },
    })
    handleRequests(handlers, { isPage: trust.isPage, isChosen: chosen.has })
    handleDrops({ ...chosen, isOwn: dragOut.isOwn }, trust.isPage)
  }
}
