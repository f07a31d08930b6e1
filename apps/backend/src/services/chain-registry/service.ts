import { ChainRegistryServiceDefinition } from '@intaglio/proto/chain-registry'
import type { Service } from '../../kit/service.ts'
import { createChainRegistryRpc } from './rpc.ts'
import { createChainCache } from './store/chain-cache.ts'
import { writeChains } from './store/write-chains.ts'

/** Which chains there are, where they answer, which contracts are ours, and what gas may cost. */
export const service: Service = {
  name: 'chain-registry',
  async start(kit) {
    const db = await (await kit.sql()).open('chain_registry_db')
    await db.migrate(new URL('./store/migrations/', import.meta.url))
    const version = await writeChains(db, kit.config.chains)
    const chains = createChainCache(db, await kit.cache(), version)
    kit.serve(ChainRegistryServiceDefinition, createChainRegistryRpc(db, chains))
  },
}
