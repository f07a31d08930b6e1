// Exposes the contract to the window and nothing else. Runs sandboxed, built into one CommonJS file.
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { StudioApi } from '../contract/api.ts'
import { channels, eventChannel, grantChannel } from '../contract/channels.ts'
import type { StudioEvent } from '../contract/events.ts'

const requests = Object.fromEntries(
  Object.entries(channels).map(([name, channel]) => [
    name,
    (input: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input),
  ]),
)

const subscribe: StudioApi['subscribe'] = (listener) => {
  const forward = (_event: IpcRendererEvent, event: StudioEvent): void => listener(event)
  ipcRenderer.on(eventChannel, forward)
  return () => ipcRenderer.off(eventChannel, forward)
}

const takeDropped: StudioApi['takeDropped'] = async (file) => {
  // Empty of a file that a script made.
  const path = webUtils.getPathForFile(file)
  if (path === '') return undefined
  const taken: unknown = await ipcRenderer.invoke(grantChannel, path)
  return taken === 'file' || taken === 'folder' ? { path, kind: taken } : undefined
}

contextBridge.exposeInMainWorld('intaglio', { ...requests, subscribe, takeDropped })
