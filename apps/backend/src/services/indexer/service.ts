import type { Chain } from '@intaglio/proto/chain-registry'
import { IndexerServiceDefinition } from '@intaglio/proto/indexer'
import { every } from '../../kit/every.ts'
import { outboxMigrations, startRelay } from '../../kit/outbox/outbox.ts'
import type { Service } from '../../kit/service.ts'
import { createFollower, type Follower } from './follower.ts'
import { indexerRpc } from './rpc.ts'
import { createCheckpointStore } from './store/checkpoints.ts'
import { createRawEventStore } from './store/raw-events.ts'

/** How often the registry is asked for chains that were added or switched on, in milliseconds. */
const registryInterval = 30_000

/** Reads the chains' events, keeps them as they are, and announces what they mean. */
export const service: Service = {
  name: 'indexer',
  async start(kit) {
    const [sql, documents, bus] = await Promise.all([kit.sql(), kit.documents(), kit.bus()])
    const db = await sql.open('indexer_db')
    await db.migrate(outboxMigrations)
    await db.migrate(new URL('./store/migrations/', import.meta.url))
    const checkpoints = createCheckpointStore(db)
    const rawEvents = await createRawEventStore(documents)
    await startRelay({ db, bus, log: kit.log, shutdown: kit.shutdown, crashAt: kit.config.crashAt })

    const followers = new Map<string, Follower>()
    kit.serve(
      IndexerServiceDefinition,
      indexerRpc(checkpoints, (chainId) => followers.get(chainId)?.state),
    )

    const follow = (chain: Chain) => {
      const follower = createFollower(chain, { checkpoints, rawEvents }, kit.config.indexer, kit.log)
      followers.set(chain.chainId, follower)
      every(kit, `indexer.${chain.chainId}`, kit.config.indexer.pollMilliseconds, follower.step)
    }
    every(kit, 'indexer.chains', kit.config.indexer.pollMilliseconds, async () => {
      const { chains } = await kit.clients.chainRegistry.listChains({})
      for (const chain of chains) if (chain.enabled && !followers.has(chain.chainId)) follow(chain)
      return registryInterval
    })
  },
}
