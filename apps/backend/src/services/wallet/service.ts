import { WalletServiceDefinition } from '@intaglio/proto/wallet'
import { outboxMigrations, startRelay } from '../../kit/outbox/outbox.ts'
import type { Service } from '../../kit/service.ts'
import { createWalletRpc } from './rpc.ts'

/** Whose accounts are whose, and what they approved. */
export const service: Service = {
  name: 'wallet',
  async start(kit) {
    const db = await (await kit.sql()).open('wallet_db')
    await db.migrate(outboxMigrations)
    await db.migrate(new URL('./store/migrations/', import.meta.url))
    kit.serve(WalletServiceDefinition, createWalletRpc(db))
    await startRelay({
      db,
      bus: await kit.bus(),
      log: kit.log,
      shutdown: kit.shutdown,
      crashAt: kit.config.crashAt,
    })
  },
}
