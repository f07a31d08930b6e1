export interface Trust {
  /** Whether it is the studio's page: the only one that may ask for something, and that a window may go to. */
  isPage(url: string): boolean
  /** Whether it is the page or what belongs to it: its scripts, its fonts, the pictures of projects. */
  isOwn(url: string): boolean
}

/**
 * Tells the studio's own addresses from every other.
 * @param page the address the window opens; scheme, host and port are compared as a whole, so that
 *   `app://studio.example` is not taken for `app://studio`
 */
export function createTrust(page: string): Trust {
  const own = originOf(page)
  const isOwn = (url: string): boolean => own !== undefined && originOf(url) === own
  // A drawing of a project has the page's origin, too, and is no page of the studio's.
  return { isOwn, isPage: (url) => isOwn(url) && new URL(url).pathname === new URL(page).pathname }
}

/** `URL.origin` is "null" for schemes of one's own. */
function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, username, password } = new URL(url)
  return host === '' || username !== '' || password !== '' ? undefined : `${protocol}//${host}`
}
