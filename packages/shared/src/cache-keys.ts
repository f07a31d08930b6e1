/** Redis keys and their expiries in seconds, as specified. Embedded and server adapters use the same. */
export const cacheKeys = {
  siweNonce: { key: (nonce: string) => `siwe:nonce:${nonce}`, expiresIn: 300 },
  sessionBlacklist: { key: (sessionId: string) => `session:blacklist:${sessionId}`, expiresIn: 900 },
  registryChain: {
    key: (chainId: string, version: number) => `cache:chains:${chainId}:${version}`,
    expiresIn: 60,
  },
  intentStatus: { key: (intentId: string) => `intent:status:${intentId}`, expiresIn: 21_600 },
  read: { key: (name: string) => `cache:read:${name}`, expiresIn: 30 },
} as const

/** Pub/sub channel on which a change of one intent is announced to every gateway. */
export function intentChannel(intentId: string): string {
  return `intent:changed:${intentId}`
}
