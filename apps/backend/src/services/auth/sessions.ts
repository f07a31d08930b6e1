import type { Identity, Session } from '@intaglio/proto/auth'
import { cacheKeys, parseAccountId, say } from '@intaglio/shared'
import type { CachePort } from '../../kit/cache/port.ts'
import type { Config } from '../../kit/config/config.ts'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import { UnauthenticatedError } from './domain/errors.ts'
import { hashToken, type TokenSubject, type Tokens } from './domain/tokens.ts'
import { revokeSession, rotateSession } from './store/sessions.ts'

/** What sessions need of the outside. */
export interface SessionContext {
  db: SqlDatabase
  cache: CachePort
  tokens: Tokens
  auth: Config['auth']
}

const { key: blacklistKey, expiresIn: blacklistSeconds } = cacheKeys.sessionBlacklist

/** A fresh pair of tokens. */
export async function openTokens(
  tokens: Tokens,
  auth: Config['auth'],
  subject: TokenSubject,
  now: Date,
): Promise<{ session: Session; refreshToken: string; refreshExpiresAt: Date }> {
  // A revoked session is remembered for as long as its last access token may live, and no longer.
  const accessSeconds = Math.min(auth.accessTokenSeconds, blacklistSeconds)
  const expiresAt = new Date(now.getTime() + accessSeconds * 1000)
  const refreshExpiresAt = new Date(now.getTime() + auth.refreshTokenSeconds * 1000)
  const [accessToken, refreshToken] = await Promise.all([
    tokens.issue('access', subject, expiresAt),
    tokens.issue('refresh', subject, refreshExpiresAt),
  ])
  const session = {
    accessToken,
    refreshToken,
    userId: subject.userId,
    expiresAt: expiresAt.toISOString(),
    accountId: subject.accountId,
  }
  return { session, refreshToken, refreshExpiresAt }
}

/**
 * Exchanges a refresh token for a new pair. A refresh token that was exchanged before ends the session: either its
 * owner or a thief holds a copy, and nobody can tell which.
 *
 * @throws UnauthenticatedError
 */
export async function refreshSession(context: SessionContext, refreshToken: string): Promise<Session> {
  const now = new Date()
  const subject = await context.tokens.read('refresh', refreshToken, now)
  const opened = await openTokens(context.tokens, context.auth, subject, now)
  const rotated = await rotateSession(context.db, {
    sessionId: subject.sessionId,
    oldHash: hashToken(refreshToken),
    newHash: hashToken(opened.refreshToken),
    expiresAt: opened.refreshExpiresAt,
    now,
  })
  if (rotated) return opened.session
  await endSession(context, subject.sessionId)
  throw new UnauthenticatedError(say`The refresh token was used before or its session is over.`)
}

/** @throws UnauthenticatedError when the access token is expired or forged; a session that is over already is fine */
export async function revokeByToken(context: SessionContext, accessToken: string): Promise<void> {
  const { sessionId } = await context.tokens.read('access', accessToken, new Date())
  await endSession(context, sessionId)
}

/** @throws UnauthenticatedError when the access token is expired, forged or revoked */
export async function authenticate(context: SessionContext, accessToken: string): Promise<Identity> {
  const { userId, sessionId, accountId } = await context.tokens.read('access', accessToken, new Date())
  if ((await context.cache.get(blacklistKey(sessionId))) !== undefined) {
    throw new UnauthenticatedError(say`The session was ended.`)
  }
  const { address, chainId } = parseAccountId(accountId)
  return { userId, sessionId, accountId, address, chainId }
}

async function endSession(context: SessionContext, sessionId: string): Promise<void> {
  await revokeSession(context.db, sessionId, new Date())
  await context.cache.set(blacklistKey(sessionId), '1', { expiresIn: blacklistSeconds })
}
