import { createHash, randomBytes } from 'node:crypto'
import { parseAccountId, type AccountId, say } from '@intaglio/shared'
import { SignJWT, jwtVerify } from 'jose'
import { z } from 'zod'
import { UnauthenticatedError } from './errors.ts'

/** Whom a token speaks for. */
export interface TokenSubject {
  userId: string
  sessionId: string
  accountId: AccountId
}

export type TokenKind = 'access' | 'refresh'

export interface Tokens {
  /** @param expiresAt rounded down to a second */
  issue(kind: TokenKind, subject: TokenSubject, expiresAt: Date): Promise<string>
  /** @throws UnauthenticatedError when the token is expired, forged, or of the other kind */
  read(kind: TokenKind, token: string, now: Date): Promise<TokenSubject>
}

const issuer = 'intaglio'
const claims = z.object({ sub: z.uuid(), sid: z.uuid(), acc: z.string() })

/**
 * Both tokens are JWTs signed with HS256. A refresh token carries the account, which sessions do not store, and a
 * forged one is refused before it can touch a session.
 *
 * @param secret at least 32 bytes of text
 */
export function createTokens(secret: string): Tokens {
  const key = new TextEncoder().encode(secret)
  return {
    issue(kind, { userId, sessionId, accountId }, expiresAt) {
      return new SignJWT({ sid: sessionId, acc: accountId })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(kind)
        .setSubject(userId)
        .setJti(randomBytes(16).toString('base64url'))
        .setIssuedAt()
        .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
        .sign(key)
    },

    async read(kind, token, now) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          issuer,
          audience: kind,
          currentDate: now,
        })
        const { sub, sid, acc } = claims.parse(payload)
        const { chainId, address } = parseAccountId(acc)
        return { userId: sub, sessionId: sid, accountId: `${chainId}:${address}` }
      } catch {
        throw new UnauthenticatedError(say`The token is expired or not one of ours.`)
      }
    },
  }
}

/** The form in which a refresh token is stored. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
