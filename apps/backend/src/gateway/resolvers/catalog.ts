import type { Collection, Token } from '@intaglio/proto/catalog'
import { args, check } from '../check.ts'
import type { GatewayContext } from '../context.ts'
import { nullIfMissing } from './null-if-missing.ts'

const defaultPage = 50

/** What is on the chains, as the catalog has it. Open to everybody, as the chains are. */
export const catalogResolvers = {
  Query: {
    async collection(_root: unknown, raw: unknown, { clients }: GatewayContext) {
      const collection = await nullIfMissing(clients.catalog.getCollection(check(args.collection, raw)))
      return collection && toCollection(collection)
    },
    async collections(_root: unknown, raw: unknown, { clients }: GatewayContext) {
      const { creator, first, after } = check(args.collections, raw)
      const { collections, nextCursor } = await clients.catalog.listCollections({
        creator: creator ?? '',
        first: first ?? defaultPage,
        after: after ?? '',
      })
      return { nodes: collections.map(toCollection), nextCursor: nextCursor || null }
    },
    async token(_root: unknown, raw: unknown, { clients }: GatewayContext) {
      const token = await nullIfMissing(clients.catalog.getToken(check(args.token, raw)))
      return token && toToken(token)
    },
    tokens(_root: unknown, raw: unknown, context: GatewayContext) {
      return listTokens(context, check(args.tokens, raw))
    },
  },
  Collection: {
    tokens({ chainId, contract }: Collection, raw: unknown, context: GatewayContext) {
      return listTokens(context, { chainId, contract, ...check(args.page, raw) })
    },
  },
}

async function listTokens(
  { clients }: GatewayContext,
  page: {
    chainId: string
    contract: string
    first?: number | null | undefined
    after?: string | null | undefined
  },
) {
  const { chainId, contract, first, after } = page
  const answer = await clients.catalog.listTokens({
    chainId,
    contract,
    first: first ?? defaultPage,
    after: after ?? '',
  })
  return { nodes: answer.tokens.map(toToken), nextCursor: answer.nextCursor || null }
}

function toCollection(collection: Collection) {
  return {
    ...collection,
    standard: collection.standard.toUpperCase(),
    imageUrl: collection.imageUrl || null,
    bannerUrl: collection.bannerUrl || null,
    royaltyReceiver: collection.royaltyReceiver || null,
    creator: collection.creator || null,
  }
}

function toToken(token: Token) {
  return {
    ...token,
    standard: token.standard.toUpperCase(),
    status: token.status.toUpperCase(),
    imageUrl: token.imageUrl || null,
    owner: token.owner || null,
    metadata: token.metadataJson === '' ? null : (JSON.parse(token.metadataJson) as unknown),
  }
}
