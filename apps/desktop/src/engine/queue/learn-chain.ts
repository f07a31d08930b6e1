import { z } from 'zod'
import { IntaglioError, isRetryable, say } from '@intaglio/shared'
import type { Store } from '../store/store.ts'
import type { Backend } from '../sync/backend.ts'
import { chainQuery, type ChainFields } from '../sync/operations.ts'
import { createChain, type Chain } from './chain.ts'

const factsSchema: z.ZodType<ChainFields> = z.object({
  chainId: z.string(),
  name: z.string(),
  nativeSymbol: z.string(),
  confirmations: z.int(),
  rpcUrls: z.array(z.string()),
  contracts: z.array(z.object({ name: z.string(), address: z.string(), startBlock: z.int() })),
  gasPolicy: z
    .object({ maxFeeGwei: z.number(), priorityFeeGwei: z.number(), multiplier: z.number() })
    .nullable(),
})

/**
 * Asks the backend about a chain; what it said last time serves while it cannot be reached.
 * @throws IntaglioError `UNKNOWN_CHAIN` when the backend does not serve it
 */
export async function learnChain(store: Store, backend: Backend, chainId: string): Promise<Chain> {
  const { graphqlUrl } = backend.workspace
  try {
    const { chain } = await backend.request(chainQuery, { chainId })
    if (!chain?.contracts.some(({ name }) => name === 'factory') || chain.rpcUrls.length === 0) {
      throw new IntaglioError(say`The backend does not serve the chain ${{ chainId }}.`, {
        code: 'UNKNOWN_CHAIN',
        next: say`Ask whoever runs the backend to add it, or switch the wallet to another chain.`,
        details: { chainId },
      })
    }
    store.chains.put(graphqlUrl, chainId, JSON.stringify(chain))
    return createChain(chain)
  } catch (error) {
    const kept = isRetryable(error) ? store.chains.get(graphqlUrl, chainId) : undefined
    if (kept === undefined) throw error
    return createChain(factsSchema.parse(JSON.parse(kept)))
  }
}
