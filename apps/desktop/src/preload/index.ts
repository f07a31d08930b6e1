// Exposes the contract to the window and nothing else. Runs sandboxed, built into one CommonJS file.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { StudioApi } from '../contract/api.ts'
import { channels, eventChannel } from '../contract/channels.ts'
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

contextBridge.exposeInMainWorld('intaglio', { ...requests, subscribe })
