import type { Intent } from '@intaglio/proto/orchestrator'
import type { GatewayContext } from '../context.ts'
import { toIntent } from '../resolvers/intents.ts'
import { watchIntent } from './watch-intent.ts'

export const subscriptionResolvers = {
  Subscription: {
    onCollectionStatus: {
      subscribe: (_root: unknown, args: unknown, context: GatewayContext) =>
        watchIntent(context, args, 'collection'),
      resolve(intent: Intent) {
        const { intentId, status, contract, chainId, txHash, error } = toIntent(intent)
        return { intentId, status, address: contract, chainId, txHash, error }
      },
    },
    onMintStatus: {
      subscribe: (_root: unknown, args: unknown, context: GatewayContext) =>
        watchIntent(context, args, 'mint'),
      resolve: toIntent,
    },
  },
}
