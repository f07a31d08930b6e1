import { app, nativeTheme, shell } from 'electron'
import { join } from 'node:path'
import { IntaglioError, say } from '@intaglio/shared'
import type { OpenedFiles } from '../opened-files.ts'
import type { Settings } from '../settings.ts'
import { setApplicationMenu } from '../menus/application-menu.ts'
import { engineRequests, type EngineRequest } from '../studio/methods.ts'
import type { Supervisor } from '../studio/supervisor.ts'
import type { Updater } from '../updater/updater.ts'
import { copyNamed } from '../windows/copy-named.ts'
import type { DragOut } from '../windows/drag-out.ts'
import { allowedLink } from '../windows/external-links.ts'
import type { StudioWindow } from '../windows/studio-window.ts'
import type { Handlers } from './answer.ts'
import {
  chooseFile,
  chooseFolder,
  chooseItemFiles,
  chooseNewFolder,
  chooseOpenFile,
  choosePictures,
} from './choose-file.ts'
import type { ChosenPaths } from './chosen-paths.ts'

export interface HandlerOptions {
  supervisor: Supervisor
  updater: Updater
  settings: Settings
  chosen: ChosenPaths
  opened: OpenedFiles
  dragOut: DragOut
  resourcesDir: string
  window: StudioWindow
}

/** The contract's requests, each handed to whoever can answer it. */
export function createHandlers({
  supervisor,
  updater,
  settings,
  chosen,
  opened,
  dragOut,
  resourcesDir,
  window,
}: HandlerOptions): Handlers {
  const engine = supervisor.engine
  /** Asks a person for files, which are read sooner where what reads them is started meanwhile. */
  const choosing = <Chosen>(ask: () => Promise<Chosen>): Promise<Chosen> => {
    void engine()
      .then((studio) => studio.call('expectFiles', undefined))
      .catch(() => undefined)
    return ask()
  }
  return {
    ...forwardToEngine(engine),
    getStatus: () => supervisor.status(),
    getSettings: () => settings.get(),
    updateSettings: (change) => {
      const changed = settings.update(change)
      // The page follows what the system says, and here the person is the system.
      nativeTheme.themeSource = changed.theme
      return changed
    },
    showDataFolder: async () => {
      await showFolder(app.getPath('userData'))
      return undefined
    },
    openAgain: async ({ restore }) => {
      await supervisor.openAgain(restore)
      return undefined
    },
    setMenu: ({ menus }) => {
      setApplicationMenu(menus, (actionId) => window.push({ type: 'menu', actionId }))
      return undefined
    },
    chooseFolder: async () => {
      const folder = await choosing(() => chooseFolder(window.current()))
      if (folder !== undefined) chosen.add(folder)
      return folder
    },
    chooseFiles: async () => {
      const files = await choosing(() => chooseItemFiles(window.current()))
      files.forEach(chosen.add)
      return files
    },
    createProject: async (input) => {
      const { folder } = input
      const studio = await engine()
      // Whoever brings a project that was saved as a folder means that project, and not its files.
      return folder !== undefined && (await studio.call('isProjectFolder', { folder }))
        ? studio.call('readProject', { file: folder })
        : studio.call('beginProject', { ...input, media: settings.get().newProjects })
    },
    createSampleProject: async () =>
      (await engine()).call('beginProject', {
        folder: join(resourcesDir, 'sample-collection'),
        media: settings.get().newProjects,
      }),
    saveProject: async ({ projectId, form }) => {
      const projects = await (await engine()).call('listProjects', undefined)
      const name = projects.find((project) => project.projectId === projectId)?.name ?? 'project'
      const safe = name.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'project'
      const target = await (form === 'file'
        ? chooseFile(window.current(), { name: `${safe}.intaglio`, extension: 'intaglio' })
        : chooseNewFolder(window.current(), safe))
      if (target === undefined) return undefined
      const saved = await (await engine()).call('writeProject', { projectId, target, form })
      if (saved !== undefined) app.addRecentDocument(saved)
      return saved
    },
    openProjectFile: async ({ file: given }) => {
      const file = given ?? (await chooseOpenFile(window.current(), 'intaglio'))
      if (file === undefined) return undefined
      const project = await (await engine()).call('readProject', { file })
      app.addRecentDocument(file)
      return project
    },
    takeOpenedFiles: () => opened.take(),
    showProjectFolder: async ({ projectId }) => {
      await showFolder(join(app.getPath('userData'), 'projects', projectId))
      return undefined
    },
    addPictures: async ({ projectId, to, files: dropped }) => {
      const files = dropped ?? (await choosePictures(window.current(), { several: to === 'oneOfOnes' }))
      return files.length === 0 ? undefined : (await engine()).call('takePictures', { projectId, to, files })
    },
    exportCar: async ({ projectId }) => {
      const file = await chooseFile(window.current(), { name: 'collection.car', extension: 'car' })
      return file === undefined ? undefined : (await engine()).call('writeCar', { projectId, file })
    },
    exportProof: async ({ projectId }) => {
      const file = await chooseFile(window.current(), { name: 'storage-proof.json', extension: 'json' })
      if (file !== undefined) await (await engine()).call('writeProof', { projectId, file })
      return file
    },
    saveReview: async ({ projectId }) => {
      const file = await chooseFile(window.current(), { name: 'publish-review.json', extension: 'json' })
      if (file !== undefined) await (await engine()).call('writeReview', { projectId, file })
      return file
    },
    saveJobReport: async ({ format, projectId }) => {
      const file = await chooseFile(window.current(), { name: `jobs.${format}`, extension: format })
      if (file !== undefined) await (await engine()).call('writeJobReport', { file, format, projectId })
      return file
    },
    showCar: async ({ projectId }) => {
      const stored = await (await engine()).call('listStored', undefined)
      const file = stored.find((each) => each.projectId === projectId)?.addresses?.carFile
      if (file !== undefined) shell.showItemInFolder(file)
      return undefined
    },
    getUpdate: () => updater.view(),
    checkForUpdate: () => updater.check(),
    downloadUpdate: () => updater.download(),
    prepareDrag: async ({ projectId, itemIds }) => ({
      dragId: await dragOut.prepare(await (await engine()).call('listOriginals', { projectId, itemIds })),
    }),
    saveOriginals: async ({ projectId, itemIds, folder }) => {
      await copyNamed(await (await engine()).call('listOriginals', { projectId, itemIds }), folder)
      return { folder }
    },
    startDrag: async ({ dragId }) => {
      const contents = window.current()?.webContents
      if (contents) await dragOut.start(contents, dragId)
      return undefined
    },
    openExternal: async ({ url }) => {
      const link = allowedLink(url)
      if (link === undefined) {
        throw new IntaglioError(say`The studio does not open this address.`, { code: 'LINK_REFUSED' })
      }
      await shell.openExternal(link)
      return undefined
    },
  }
}

async function showFolder(folder: string): Promise<void> {
  // It answers with what went wrong, and never throws.
  const why = await shell.openPath(folder)
  if (why !== '')
    throw new IntaglioError(say`The folder could not be shown.`, { code: 'FOLDER_NOT_SHOWN', why })
}

/** What the engine's process answers is asked there, and nothing is added on the way. */
function forwardToEngine(engine: Supervisor['engine']): Pick<Handlers, EngineRequest> {
  const forward = (name: EngineRequest) => async (input: unknown) =>
    (await engine()).call(name, input as never)
  return Object.fromEntries(engineRequests.map((name) => [name, forward(name)])) as unknown as Pick<
    Handlers,
    EngineRequest
  >
}
