import { app, dialog, shell, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { IntaglioError } from '@intaglio/shared'
import type { Settings } from '../settings.ts'
import type { Supervisor } from '../studio/supervisor.ts'
import { isAllowedLink } from '../windows/external-links.ts'
import type { Handlers } from './answer.ts'

export interface HandlerOptions {
  supervisor: Supervisor
  settings: Settings
  resourcesDir: string
  window: () => BrowserWindow | undefined
}

/** The contract's requests, each handed to whoever can answer it. */
export function createHandlers({ supervisor, settings, resourcesDir, window }: HandlerOptions): Handlers {
  const engine = supervisor.engine
  return {
    getStatus: () => supervisor.status(),
    getSettings: () => settings.get(),
    updateSettings: (change) => {
      const { language, localChain } = { ...settings.get(), ...change }
      return settings.update({ language, localChain })
    },
    chooseFolder: async () => {
      const parent = window()
      const options = { properties: ['openDirectory' as const], defaultPath: app.getPath('pictures') }
      const choice = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
      return choice.canceled ? undefined : choice.filePaths[0]
    },
    createSampleProject: async () =>
      (await engine()).call('createProject', { folder: join(resourcesDir, 'sample-collection') }),
    createProject: async (input) => (await engine()).call('createProject', input),
    deleteProject: async (input) => void (await (await engine()).call('deleteProject', input)),
    listProjects: async () => (await engine()).call('listProjects'),
    listItems: async (input) => (await engine()).call('listItems', input),
    listProblems: async (input) => (await engine()).call('listProblems', input),
    openLayers: async (input) => (await engine()).call('openLayers', input),
    getGeneration: async (input) => (await engine()).call('getGeneration', input),
    updateRecipe: async (input) => (await engine()).call('updateRecipe', input),
    checkRecipe: async (input) => (await engine()).call('checkRecipe', input),
    previewRecipe: async (input) => void (await (await engine()).call('previewRecipe', input)),
    generate: async (input) => void (await (await engine()).call('generate', input)),
    getRarity: async (input) => (await engine()).call('getRarity', input),
    signIn: async () => void (await (await engine()).call('signIn')),
    getPlan: async (input) => (await engine()).call('getPlan', input),
    publish: async (input) => (await engine()).call('publish', input),
    listJobs: async (input) => (await engine()).call('listJobs', input),
    retryJob: async (input) => void (await (await engine()).call('retryJob', input)),
    cancelJob: async (input) => void (await (await engine()).call('cancelJob', input)),
    cancelTask: async (input) => void (await (await engine()).call('cancelTask', input)),
    openExternal: async ({ url }) => {
      if (!isAllowedLink(url)) {
        throw new IntaglioError('The studio does not open this address.', { code: 'LINK_REFUSED' })
      }
      await shell.openExternal(url)
      return undefined
    },
  }
}
