import { createClient, type Client } from 'graphql-ws'
import { z } from 'zod'
import WebSocket from 'ws'
import { IntaglioError, say } from '@intaglio/shared'
import { BackendUnavailableError, fromGraphQLError } from './errors.ts'
import {
  collectionStatusSubscription,
  mintStatusSubscription,
  type IntentStatusFields,
} from './operations.ts'
import type { SessionKeeper } from './session.ts'

const maxWaitMs = 15_000
/** Close code of a server that refuses the token (graphql-transport-ws). */
const forbidden = [4401, 4403]

const resultSchema = z.object({
  data: z
    .object({
      status: z.object({
        status: z.enum(['PREPARED', 'PENDING', 'READY', 'FAILED', 'EXPIRED']),
        txHash: z.string().nullable(),
        error: z.string().nullable(),
      }),
    })
    .nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
})

export interface StatusSocket {
  statuses(
    kind: 'collection' | 'mint',
    intentId: string,
    signal: AbortSignal,
  ): AsyncIterable<IntentStatusFields>
  close(): Promise<void>
}

/**
 * Subscriptions over one socket that is opened for the first and closed after the last. A lost connection is made
 * again, with growing waits, for as long as someone listens; each subscription then begins with the current state.
 * @param note is told that the backend answers, or why it does not
 */
export function createStatusSocket(
  url: string,
  session: SessionKeeper,
  note: (error?: unknown) => void,
): StatusSocket {
  let refused: string | undefined
  let lastToken: string | undefined
  const client: Client = createClient({
    url,
    webSocketImpl: WebSocket,
    keepAlive: 10_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (attempt) => {
      const wait = Math.min(maxWaitMs, 250 * 2 ** Math.min(attempt, 10))
      return new Promise((resolve) => setTimeout(resolve, wait / 2 + (Math.random() * wait) / 2))
    },
    connectionParams: async () => {
      lastToken = await session.token(refused)
      return { authorization: `Bearer ${lastToken}` }
    },
    on: {
      connected: () => {
        refused = undefined
        note()
      },
      closed: (event) => {
        const { code, wasClean } = closeFacts(event)
        if (code !== undefined && forbidden.includes(code)) refused = lastToken
        else if (!wasClean) note(new BackendUnavailableError(url, event))
      },
    },
  })

  async function* statuses(kind: 'collection' | 'mint', intentId: string, signal: AbortSignal) {
    const query = kind === 'collection' ? collectionStatusSubscription : mintStatusSubscription
    const results = client.iterate({ query, variables: { intentId } })
    const stop = () => void results.return?.()
    signal.addEventListener('abort', stop, { once: true })
    try {
      signal.throwIfAborted()
      for await (const result of results) {
        const { data, errors } = resultSchema.parse(result)
        if (errors?.[0]) throw fromGraphQLError(errors[0])
        if (data) yield data.status
      }
      signal.throwIfAborted()
    } catch (error) {
      signal.throwIfAborted()
      throw asOurs(url, error)
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  return { statuses, close: async () => void (await client.dispose()) }
}

const graphQLErrors = z
  .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }))
  .min(1)

/** graphql-ws rejects with a close event, with the server's errors, or with what connectionParams threw. */
function asOurs(url: string, error: unknown): IntaglioError {
  if (error instanceof IntaglioError) return error
  const fromServer = graphQLErrors.safeParse(error)
  if (fromServer.success && fromServer.data[0]) return fromGraphQLError(fromServer.data[0])
  const { code } = closeFacts(error)
  if (code !== undefined && forbidden.includes(code)) {
    return new IntaglioError(say`The backend did not take the session.`, {
      code: 'UNAUTHENTICATED',
      retryable: true,
      cause: error,
    })
  }
  return new BackendUnavailableError(url, error)
}

function closeFacts(event: unknown): { code: number | undefined; wasClean: boolean } {
  const facts = z.object({ code: z.number(), wasClean: z.boolean() }).safeParse({
    code: (event as { code?: unknown } | null)?.code,
    wasClean: (event as { wasClean?: unknown } | null)?.wasClean,
  })
  return facts.success ? facts.data : { code: undefined, wasClean: false }
}
