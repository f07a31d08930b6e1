import { Chain } from '@intaglio/proto/chain-registry'
import { NotFoundError, cacheKeys, say } from '@intaglio/shared'
import type { CachePort } from '../../../kit/cache/port.ts'
import type { SqlDatabase } from '../../../kit/sql/port.ts'
import { readChain, readVersion } from './read-chains.ts'

export interface ChainCache {
  /** @throws NotFoundError for a chain that is not registered */
  get(chainId: string): Promise<Chain>
}

/**
 * Reads chains through `cache:chains:{chainId}:{version}`.
 *
 * The version is kept in memory and read again on every miss, so a change made by another process is seen at the
 * latest when the entries of the old version expire.
 */
export function createChainCache(db: SqlDatabase, cache: CachePort, startVersion: number): ChainCache {
  let version = startVersion
  return {
    async get(chainId) {
      const cached = await cache.get(cacheKeys.registryChain.key(chainId, version))
      if (cached !== undefined) return Chain.fromPartial(JSON.parse(cached) as Chain)
      version = await readVersion(db)
      const chain = await readChain(db, chainId)
      if (!chain) throw new NotFoundError(say`The chain ${{ chainId }}`, { chainId })
      const { key, expiresIn } = cacheKeys.registryChain
      await cache.set(key(chainId, version), JSON.stringify(chain), { expiresIn })
      return chain
    },
  }
}
