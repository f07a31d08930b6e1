import { CatalogServiceDefinition } from '@intaglio/proto/catalog'
import { createNodes } from '../../kit/evm/nodes.ts'
import { every } from '../../kit/every.ts'
import { inboxMigrations } from '../../kit/outbox/inbox.ts'
import { outboxMigrations, startRelay } from '../../kit/outbox/outbox.ts'
import type { Service } from '../../kit/service.ts'
import { consumeChainEvents } from './messages.ts'
import { createMetadataReader } from './metadata-reader.ts'
import { refreshMetadata } from './refresh.ts'
import { catalogRpc } from './rpc.ts'
import { createMetadataStore } from './store/metadata-docs.ts'

/** Collections and tokens as people look for them, kept up to date by the chain's events. */
export const service: Service = {
  name: 'catalog',
  async start(kit) {
    const [sql, documents, bus, ipfs] = await Promise.all([kit.sql(), kit.documents(), kit.bus(), kit.ipfs()])
    const db = await sql.open('catalog_db')
    await db.migrate(outboxMigrations)
    await db.migrate(inboxMigrations)
    await db.migrate(new URL('./store/migrations/', import.meta.url))
    const docs = await createMetadataStore(documents)
    const sources = { nodes: createNodes(kit, { batchSize: 50 }), reader: createMetadataReader(ipfs), docs }

    kit.serve(CatalogServiceDefinition, catalogRpc(db, docs, ipfs.gatewayUrl))
    await startRelay({ db, bus, log: kit.log, shutdown: kit.shutdown, crashAt: kit.config.crashAt })
    kit.shutdown.add('catalog.consumers', await consumeChainEvents(bus, db, sources))
    every(kit, 'catalog.refresh', 5_000, async () => {
      const tried = await refreshMetadata(db, sources)
      return tried > 0 ? 500 : undefined
    })
  },
}
