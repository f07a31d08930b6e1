import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { catalogResolvers } from '../resolvers/catalog.ts'
import { chainResolvers } from '../resolvers/chains.ts'
import { intentResolvers } from '../resolvers/intents.ts'
import { mediaResolvers } from '../resolvers/media.ts'
import { scalars } from '../resolvers/scalars.ts'
import { sessionResolvers } from '../resolvers/session.ts'
import { subscriptionResolvers } from '../subscriptions/resolvers.ts'
import { typeDefs } from './type-defs.ts'

/** The contract with its resolvers; the same schema serves HTTP and WebSocket. */
export function buildSchema(): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs,
    resolvers: [
      scalars,
      sessionResolvers,
      chainResolvers,
      mediaResolvers,
      intentResolvers,
      catalogResolvers,
      subscriptionResolvers,
    ],
  })
}
