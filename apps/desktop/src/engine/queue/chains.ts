import type { Store } from '../store/store.ts'
import type { Backend } from '../sync/backend.ts'
import type { Chain } from './chain.ts'

export interface Chains {
  /** @throws IntaglioError `UNKNOWN_CHAIN` when the backend does not serve it */
  get(chainId: string): Promise<Chain>
  /** What was learnt may be so no more: it is asked for anew. */
  forget(): void
}

/** Learns of each chain once. */
export function createChains(store: Store, backend: Backend): Chains {
  const known = new Map<string, Promise<Chain>>()
  const learn = async (chainId: string): Promise<Chain> => {
    // Loaded when the first chain is met: what speaks to one is large.
    const { learnChain } = await import('./learn-chain.ts')
    return learnChain(store, backend, chainId)
  }
  return {
    get(chainId) {
      const existing = known.get(chainId)
      if (existing) return existing
      const chain = learn(chainId)
      known.set(chainId, chain)
      chain.catch(() => known.get(chainId) === chain && known.delete(chainId))
      return chain
    },
    forget: () => known.clear(),
  }
}
