import { exchanges, makeMessage, routingKeys, type AccountId, type Address } from '@intaglio/shared'
import type { OutgoingMessage } from '../../kit/bus/port.ts'

interface SeenUser {
  userId: string
  accountId: AccountId
  address: Address
  sessionId: string
}

/** Said on every sign-in, once a session. */
export function userLoggedIn(data: SeenUser, traceId: string): OutgoingMessage {
  return {
    exchange: exchanges.authEvents,
    routingKey: routingKeys.userLoggedIn,
    body: makeMessage('auth.user.logged_in', `auth.user.logged_in:${data.sessionId}`, data, { traceId }),
  }
}

/** Said the first time an account proves itself. Two first sign-ins at once say the same thing twice, under one id. */
export function userVerified(data: SeenUser, traceId: string): OutgoingMessage {
  return {
    exchange: exchanges.authEvents,
    routingKey: routingKeys.userVerified,
    body: makeMessage('auth.user.verified', `auth.user.verified:${data.accountId}`, data, { traceId }),
  }
}
