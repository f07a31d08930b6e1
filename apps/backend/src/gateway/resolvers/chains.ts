import type { Chain } from '@intaglio/proto/chain-registry'
import { redact } from '@intaglio/shared'
import { args, check } from '../check.ts'
import type { GatewayContext } from '../context.ts'
import { nullIfMissing } from './null-if-missing.ts'

/** Chains and how far each is indexed. Both are open to everybody. */
export const chainResolvers = {
  Query: {
    async chains(_root: unknown, _args: unknown, { clients }: GatewayContext) {
      return (await clients.chainRegistry.listChains({})).chains.map(toGraphql)
    },
    async chain(_root: unknown, raw: unknown, { clients }: GatewayContext) {
      const { chainId } = check(args.chain, raw)
      const chain = await nullIfMissing(clients.chainRegistry.getChain({ chainId }))
      return chain && toGraphql(chain)
    },
    async indexer(_root: unknown, raw: unknown, { clients }: GatewayContext) {
      const checkpoint = await clients.indexer.getCheckpoint(check(args.chain, raw))
      return { ...checkpoint, haltedReason: checkpoint.haltedReason || null }
    },
  },
}

function toGraphql(chain: Chain) {
  return {
    ...chain,
    explorerUrl: chain.explorerUrl || null,
    // An endpoint whose address holds a key is the backend's own.
    rpcUrls: chain.endpoints.map((endpoint) => endpoint.url).filter((url) => redact(url) === url),
    gasPolicy: chain.gasPolicy ?? null,
  }
}
