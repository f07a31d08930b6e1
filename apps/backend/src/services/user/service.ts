import { UserServiceDefinition } from '@intaglio/proto/user'
import { inboxMigrations } from '../../kit/outbox/inbox.ts'
import type { Service } from '../../kit/service.ts'
import { createAuthSubscription } from './messages.ts'
import { createUserRpc } from './rpc.ts'

/** Users and their profiles. */
export const service: Service = {
  name: 'user',
  async start(kit) {
    const db = await (await kit.sql()).open('user_db')
    await db.migrate(inboxMigrations)
    await db.migrate(new URL('./store/migrations/', import.meta.url))
    kit.serve(UserServiceDefinition, createUserRpc(db))
    const stop = await (await kit.bus()).consume(createAuthSubscription(db))
    kit.shutdown.add('user.auth', stop)
  },
}
