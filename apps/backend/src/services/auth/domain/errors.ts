import { IntaglioError, say, type Phrase } from '@intaglio/shared'

/** Why a Sign-In with Ethereum message was refused. */
export type SiweRefusal =
  | 'SIWE_MALFORMED'
  | 'SIWE_DOMAIN'
  | 'SIWE_CHAIN'
  | 'SIWE_ACCOUNT'
  | 'SIWE_NONCE'
  | 'SIWE_EXPIRED'
  | 'SIWE_SIGNATURE'

/** A sign-in was refused. Never retryable: a new nonce and a new signature are needed. */
export class SiweRefusedError extends IntaglioError {
  override readonly name = 'SiweRefusedError'
  constructor(code: SiweRefusal, why: Phrase) {
    super(say`The sign-in was refused.`, { code, why, next: say`Sign in again.` })
  }
}

/** A token is expired, forged or revoked, or there is none. */
export class UnauthenticatedError extends IntaglioError {
  override readonly name = 'UnauthenticatedError'
  constructor(why: Phrase) {
    super(say`You are not signed in.`, { code: 'UNAUTHENTICATED', why, next: say`Sign in again.` })
  }
}
