import type { AddressInfo } from 'node:net'
import { Intent } from '@intaglio/proto/orchestrator'
import { IntaglioError } from '@intaglio/shared'
import pino from 'pino'
import { createEmbeddedCache } from '../kit/cache/embedded.ts'
import type { CachePort } from '../kit/cache/port.ts'
import type { ServiceClients } from '../kit/clients.ts'
import { createHttp } from './http.ts'

/** What tests put in place of the services; what they leave out fails when it is called. */
export type StubClients = { [K in keyof ServiceClients]?: Partial<ServiceClients[K]> }

export interface TestGateway {
  url: string
  wsUrl: string
  cache: CachePort
  /** Sends GraphQL as JSON and answers the parsed body with its status. */
  query(query: string, variables?: object, headers?: Record<string, string>): Promise<GraphqlAnswer>
  close(): Promise<void>
}

export interface GraphqlAnswer {
  status: number
  data?: Record<string, unknown>
  errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[]
}

export const goodToken = 'good-token'
export const bearer = { authorization: `Bearer ${goodToken}` }
export const identity = {
  userId: '00000000-0000-4000-8000-000000000001',
  sessionId: '00000000-0000-4000-8000-000000000002',
  accountId: `eip155:31337:0x${'a'.repeat(40)}`,
  address: `0x${'a'.repeat(40)}`,
  chainId: 'eip155:31337',
}

export function makeIntent(changes: Partial<Intent> = {}): Intent {
  return Intent.fromPartial({
    intentId: '11111111-1111-4111-8111-111111111111',
    kind: 'collection',
    chainId: 'eip155:31337',
    status: 'pending',
    createdBy: identity.userId,
    deadlineAt: '2030-01-01T00:00:00.000Z',
    ...changes,
  })
}

/** A gateway on a free port over stubs of the services; `good-token` is signed in. */
export async function startTestGateway(
  stubs: StubClients = {},
  config: { requestsPerMinute?: number; uploadBytes?: number; carBytes?: number; production?: boolean } = {},
): Promise<TestGateway> {
  const authenticate = ({ accessToken }: { accessToken?: string }) =>
    accessToken === goodToken
      ? Promise.resolve(identity)
      : Promise.reject(new IntaglioError('You are not signed in.', { code: 'UNAUTHENTICATED' }))
  const clients = { ...stubs, auth: { authenticate, ...stubs.auth } } as unknown as ServiceClients
  const cache = createEmbeddedCache()
  const { requestsPerMinute = 1_000, uploadBytes = 1_000, carBytes = 200_000, production = false } = config
  const limits = { requestsPerMinute, uploadBytes, carBytes }
  const log = pino({ level: 'silent' })
  const { server, close } = await createHttp({ clients, cache, log }, { limits, production }, {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = `http://${host}`
  return {
    url,
    wsUrl: `ws://${host}/graphql`,
    cache,
    async query(query, variables = {}, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) }
    },
    async close() {
      await close()
      await cache.close()
    },
  }
}
