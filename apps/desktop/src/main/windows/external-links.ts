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

/** Whether the system's browser may be opened there: https on the usual port of a known host, and no credentials. */
export function isAllowedLink(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, username, password } = new URL(url)
  return protocol === 'https:' && port === '' && username === '' && password === '' && hosts.has(hostname)
}
