import { app, session } from 'electron'
import type { Trust } from './trusted-url.ts'

/** What a page needs that is no address of a network. */
const localSchemes: ReadonlySet<string> = new Set(['blob:', 'data:', 'devtools:'])

/** No page may reach a network, navigate away, open a window, embed another, save a file or be granted a permission. */
export function guardContents({ isPage, isOwn }: Trust): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // Of the page itself, of any frame in it, and of a server's answer to either.
    const stay = (event: { url: string; preventDefault: () => void }): void => {
      if (!isPage(event.url)) event.preventDefault()
    }
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    // Without an answer the first device that is found would be taken.
    contents.on('select-bluetooth-device', (event, _devices, choose) => {
      event.preventDefault()
      choose('')
    })
  })
  const { defaultSession } = session
  // Behind the page's content security policy, for a page that found a way around it.
  defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    // A development server talks to its page over a socket on the same address.
    const isLoaded = isOwn(url.replace(/^ws/, 'http')) || localSchemes.has(new URL(url).protocol)
    decide({ cancel: !isLoaded })
  })
  // What is saved goes through the studio, by a name that a person gave it.
  defaultSession.on('will-download', (event) => event.preventDefault())
  // Chromium fetches its dictionaries from a network; macOS has its own.
  defaultSession.setSpellCheckerEnabled(process.platform === 'darwin')
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === 'clipboard-sanitized-write')
  })
  defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  )
}
