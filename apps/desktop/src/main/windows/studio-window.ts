// The studio's one window: it may be closed or hidden while work goes on, and comes back where it is wanted.
import type { BrowserWindow } from 'electron'
import { eventChannel } from '../../contract/channels.ts'
import type { StudioEvent } from '../../contract/events.ts'
import { openMainWindow, type MainWindowOptions } from './main-window.ts'

export interface StudioWindow {
  /** Undefined while there is none. */
  current(): BrowserWindow | undefined
  /** Whether a person can see it, or find it in the taskbar. */
  isShown(): boolean
  /** Brings it to the front, and opens it where there is none. */
  show(): void
  /** Tells the page, where there is one: a page that opens later asks. */
  push(event: StudioEvent): void
  /** Calls the listener whenever it was shown, hidden or closed. */
  onChange(listener: () => void): void
}

/** @param prepare is handed every window that is opened */
export function createStudioWindow(
  options: MainWindowOptions,
  prepare: (window: BrowserWindow) => void,
): StudioWindow {
  let window: BrowserWindow | undefined
  // Not `isVisible`: before its page has drawn, a window is not visible, and on its way to be.
  let isHidden = false
  let tell: () => void = () => undefined

  function open(): void {
    const opened = openMainWindow(options)
    window = opened
    isHidden = false
    opened.on('hide', () => change(true))
    opened.on('show', () => change(false))
    opened.on('closed', () => {
      window = undefined
      tell()
    })
    prepare(opened)
  }
  function change(hidden: boolean): void {
    isHidden = hidden
    tell()
  }
  return {
    current: () => window,
    isShown: () => window !== undefined && !isHidden,
    show() {
      if (!window) return open()
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    push: (event) => window?.webContents.send(eventChannel, event),
    onChange: (listener) => void (tell = listener),
  }
}
