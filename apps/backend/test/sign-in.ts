import { getAddress, type Address, type Hex } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts'

export interface Session {
  accessToken: string
  refreshToken: string
  userId: string
  expiresAt: string
}

type MessageParts = Parameters<typeof createSiweMessage>[0]

/** The EIP-4361 message of an account, for a backend at `graphqlUrl`; `changes` spoil it. */
export function makeSignInMessage(
  input: { graphqlUrl: string; address: Address; chainNumeric: number; nonce: string },
  changes: Partial<MessageParts> = {},
): string {
  return createSiweMessage({
    address: getAddress(input.address),
    chainId: input.chainNumeric,
    domain: new URL(input.graphqlUrl).host,
    uri: input.graphqlUrl,
    nonce: input.nonce,
    version: '1',
    issuedAt: new Date(),
    expirationTime: new Date(Date.now() + 300_000),
    ...changes,
  })
}

export async function requestNonce(
  client: GraphqlClient,
  accountId: string,
  domain: string,
): Promise<string> {
  const [, , chainId] = /^((eip155:\d+)):/.exec(accountId) ?? []
  const { signInSiwe } = await client.query<{ signInSiwe: { nonce: string } }>(
    `mutation ($accountId: String!, $chainId: ChainId!, $domain: String!) {
       signInSiwe(accountId: $accountId, chainId: $chainId, domain: $domain) { nonce expiresAt }
     }`,
    { accountId, chainId, domain },
  )
  return signInSiwe.nonce
}

export async function verifySignIn(
  client: GraphqlClient,
  input: { message: string; signature: Hex; accountId: string },
): Promise<Session> {
  const { verifySiwe } = await client.query<{ verifySiwe: Session }>(
    `mutation ($message: String!, $signature: Hex!, $accountId: String!) {
       verifySiwe(message: $message, signature: $signature, accountId: $accountId) {
         accessToken refreshToken userId expiresAt
       }
     }`,
    input,
  )
  return verifySiwe
}

/**
 * Signs in with a local key.
 * @param address the account's, where it is a contract that `signer` owns
 * @returns a client that is signed in
 */
export async function signIn(
  graphqlUrl: string,
  signer: PrivateKeyAccount,
  chainNumeric: number,
  address: Address = signer.address,
): Promise<{ client: GraphqlClient; session: Session; accountId: string }> {
  const client = createGraphqlClient(graphqlUrl)
  const accountId = `eip155:${chainNumeric}:${address.toLowerCase()}`
  const nonce = await requestNonce(client, accountId, new URL(graphqlUrl).host)
  const message = makeSignInMessage({ graphqlUrl, address, chainNumeric, nonce })
  const session = await verifySignIn(client, {
    message,
    signature: await signer.signMessage({ message }),
    accountId,
  })
  return { client: createGraphqlClient(graphqlUrl, session.accessToken), session, accountId }
}
