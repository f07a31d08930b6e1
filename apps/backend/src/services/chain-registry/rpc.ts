import type { ChainRegistryServiceImplementation } from '@intaglio/proto/chain-registry'
import { NotFoundError, parseChainId, say } from '@intaglio/shared'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import type { ChainCache } from './store/chain-cache.ts'
import { listEnabledChains } from './store/read-chains.ts'

export function createChainRegistryRpc(
  db: SqlDatabase,
  chains: ChainCache,
): ChainRegistryServiceImplementation {
  const get = (chainId: string) => chains.get(parseChainId(chainId).chainId)
  return {
    async listChains() {
      return {
        chains: await Promise.all((await listEnabledChains(db)).map((chainId) => chains.get(chainId))),
      }
    },
    getChain: ({ chainId }) => get(chainId),
    async getContracts({ chainId }) {
      return { contracts: (await get(chainId)).contracts }
    },
    async getPolicy({ chainId }) {
      const { gasPolicy } = await get(chainId)
      if (!gasPolicy) throw new NotFoundError(say`A gas policy of ${{ chainId }}`, { chainId })
      return gasPolicy
    },
  }
}
