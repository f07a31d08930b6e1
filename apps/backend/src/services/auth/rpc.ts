import type { AuthServiceImplementation, Client } from '@intaglio/proto/auth'
import { authenticate, refreshSession, revokeByToken } from './sessions.ts'
import { getNonce, verifySiwe, type SignInContext } from './sign-in.ts'
import type { Device } from './store/sessions.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function createAuthRpc(context: SignInContext): AuthServiceImplementation {
  return {
    getNonce: (request) => getNonce(context, request),
    verifySiwe: (request) => verifySiwe(context, request, toDevice(request.client)),
    refreshSession: ({ refreshToken }) => refreshSession(context, refreshToken),
    async revokeSession({ accessToken }) {
      await revokeByToken(context, accessToken)
      return {}
    },
    authenticate: ({ accessToken }) => authenticate(context, accessToken),
  }
}

/** What a client says of itself is kept for its owner to recognise, so it is cut rather than refused. */
function toDevice(client: Client | undefined): Device {
  return {
    ip: client?.ip.slice(0, 100) ?? '',
    userAgent: client?.userAgent.slice(0, 500) ?? '',
    deviceId: client && uuid.test(client.deviceId) ? client.deviceId : undefined,
  }
}
