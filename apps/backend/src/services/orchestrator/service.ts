import {
  CollectionServiceDefinition,
  IntentServiceDefinition,
  MintServiceDefinition,
} from '@intaglio/proto/orchestrator'
import { createNodes } from '../../kit/evm/nodes.ts'
import { every } from '../../kit/every.ts'
import type { Service } from '../../kit/service.ts'
import { createChains } from './chain.ts'
import { createIntents } from './intents.ts'
import { collectionRpc, intentRpc, mintRpc } from './rpc.ts'
import { createIntentStore } from './store/intents.ts'
import { sweepIntents } from './sweep.ts'

/** Prepares what wallets sign, and follows every intent from its request to its end. */
export const service: Service = {
  name: 'orchestrator',
  async start(kit) {
    const [sql, cache] = await Promise.all([kit.sql(), kit.cache()])
    const db = await sql.open('orchestrator_db')
    await db.migrate(new URL('./store/migrations/', import.meta.url))

    const store = createIntentStore(db)
    const intents = createIntents(store, cache, kit.config.intentDeadlineSeconds)
    const chains = createChains(createNodes(kit))
    kit.serve(CollectionServiceDefinition, collectionRpc(kit, intents))
    kit.serve(MintServiceDefinition, mintRpc(kit, intents, chains))
    kit.serve(IntentServiceDefinition, intentRpc(intents))
    every(kit, 'orchestrator.sweep', 5_000, () => sweepIntents(kit, store, intents, chains))
  },
}
