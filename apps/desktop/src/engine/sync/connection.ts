import { createClient, fetchExchange, type AnyVariables, type TypedDocumentNode } from 'urql'
import { IntaglioError, say, type Text } from '@intaglio/shared'
import { getOperationAST, OperationTypeNode, type DocumentNode } from 'graphql'
import type { Sessions } from '../store/sessions.ts'
import type { Workspace } from '../model.ts'
import type { Wallet } from '../wallet/port.ts'
import { BackendUnavailableError, fromCombinedError } from './errors.ts'
import { meQuery, type IntentStatusFields } from './operations.ts'
import type { Send } from './send.ts'
import { createSessionKeeper } from './session.ts'
import { createStatusSocket } from './status-socket.ts'

/** A conversation with the backend at one address. Whatever fails comes as an IntaglioError that says whether to retry. */
export interface Connection {
  /** Sends an operation as the signed-in account; renews the session where it must. */
  request<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>
  /** Runs something that wants a bearer token; once more with a new one when it is refused. */
  withToken<Result>(work: (token: string) => Promise<Result>): Promise<Result>
  /** Makes sure that the backend still knows who asks; renews the session where it must. */
  ensureSession(): Promise<void>
  signIn(): Promise<{ userId: string; accountId: string }>
  /** States of one intent, the current one first; ends with the final one or the signal. */
  statuses(
    kind: 'collection' | 'mint',
    intentId: string,
    signal: AbortSignal,
  ): AsyncIterable<IntentStatusFields>
  close(): Promise<void>
}

const timeoutMs = 30_000

export interface ConnectionOptions {
  sessions: Omit<Sessions, 'rewrite'>
  wallet: Wallet
  /** Told whenever the backend answers or fails to. */
  onConnection: (online: boolean, message: Text | undefined) => unknown
}

export function createConnection(
  workspace: Workspace,
  { sessions, wallet, onConnection }: ConnectionOptions,
): Connection {
  const client = createClient({
    url: workspace.graphqlUrl,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetch: (input, init) =>
      fetch(input, {
        ...init,
        signal: init?.signal
          ? AbortSignal.any([init.signal, AbortSignal.timeout(timeoutMs)])
          : AbortSignal.timeout(timeoutMs),
      }),
  })
  const note = (error?: unknown) =>
    error instanceof BackendUnavailableError ? onConnection(false, error.text) : onConnection(true, undefined)

  const send: Send = async (document, variables, token) => {
    const context =
      token === undefined ? {} : { fetchOptions: { headers: { authorization: `Bearer ${token}` } } }
    const result = await (
      isMutation(document)
        ? client.mutation(document, variables, context)
        : client.query(document, variables, context)
    ).toPromise()
    const error = result.error && fromCombinedError(workspace.graphqlUrl, result.error)
    note(error)
    if (error) throw error
    if (result.data === undefined)
      throw new IntaglioError(say`The backend answered with nothing.`, { code: 'BACKEND_ERROR' })
    return result.data
  }
  const session = createSessionKeeper(workspace.graphqlUrl, sessions, wallet, send)
  const socket = createStatusSocket(workspace.graphqlWsUrl, session, note)

  const withToken = async <Result>(work: (token: string) => Promise<Result>): Promise<Result> => {
    const token = await session.token()
    try {
      return await work(token)
    } catch (error) {
      if (!(error instanceof IntaglioError) || error.code !== 'UNAUTHENTICATED') throw error
      return work(await session.token(token))
    }
  }

  const request: Connection['request'] = (document, variables) =>
    withToken((token) => send(document, variables, token))

  return {
    request,
    ensureSession: async () => void (await request(meQuery, {})),
    withToken,
    signIn: () => session.signIn(),
    statuses: (kind, intentId, signal) => socket.statuses(kind, intentId, signal),
    close: () => socket.close(),
  }
}

function isMutation(document: DocumentNode): boolean {
  return getOperationAST(document)?.operation === OperationTypeNode.MUTATION
}
