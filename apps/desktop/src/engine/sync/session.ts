import { accountIdOf, IntaglioError, isRetryable, parseChainId, say } from '@intaglio/shared'
import type { SessionRow, Sessions } from '../store/sessions.ts'
import type { Wallet } from '../wallet/port.ts'
import { SignInNeededError } from './errors.ts'
import { meQuery, refreshMutation, signInMutation, verifyMutation } from './operations.ts'
import type { Send } from './send.ts'

/** Seconds before its end at which an access token is renewed. */
const renewBefore = 30
const messageValidMs = 5 * 60 * 1000

export interface SessionKeeper {
  /** SIWE, unless the kept session still works. */
  signIn(): Promise<{ userId: string; accountId: string }>
  /**
   * A bearer token that is good for some time yet.
   * @param refused a token the backend has just refused, which is not given again
   * @throws SignInNeededError
   */
  token(refused?: string): Promise<string>
}

/** Keeps one session per backend and account in the store, and renews it. */
export function createSessionKeeper(
  graphqlUrl: string,
  sessions: Omit<Sessions, 'rewrite'>,
  wallet: Wallet,
  send: Send,
): SessionKeeper {
  let renewing: Promise<SessionRow> | undefined

  const accountId = async () => {
    const { chainId, address } = await wallet.account()
    return accountIdOf(chainId, address)
  }
  const keep = (account: string, session: Omit<SessionRow, 'graphqlUrl' | 'accountId'>): SessionRow => {
    const { userId, accessToken, refreshToken, expiresAt } = session
    const row = { graphqlUrl, accountId: account, userId, accessToken, refreshToken, expiresAt }
    sessions.save(row)
    return row
  }
  const renew = async (session: SessionRow): Promise<SessionRow> => {
    try {
      const { refreshSession } = await send(refreshMutation, { refreshToken: session.refreshToken })
      return keep(session.accountId, refreshSession)
    } catch (error) {
      if (isRetryable(error)) throw error
      sessions.remove(graphqlUrl, session.accountId)
      throw new SignInNeededError(error)
    }
  }
  const token = async (refused?: string): Promise<string> => {
    const session = sessions.get(graphqlUrl, await accountId())
    if (!session) throw new SignInNeededError()
    const fresh = Date.parse(session.expiresAt) - Date.now() > renewBefore * 1000
    if (fresh && session.accessToken !== refused) return session.accessToken
    renewing ??= renew(session).finally(() => (renewing = undefined))
    return (await renewing).accessToken
  }
  const works = async (account: string): Promise<SessionRow | undefined> => {
    const session = sessions.get(graphqlUrl, account)
    if (!session) return undefined
    try {
      await send(meQuery, {}, await token())
      return sessions.get(graphqlUrl, account)
    } catch (error) {
      if (isRetryable(error)) throw error
      sessions.remove(graphqlUrl, account)
      return undefined
    }
  }

  return {
    token,
    async signIn() {
      const account = await accountId()
      const kept = await works(account)
      if (kept) return { userId: kept.userId, accountId: account }
      const { chainId, address } = await wallet.account()
      const domain = new URL(graphqlUrl).host
      const [{ createSiweMessage }, { getAddress }] = await Promise.all([import('viem/siwe'), import('viem')])
      const { signInSiwe } = await send(signInMutation, { accountId: account, chainId, domain })
      const now = Date.now()
      const message = createSiweMessage({
        address: getAddress(address),
        chainId: parseChainId(chainId).chainNumeric,
        domain,
        uri: graphqlUrl,
        version: '1',
        nonce: signInSiwe.nonce,
        statement: 'Sign in to Intaglio.',
        issuedAt: new Date(now),
        expirationTime: new Date(now + messageValidMs),
      })
      const signature = await wallet.signMessage(message)
      const { verifySiwe } = await send(verifyMutation, { message, signature, accountId: account })
      if (!verifySiwe.userId)
        throw new IntaglioError(say`The backend opened no session.`, { code: 'BACKEND_ERROR' })
      return { userId: keep(account, verifySiwe).userId, accountId: account }
    },
  }
}
