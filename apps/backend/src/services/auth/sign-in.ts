import { randomBytes, randomUUID } from 'node:crypto'
import type { Session } from '@intaglio/proto/auth'
import {
  IntaglioError,
  InvalidInputError,
  accountIdOf,
  parseAccountId,
  parseChainId,
  say,
} from '@intaglio/shared'
import type { CachePort } from '../../kit/cache/port.ts'
import type { ServiceClients } from '../../kit/clients.ts'
import type { Config } from '../../kit/config/config.ts'
import { enqueue } from '../../kit/outbox/outbox.ts'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import { currentTraceId } from '../../kit/trace.ts'
import { checkMessage, readMessage, type IssuedNonce } from './domain/check-message.ts'
import { isAllowedDomain } from './domain/domains.ts'
import { SiweRefusedError } from './domain/errors.ts'
import { hashToken, type Tokens } from './domain/tokens.ts'
import { userLoggedIn, userVerified } from './messages.ts'
import { hasSignedIn, insertLoginEvent } from './store/login-events.ts'
import { consumeNonce, findNonce, forgetNonce, nonceSeconds, storeNonce } from './store/nonces.ts'
import { insertSession, type Device } from './store/sessions.ts'
import { openTokens } from './sessions.ts'
import { verifySignature } from './verify-signature.ts'

/** What sign-ins need of the outside. */
export interface SignInContext {
  db: SqlDatabase
  cache: CachePort
  clients: Pick<ServiceClients, 'user' | 'wallet' | 'chainRegistry'>
  tokens: Tokens
  auth: Config['auth']
}

/**
 * Hands out a nonce for one sign-in of one account, on one chain, at one domain, within five minutes.
 * @throws InvalidInputError
 */
export async function getNonce(
  context: SignInContext,
  request: { accountId: string; chainId: string; domain: string },
): Promise<{ nonce: string; expiresAt: string }> {
  const account = parseAccountId(request.accountId)
  const { chainId } = parseChainId(request.chainId)
  if (account.chainId !== chainId) throw new InvalidInputError('chainId', say`is not the chain of accountId`)
  if (!isAllowedDomain(request.domain, context.auth.domains)) {
    throw new InvalidInputError('domain', say`is not one that this backend takes sign-ins for`)
  }
  const issuedAt = new Date()
  const expiresAt = new Date(issuedAt.getTime() + nonceSeconds * 1000)
  const issued: IssuedNonce = {
    nonce: randomBytes(16).toString('hex'),
    accountId: accountIdOf(chainId, account.address),
    domain: request.domain,
    chainId,
  }
  await storeNonce(context.db, context.cache, issued, issuedAt, expiresAt)
  return { nonce: issued.nonce, expiresAt: expiresAt.toISOString() }
}

/**
 * Checks a signed EIP-4361 message and opens a session. Whatever the outcome, it is written to `login_events`.
 * @throws SiweRefusedError
 */
export async function verifySiwe(
  context: SignInContext,
  request: { message: string; signature: string; accountId: string },
  device: Device,
): Promise<Session> {
  try {
    return await openSession(context, request, device)
  } catch (error) {
    const result = error instanceof IntaglioError ? error.code : 'INTERNAL'
    const event = { userId: undefined, accountId: request.accountId, device, result }
    // Where this fails too, the first error is the one worth hearing.
    await insertLoginEvent(context.db, event).catch(() => undefined)
    throw error
  }
}

async function openSession(
  context: SignInContext,
  request: { message: string; signature: string; accountId: string },
  device: Device,
): Promise<Session> {
  const { db, cache, clients, auth } = context
  const now = new Date()
  const message = readMessage(request.message)
  const issued = await findNonce(cache, message.nonce)
  const { accountId, address, chainId } = checkMessage(message, {
    accountId: request.accountId,
    issued,
    allowedDomains: auth.domains,
    now,
  })
  const chain = await clients.chainRegistry.getChain({ chainId })
  if (!chain.enabled)
    throw new SiweRefusedError('SIWE_CHAIN', say`${{ name: chain.name }} is not enabled here.`)
  const type = await verifySignature({ address, message: message.raw, signature: request.signature, chain })
  const { userId } = await clients.user.ensureUser({ accountId, address })

  const subject = { userId, sessionId: randomUUID(), accountId }
  const opened = await openTokens(context.tokens, auth, subject, now)
  await db.transaction(async (tx) => {
    if (!(await consumeNonce(tx, message.nonce, now))) {
      throw new SiweRefusedError('SIWE_NONCE', say`The nonce is used already.`)
    }
    const isFirst = !(await hasSignedIn(tx, accountId))
    await insertSession(tx, {
      sessionId: subject.sessionId,
      userId,
      refreshHash: hashToken(opened.refreshToken),
      expiresAt: opened.refreshExpiresAt,
      device,
    })
    await insertLoginEvent(tx, { userId, accountId, device, result: 'success' })
    const seen = { userId, accountId, address, sessionId: subject.sessionId }
    const said = [...(isFirst ? [userVerified] : []), userLoggedIn]
    await enqueue(
      tx,
      said.map((make) => make(seen, currentTraceId())),
    )
  })
  await forgetNonce(cache, message.nonce)
  // After the commit, as drawn. Where this fails the client has no session, and signing in again links.
  await clients.wallet.upsertLink({
    userId,
    accountId,
    address,
    chainId,
    isPrimary: true,
    type,
    connector: '',
  })
  return opened.session
}
