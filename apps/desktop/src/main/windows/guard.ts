import { app, session } from 'electron'

/** What a page needs that is no address of a network. */
const localSchemes: ReadonlySet<string> = new Set(['blob:', 'data:', 'devtools:'])

/** No page may reach a network, navigate away, open a window, embed another or be granted a permission. */
export function guardContents(isTrustedUrl: (url: string) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // Of the page itself, of any frame in it, and of a server's answer to either.
    const stay = (event: { url: string; preventDefault: () => void }): void => {
      if (!isTrustedUrl(event.url)) event.preventDefault()
    }
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
  const { defaultSession } = session
  // Behind the page's content security policy, for a page that found a way around it.
  defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    // A development server talks to its page over a socket on the same address.
    const isOwn = isTrustedUrl(url.replace(/^ws/, 'http'))
    decide({ cancel: !isOwn && !localSchemes.has(new URL(url).protocol) })
  })
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === 'clipboard-sanitized-write')
  })
  defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  )
}
