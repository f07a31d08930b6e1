/**
 * Tells the studio's own page from every other address.
 * @param page the address the window opens; its scheme, host and port are what is compared, so that
 *   `app://studio.example` is not taken for `app://studio`
 */
export function createTrust(page: string): (url: string) => boolean {
  const own = originOf(page)
  return (url) => own !== undefined && originOf(url) === own
}

/** `URL.origin` is "null" for schemes of one's own. */
function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, host, username, password } = new URL(url)
  return host === '' || username !== '' || password !== '' ? undefined : `${protocol}//${host}`
}
