import type { RequestName } from './channels.ts'
import type { StudioEvent } from './events.ts'
import type { ErrorView } from './models.ts'
import type { RequestInput, RequestOutput } from './requests.ts'

/** Errors cross as data: an Error thrown through Electron's IPC keeps only its message. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: ErrorView }

/** What the preload script puts on `window.intaglio`. */
export type StudioApi = {
  readonly [Name in RequestName]: (input: RequestInput<Name>) => Promise<Reply<RequestOutput<Name>>>
} & {
  /** Calls the listener for every event until the returned function is called. */
  readonly subscribe: (listener: (event: StudioEvent) => void) => () => void
  /**
   * A file or folder that was dropped on the window or picked in it, which requests may name from then on; undefined of
   * one that is not on this computer, or came out of this window.
   */
  readonly takeDropped: (file: File) => Promise<TakenDrop | undefined>
}

export interface TakenDrop {
  path: string
  /** As the disk says: the page is told no more than that something was dropped. */
  kind: 'file' | 'folder'
}

declare global {
  interface Window {
    readonly intaglio: StudioApi
  }
}
