import { IntaglioError, UnavailableError, say } from '@intaglio/shared'
import { createPublicClient, fallback, http, type PublicClient } from 'viem'
import type { Kit } from '../service.ts'

/** Nodes of the chains, by the endpoints that the chain registry lists. */
export interface Nodes {
  /**
   * A client that asks the endpoints in their order; one that fails is followed by the next.
   * @throws IntaglioError `CHAIN_WITHOUT_ENDPOINT`
   */
  client(chainId: string): Promise<PublicClient>
}

/** @param options.batchSize how many calls, made at the same time, go into one request; 1 where left out */
export function createNodes(kit: Pick<Kit, 'clients'>, options: { batchSize?: number } = {}): Nodes {
  const batch = options.batchSize !== undefined && { batchSize: options.batchSize }
  const clients = new Map<string, { urls: string; client: PublicClient }>()
  return {
    async client(chainId) {
      const { endpoints } = await kit.clients.chainRegistry.getChain({ chainId })
      if (endpoints.length === 0) {
        throw new IntaglioError(say`Chain ${{ chainId }} has no endpoint.`, {
          code: 'CHAIN_WITHOUT_ENDPOINT',
          next: say`Add an RPC endpoint of this chain to the configuration.`,
          details: { chainId },
        })
      }
      const urls = endpoints.map((endpoint) => endpoint.url)
      const known = clients.get(chainId)
      if (known?.urls === urls.join(' ')) return known.client
      const transports = urls.map((url) => http(url, { timeout: 10_000, retryCount: 1, batch }))
      const client = createPublicClient({ transport: fallback(transports) })
      clients.set(chainId, { urls: urls.join(' '), client })
      return client
    },
  }
}

/** What a person is told when no node answered; node addresses may carry keys and stay out of it. */
export function nodeUnavailable(chainId: string, cause: unknown): UnavailableError {
  return new UnavailableError(say`A node of chain ${{ chainId }}`, {
    cause,
    next: say`Check the RPC endpoints of this chain, and that one of them is up.`,
  })
}
