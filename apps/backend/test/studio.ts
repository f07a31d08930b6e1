import { createClient, type Client } from 'graphql-ws'
import type { PrivateKeyAccount } from 'viem/accounts'
import WebSocket from 'ws'
import { signIn } from './sign-in.ts'

/** The studio's side of the conversation: GraphQL with a session, and nothing else. */
export interface TestStudio {
  readonly userId: string
  graphql<T>(query: string, variables?: object): Promise<T>
  /** Files by the multipart request specification. */
  upload<T>(query: string, variables: object, files: Record<string, Blob>): Promise<T>
  pin(car: Uint8Array): Promise<{ roots: string[]; blocks: number; bytes: number }>
  /** Collects what a subscription says until it ends; @param query asks for one field, whose values are kept. */
  subscribe<T>(query: string, variables: object): Listening<T>
  close(): Promise<void>
}

/** What a subscription has said so far. */
export interface Listening<T> {
  readonly seen: readonly T[]
  readonly ended: Promise<void>
}

/** Signs in as `account` through the gateway, by SIWE. */
export async function openTestStudio(
  backend: { graphqlUrl: string; graphqlWsUrl: string },
  account: PrivateKeyAccount,
  chainNumeric: number,
): Promise<TestStudio> {
  const { client, session } = await signIn(backend.graphqlUrl, account, chainNumeric)
  const authorization = `Bearer ${session.accessToken}`
  const socket: Client = createClient({
    url: backend.graphqlWsUrl,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
  })

  return {
    userId: session.userId,
    graphql: client.query,
    async upload<T>(query: string, variables: object, files: Record<string, Blob>) {
      const form = new FormData()
      form.set('operations', JSON.stringify({ query, variables }))
      form.set(
        'map',
        JSON.stringify(Object.fromEntries(Object.keys(files).map((where, index) => [index, [where]]))),
      )
      Object.values(files).forEach((file, index) => form.set(String(index), file, `file-${index}`))
      const response = await fetch(backend.graphqlUrl, {
        method: 'POST',
        headers: { authorization, 'apollo-require-preflight': 'true' },
        body: form,
      })
      const answer = (await response.json()) as { data?: T; errors?: unknown }
      if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors ?? answer))
      return answer.data
    },
    async pin(car) {
      const response = await fetch(new URL('/car', backend.graphqlUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/vnd.ipld.car', authorization },
        body: Buffer.from(car),
      })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as { roots: string[]; blocks: number; bytes: number }
    },
    subscribe<T>(query: string, variables: object) {
      const seen: T[] = []
      const ended = (async () => {
        const request = { query, variables: { ...variables } }
        for await (const { errors, data } of socket.iterate<Record<string, T>>(request)) {
          if (errors) throw new Error(JSON.stringify(errors))
          if (data) seen.push(...Object.values(data))
        }
      })()
      // Whoever cares awaits it; nobody else shall be bothered.
      ended.catch(() => undefined)
      return { seen, ended }
    },
    close: async () => socket.dispose(),
  }
}
