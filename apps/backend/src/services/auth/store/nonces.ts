import { cacheKeys } from '@intaglio/shared'
import type { CachePort } from '../../../kit/cache/port.ts'
import type { SqlDatabase, SqlExecutor } from '../../../kit/sql/port.ts'
import type { IssuedNonce } from '../domain/check-message.ts'

const { key, expiresIn } = cacheKeys.siweNonce

/** Seconds a nonce is good for. */
export const nonceSeconds = expiresIn

/** Keeps a new nonce, in the database first. */
export async function storeNonce(
  db: SqlDatabase,
  cache: CachePort,
  issued: IssuedNonce,
  issuedAt: Date,
  expiresAt: Date,
): Promise<void> {
  await db.query(
    `INSERT INTO auth_nonces (nonce, account_id, domain, chain_id, issued_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [issued.nonce, issued.accountId, issued.domain, issued.chainId, issuedAt, expiresAt],
  )
  await cache.set(key(issued.nonce), JSON.stringify(issued), { expiresIn })
}

/** What a nonce was handed out for, as long as it is good. */
export async function findNonce(cache: CachePort, nonce: string): Promise<IssuedNonce | undefined> {
  const text = await cache.get(key(nonce))
  return text === undefined ? undefined : (JSON.parse(text) as IssuedNonce)
}

/** Marks a nonce as used. @returns true to one caller alone, whose transaction it then belongs to */
export async function consumeNonce(tx: SqlExecutor, nonce: string, now: Date): Promise<boolean> {
  const rows = await tx.query(
    'UPDATE auth_nonces SET used = true WHERE nonce = $1 AND NOT used AND expires_at > $2 RETURNING nonce',
    [nonce, now],
  )
  return rows.length === 1
}

/** Takes a used nonce out of the cache as well, so that the next try is refused without asking the database. */
export async function forgetNonce(cache: CachePort, nonce: string): Promise<void> {
  await cache.take(key(nonce))
}

/** Deletes nonces that have been over for a day. */
export async function deleteOldNonces(db: SqlExecutor, now: Date): Promise<void> {
  await db.query(`DELETE FROM auth_nonces WHERE expires_at < $1::timestamptz - interval '1 day'`, [now])
}
