import type { IncomingMessage } from 'node:http'
import type { Client, Identity } from '@intaglio/proto/auth'
import type { Caller } from '@intaglio/proto/orchestrator'
import { IntaglioError, say } from '@intaglio/shared'
import type { CachePort } from '../kit/cache/port.ts'
import type { ServiceClients } from '../kit/clients.ts'
import type { Logger } from '../kit/logger.ts'

/** What the gateway works with. */
export interface GatewayParts {
  clients: ServiceClients
  cache: CachePort
  log: Logger
}

/** What every resolver is given. */
export interface GatewayContext extends GatewayParts {
  client: Client
  /** The bearer token as it came, unchecked. */
  accessToken: string | undefined
  /** Who asks. The token is checked once a request. @throws IntaglioError `UNAUTHENTICATED` */
  identity(): Promise<Identity>
}

/** @param authorization the header's value, or what a WebSocket client sent for it */
export function createContext(
  parts: GatewayParts,
  request: { authorization: string | undefined; client: Client },
): GatewayContext {
  const accessToken = /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(request.authorization ?? '')?.[1]
  let identity: Promise<Identity> | undefined
  return {
    ...parts,
    client: request.client,
    accessToken,
    identity() {
      if (accessToken === undefined) return Promise.reject(unauthenticated())
      return (identity ??= parts.clients.auth.authenticate({ accessToken }))
    },
  }
}

/** Where a request comes from. @param ip as Express or the socket sees it */
export function clientOf(request: IncomingMessage, ip: string | undefined): Client {
  const deviceId = request.headers['x-intaglio-device']
  return {
    ip: ip ?? '',
    userAgent: request.headers['user-agent'] ?? '',
    deviceId: typeof deviceId === 'string' ? deviceId : '',
  }
}

/** Who asks, as services of the orchestrator want it. */
export async function callerOf(context: GatewayContext): Promise<Caller> {
  const { userId, accountId, address } = await context.identity()
  return { userId, accountId, address }
}

function unauthenticated(): IntaglioError {
  return new IntaglioError(say`You are not signed in.`, {
    code: 'UNAUTHENTICATED',
    why: say`The request carries no bearer token.`,
    next: say`Sign in, then send the access token in the Authorization header.`,
  })
}
