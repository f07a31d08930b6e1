import { randomUUID } from 'node:crypto'
import type { AccountId, Address } from '@intaglio/shared'
import type { SqlExecutor } from '../../../kit/sql/port.ts'

export interface UserRow {
  id: string
  status: string
  created_at: Date
}

export interface ProfileRow {
  username: string | null
  display_name: string | null
  avatar_url: string | null
  banner_url: string | null
  bio: string | null
  locale: string | null
  timezone: string | null
  socials_json: object
}

/**
 * The user of an account, made with an empty profile the first time. Run it in a transaction: a lock on the account
 * keeps two first sign-ins at once from making two users.
 */
export async function ensureUser(
  tx: SqlExecutor,
  accountId: AccountId,
  address: Address,
): Promise<{ userId: string; created: boolean }> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [accountId])
  const [known] = await tx.query<{ user_id: string }>(
    'SELECT user_id FROM user_accounts WHERE account_id = $1',
    [accountId],
  )
  const userId = known?.user_id ?? randomUUID()
  await tx.query('INSERT INTO users (id) VALUES ($1) ON CONFLICT (id) DO NOTHING', [userId])
  await tx.query('INSERT INTO profiles (user_id) VALUES ($1) ON CONFLICT (user_id) DO NOTHING', [userId])
  await tx.query(
    'INSERT INTO user_accounts (account_id, user_id, address) VALUES ($1, $2, $3) ON CONFLICT (account_id) DO NOTHING',
    [accountId, userId, address],
  )
  return { userId, created: known === undefined }
}

export async function getUser(
  db: SqlExecutor,
  userId: string,
): Promise<{ user: UserRow; profile: ProfileRow } | undefined> {
  const [user] = await db.query<UserRow>('SELECT id, status, created_at FROM users WHERE id = $1', [userId])
  const [profile] = await db.query<ProfileRow>('SELECT * FROM profiles WHERE user_id = $1', [userId])
  return user && profile && { user, profile }
}

/** An account proved itself for the first time. */
export async function markVerified(tx: SqlExecutor, accountId: string, at: Date): Promise<void> {
  await tx.query('UPDATE user_accounts SET verified_at = COALESCE(verified_at, $2) WHERE account_id = $1', [
    accountId,
    at,
  ])
}

/** An account signed in once more. Messages may come late, so the newest time stays. */
export async function markSignIn(tx: SqlExecutor, accountId: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE user_accounts SET sign_ins = sign_ins + 1, last_seen_at = GREATEST(last_seen_at, $2::timestamptz)
     WHERE account_id = $1`,
    [accountId, at],
  )
}
