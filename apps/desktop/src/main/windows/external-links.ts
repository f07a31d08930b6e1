// Where the studio may send a person's browser. The window asks; this list decides.

const hosts: ReadonlySet<string> = new Set([
  'arbiscan.io',
  'basescan.org',
  'docs.opensea.io',
  'eips.ethereum.org',
  'etherscan.io',
  'holesky.etherscan.io',
  'opensea.io',
  'optimistic.etherscan.io',
  'polygonscan.com',
  'sepolia.basescan.org',
  'sepolia.etherscan.io',
])

/**
 * Where the system's browser may be opened: https on the usual port of a known host, and no credentials.
 * @returns the address as it was understood here, so that whoever opens it cannot understand it otherwise; undefined of
 *   any other
 */
export function allowedLink(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, hostname, port, username, password, href } = new URL(url)
  const isKnown = protocol === 'https:' && port === '' && hosts.has(hostname)
  return isKnown && username === '' && password === '' ? href : undefined
}
