// Real: an embedded PostgreSQL with the user service's migrations.
import { randomUUID } from 'node:crypto'
import { makeMessage, type AccountId, type MessageName } from '@intaglio/shared'
import { afterAll, expect, it } from 'vitest'
import { inboxMigrations } from '../../kit/outbox/inbox.ts'
import { startTestSql } from '../../kit/sql/testing.ts'
import { createAuthSubscription } from './messages.ts'
import { ensureUser } from './store/users.ts'

const { sql, stop } = await startTestSql()
afterAll(stop)
const db = await sql.open('user_db')
await db.migrate(inboxMigrations)
await db.migrate(new URL('./store/migrations/', import.meta.url))

function newAccount(): { accountId: AccountId; address: `0x${string}` } {
  const address = `0x${randomUUID().replaceAll('-', '').padEnd(40, '0')}` as const
  return { accountId: `eip155:1:${address}`, address }
}

const ensure = ({ accountId, address }: ReturnType<typeof newAccount>) =>
  db.transaction((tx) => ensureUser(tx, accountId, address))

it('makes one user of an account, however many ask at once', async () => {
  const account = newAccount()
  const answers = await Promise.all([1, 2, 3, 4].map(() => ensure(account)))
  expect(new Set(answers.map(({ userId }) => userId)).size).toBe(1)
  expect(answers.filter(({ created }) => created)).toHaveLength(1)
  expect(await db.query('SELECT 1 FROM profiles WHERE user_id = $1', [answers[0]?.userId])).toHaveLength(1)
})

function deliver(
  name: Extract<MessageName, `auth.${string}`>,
  eventId: string,
  account: ReturnType<typeof newAccount>,
  at: string,
) {
  const data = { userId: randomUUID(), ...account, sessionId: randomUUID() }
  const body = makeMessage(name, eventId, data, { occurredAt: new Date(at) })
  return createAuthSubscription(db).handle({ exchange: 'auth.events', routingKey: name, body, attempt: 1 })
}

it('applies each message once and keeps the newest time, in whatever order they come', async () => {
  const account = newAccount()
  await ensure(account)
  await deliver('auth.user.logged_in', 'b', account, '2030-01-02T00:00:00Z')
  await deliver('auth.user.verified', 'v', account, '2030-01-01T00:00:00Z')
  await deliver('auth.user.logged_in', 'a', account, '2030-01-01T00:00:00Z')
  await deliver('auth.user.logged_in', 'b', account, '2030-01-02T00:00:00Z')
  const rows = await db.query(
    'SELECT sign_ins, verified_at, last_seen_at FROM user_accounts WHERE account_id = $1',
    [account.accountId],
  )
  expect(rows).toEqual([
    {
      sign_ins: 2,
      verified_at: new Date('2030-01-01T00:00:00Z'),
      last_seen_at: new Date('2030-01-02T00:00:00Z'),
    },
  ])
})

it('refuses what is no message for good', async () => {
  const handle = createAuthSubscription(db).handle({
    exchange: 'auth.events',
    routingKey: 'auth.user.logged_in',
    body: { schema: 'auth.user.logged_in' },
    attempt: 1,
  })
  await expect(handle).rejects.toMatchObject({ code: 'MESSAGE_MALFORMED', retryable: false })
})
