import { bindingPatterns, exchanges, parseAccountId, parseMessage } from '@intaglio/shared'
import type { Subscription } from '../../kit/bus/port.ts'
import { applyOnce } from '../../kit/outbox/inbox.ts'
import type { SqlDatabase, SqlExecutor } from '../../kit/sql/port.ts'
import { ensureUser, markSignIn, markVerified } from './store/users.ts'

const apply = {
  'auth.user.verified': markVerified,
  'auth.user.logged_in': markSignIn,
} satisfies Record<string, (tx: SqlExecutor, accountId: string, at: Date) => Promise<void>>

/** `auth.events` keeps what is known of an account's sign-ins. A message is applied once, however often it comes. */
export function createAuthSubscription(db: SqlDatabase): Subscription {
  return {
    queue: 'user.auth',
    exchange: exchanges.authEvents,
    patterns: [bindingPatterns.users],
    async handle({ routingKey, body }) {
      const name = routingKey === 'auth.user.verified' ? 'auth.user.verified' : 'auth.user.logged_in'
      const message = parseMessage(name, body)
      const { accountId } = message.data
      const { address, chainId } = parseAccountId(accountId)
      await db.transaction(async (tx) => {
        if (!(await applyOnce(tx, message, { chainId }))) return
        // EnsureUser came before this message; a restored database may have forgotten it.
        await ensureUser(tx, `${chainId}:${address}`, address)
        await apply[name](tx, accountId, new Date(message.occurred_at))
      })
    },
  }
}
