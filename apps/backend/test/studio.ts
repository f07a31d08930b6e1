import { createClient, type Client } from 'graphql-ws'
import type { PrivateKeyAccount } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'
import WebSocket from 'ws'

/** The studio's side of the conversation: GraphQL with a session, and nothing else. */
export interface TestStudio {
  readonly userId: string
  graphql<T>(query: string, variables?: object): Promise<T>
  /** Files by the multipart request specification. */
  upload<T>(query: string, variables: object, files: Record<string, Blob>): Promise<T>
  pin(car: Uint8Array): Promise<{ roots: string[]; blocks: number; bytes: number }>
  /** Collects what a subscription says until it ends. */
  subscribe<T>(
    query: string,
    variables: object,
  ): { readonly seen: readonly T[]; readonly ended: Promise<void> }
  close(): Promise<void>
}

interface Answer<T> {
  data?: T
  errors?: { message: string; extensions?: Record<string, unknown> }[]
}

/** Signs in as `account` through the gateway, by SIWE. */
export async function signIn(
  backend: { graphqlUrl: string; graphqlWsUrl: string },
  account: PrivateKeyAccount,
  chainNumeric: number,
): Promise<TestStudio> {
  const chainId = `eip155:${chainNumeric}`
  const accountId = `${chainId}:${account.address.toLowerCase()}`
  const domain = 'localhost'
  let token = ''

  async function post<T>(headers: Record<string, string>, body: string | FormData): Promise<T> {
    const response = await fetch(backend.graphqlUrl, {
      method: 'POST',
      headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
      body,
    })
    const answer = (await response.json()) as Answer<T>
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors ?? answer))
    return answer.data
  }
  const graphql = <T>(query: string, variables: object = {}) =>
    post<T>({ 'content-type': 'application/json' }, JSON.stringify({ query, variables }))

  const { signInSiwe } = await graphql<{ signInSiwe: { nonce: string } }>(
    'mutation ($accountId: String!, $chainId: ChainId!, $domain: String!) { signInSiwe(accountId: $accountId, chainId: $chainId, domain: $domain) { nonce } }',
    { accountId, chainId, domain },
  )
  const message = createSiweMessage({
    address: account.address,
    chainId: chainNumeric,
    domain,
    uri: `http://${domain}`,
    version: '1',
    nonce: signInSiwe.nonce,
    expirationTime: new Date(Date.now() + 5 * 60_000),
  })
  const { verifySiwe } = await graphql<{ verifySiwe: { accessToken: string; userId: string } }>(
    'mutation ($message: String!, $signature: Hex!, $accountId: String!) { verifySiwe(message: $message, signature: $signature, accountId: $accountId) { accessToken userId } }',
    { message, signature: await account.signMessage({ message }), accountId },
  )
  token = verifySiwe.accessToken

  const socket: Client = createClient({
    url: backend.graphqlWsUrl,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  })

  return {
    userId: verifySiwe.userId,
    graphql,
    upload(query, variables, files) {
      const form = new FormData()
      form.set('operations', JSON.stringify({ query, variables }))
      form.set(
        'map',
        JSON.stringify(Object.fromEntries(Object.keys(files).map((where, index) => [index, [where]]))),
      )
      Object.values(files).forEach((file, index) => form.set(String(index), file, `file-${index}`))
      return post({ 'apollo-require-preflight': 'true' }, form)
    },
    async pin(car) {
      const response = await fetch(new URL('/car', backend.graphqlUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/vnd.ipld.car', authorization: `Bearer ${token}` },
        body: Buffer.from(car),
      })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as { roots: string[]; blocks: number; bytes: number }
    },
    subscribe<T>(query: string, variables: object) {
      const seen: T[] = []
      const ended = (async () => {
        for await (const event of socket.iterate<T>({ query, variables: { ...variables } })) {
          if (event.errors) throw new Error(JSON.stringify(event.errors))
          if (event.data) seen.push(event.data)
        }
      })()
      // Whoever cares awaits it; nobody else shall be bothered.
      ended.catch(() => undefined)
      return { seen, ended }
    },
    close: async () => socket.dispose(),
  }
}
