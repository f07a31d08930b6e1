import { AuthServiceDefinition } from '@intaglio/proto/auth'
import { every } from '../../kit/every.ts'
import { outboxMigrations, startRelay } from '../../kit/outbox/outbox.ts'
import type { Service } from '../../kit/service.ts'
import { createTokens } from './domain/tokens.ts'
import { createAuthRpc } from './rpc.ts'
import { deleteOldNonces } from './store/nonces.ts'

const hour = 3_600_000

/** Sign-In with Ethereum and sessions. */
export const service: Service = {
  name: 'auth',
  async start(kit) {
    const db = await (await kit.sql()).open('auth_db')
    await db.migrate(outboxMigrations)
    await db.migrate(new URL('./store/migrations/', import.meta.url))
    const { auth } = kit.config
    const cache = await kit.cache()
    kit.serve(
      AuthServiceDefinition,
      createAuthRpc({ db, cache, clients: kit.clients, tokens: createTokens(auth.secret), auth }),
    )
    await startRelay({
      db,
      bus: await kit.bus(),
      log: kit.log,
      shutdown: kit.shutdown,
      crashAt: kit.config.crashAt,
    })

    every(kit, 'nonce cleaner', hour, () => deleteOldNonces(db, new Date()))
  },
}
