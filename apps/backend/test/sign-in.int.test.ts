// Real: auth, user, wallet, chain registry and gateway in one process over gRPC, embedded PostgreSQL and bus, and a
// chain (anvil) that holds a contract wallet.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startAnvil, type Anvil } from '@intaglio/contracts/testing'
import type { Address, Hex } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBackend, type RunningBackend } from '../src/index.ts'
import { deployContractWallet } from './contract-wallet.ts'
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts'
import { makeSignInMessage, requestNonce, signIn, verifySignIn, type Session } from './sign-in.ts'

const meQuery = '{ me { userId wallets { address type isPrimary } } }'
interface Me {
  me: { userId: string; wallets: { address: string; type: string; isPrimary: boolean }[] }
}

let anvil: Anvil
let dataDir: string
let backend: RunningBackend
let client: GraphqlClient
let domain: string
const chainNumeric = 31337

beforeAll(async () => {
  anvil = await startAnvil({ chainId: chainNumeric })
  dataDir = await mkdtemp(path.join(tmpdir(), 'intaglio-sign-in-'))
  const chain = { nativeSymbol: 'ETH', decimals: 18, confirmations: 1, contracts: [] }
  backend = await startBackend({
    services: ['auth', 'user', 'wallet', 'chain-registry', 'gateway'],
    config: {
      stack: { kind: 'embedded', dataDir },
      chains: [
        { ...chain, id: chainNumeric, name: 'Local', endpoints: [{ url: anvil.rpcUrl }] },
        { ...chain, id: 99, name: 'Silent', endpoints: [{ url: 'http://127.0.0.1:9' }] },
      ],
      logLevel: process.env['LOG_LEVEL'] ?? 'silent',
    },
  })
  client = createGraphqlClient(backend.graphqlUrl)
  domain = new URL(backend.graphqlUrl).host
})

afterAll(async () => {
  await backend?.stop()
  await anvil?.stop()
  if (dataDir) await rm(dataDir, { recursive: true, force: true })
})

const newSigner = () => privateKeyToAccount(generatePrivateKey())
const accountOf = (address: Address, chain = chainNumeric) => `eip155:${chain}:${address.toLowerCase()}`

/** Signs a message that `changes` spoil, and answers what became of it. */
async function trySignIn(
  changes: Parameters<typeof makeSignInMessage>[1],
  chain = chainNumeric,
): Promise<string> {
  const signer = newSigner()
  const accountId = accountOf(signer.address, chain)
  const nonce = await requestNonce(client, accountId, domain)
  const { graphqlUrl } = backend
  const message = makeSignInMessage(
    { graphqlUrl, address: signer.address, chainNumeric: chain, nonce },
    changes,
  )
  return outcome(
    verifySignIn(client, { message, signature: await signer.signMessage({ message }), accountId }),
  )
}

const outcome = (session: Promise<Session>) =>
  session.then(
    () => 'signed in',
    (error: { code?: string }) => error.code ?? 'no code',
  )

describe('a key', () => {
  it('signs in, and is the same user every time', async () => {
    const signer = newSigner()
    const first = await signIn(backend.graphqlUrl, signer, chainNumeric)
    const { me } = await first.client.query<Me>(meQuery)
    expect(me).toEqual({
      userId: first.session.userId,
      wallets: [{ address: signer.address.toLowerCase(), type: 'eoa', isPrimary: true }],
    })
    const second = await signIn(backend.graphqlUrl, signer, chainNumeric)
    expect(second.session.userId).toBe(me.userId)
    expect((await second.client.query<Me>(meQuery)).me.wallets).toHaveLength(1)
  })

  it('needs no answer from its chain', async () => {
    expect(await trySignIn({}, 99)).toBe('signed in')
  })
})

describe('a contract wallet', () => {
  let address: Address
  let privateKey: Hex
  beforeAll(async () => {
    privateKey = (anvil.accounts[0] as { privateKey: Hex }).privateKey
    address = await deployContractWallet(anvil.rpcUrl, privateKey)
  })

  it('signs in by what its contract says (EIP-1271)', async () => {
    const signed = await signIn(backend.graphqlUrl, privateKeyToAccount(privateKey), chainNumeric, address)
    const { me } = await signed.client.query<Me>(meQuery)
    expect(me.wallets).toEqual([{ address: address.toLowerCase(), type: 'contract', isPrimary: true }])
  })

  it('does not sign in by a stranger’s key', async () => {
    expect(
      await outcome(signIn(backend.graphqlUrl, newSigner(), chainNumeric, address).then((s) => s.session)),
    ).toBe('SIWE_SIGNATURE')
  })

  it('is not refused where its chain is only silent', async () => {
    const silent = signIn(backend.graphqlUrl, newSigner(), 99, address).then((signed) => signed.session)
    await expect(silent).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The chain Silent cannot be reached.',
      extensions: { retryable: true, next: 'Try again in a moment.' },
    })
  })
})

describe('refuses', () => {
  it.each([
    ['a message that is over', { expirationTime: new Date(Date.now() - 1_000) }, 'SIWE_EXPIRED'],
    ['a message for later', { notBefore: new Date(Date.now() + 60_000) }, 'SIWE_EXPIRED'],
    ['another domain', { domain: 'evil.example', uri: 'http://evil.example' }, 'SIWE_DOMAIN'],
    ['a URI of another host', { uri: 'http://evil.example' }, 'SIWE_DOMAIN'],
    ['another chain', { chainId: 1 }, 'SIWE_CHAIN'],
    ['another nonce', { nonce: 'abcdefgh12345678' }, 'SIWE_NONCE'],
  ])('%s', async (_what, changes, code) => {
    expect(await trySignIn(changes)).toBe(code)
  })

  it('a nonce for a domain or a chain that is not served', async () => {
    const accountId = accountOf(newSigner().address)
    await expect(requestNonce(client, accountId, 'evil.example')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      extensions: { field: 'domain' },
    })
    expect(await trySignIn({}, 5)).toBe('NOT_FOUND')
  })

  it('a signature by another key', async () => {
    const [owner, thief] = [newSigner(), newSigner()]
    const accountId = accountOf(owner.address)
    const nonce = await requestNonce(client, accountId, domain)
    const { graphqlUrl } = backend
    const message = makeSignInMessage({ graphqlUrl, address: owner.address, chainNumeric, nonce })
    const signature = await thief.signMessage({ message })
    expect(await outcome(verifySignIn(client, { message, signature, accountId }))).toBe('SIWE_SIGNATURE')
    // A wrong signature does not use the nonce up: its owner may still sign in.
    const right = await owner.signMessage({ message })
    expect(await outcome(verifySignIn(client, { message, signature: right, accountId }))).toBe('signed in')
  })

  it('a nonce that was used, also where two race for it', async () => {
    const signer = newSigner()
    const accountId = accountOf(signer.address)
    const nonce = await requestNonce(client, accountId, domain)
    const { graphqlUrl } = backend
    const message = makeSignInMessage({ graphqlUrl, address: signer.address, chainNumeric, nonce })
    const input = { message, signature: await signer.signMessage({ message }), accountId }
    const race = await Promise.all([1, 2, 3, 4].map(() => outcome(verifySignIn(client, input))))
    expect(race.sort()).toEqual(['SIWE_NONCE', 'SIWE_NONCE', 'SIWE_NONCE', 'signed in'])
    expect(await outcome(verifySignIn(client, input))).toBe('SIWE_NONCE')
  })
})

describe('a session', () => {
  const refreshMutation = `mutation ($token: String!) {
    refreshSession(refreshToken: $token) { accessToken refreshToken userId expiresAt }
  }`
  const refresh = (token: string) =>
    client
      .query<{ refreshSession: Session }>(refreshMutation, { token })
      .then((answer) => answer.refreshSession)
  const me = (token: string) => createGraphqlClient(backend.graphqlUrl, token).query<Me>(meQuery)

  it('goes on with a new pair of tokens', async () => {
    const { session } = await signIn(backend.graphqlUrl, newSigner(), chainNumeric)
    const next = await refresh(session.refreshToken)
    expect(next.refreshToken).not.toBe(session.refreshToken)
    expect((await me(next.accessToken)).me.userId).toBe(session.userId)
    expect(Date.parse(next.expiresAt)).toBeGreaterThan(Date.now())
  })

  it('ends when a refresh token is used twice', async () => {
    const { session } = await signIn(backend.graphqlUrl, newSigner(), chainNumeric)
    const next = await refresh(session.refreshToken)
    expect(await outcome(refresh(session.refreshToken))).toBe('UNAUTHENTICATED')
    expect(await outcome(refresh(next.refreshToken))).toBe('UNAUTHENTICATED')
    await expect(me(next.accessToken)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('ends when its user signs out', async () => {
    const signed = await signIn(backend.graphqlUrl, newSigner(), chainNumeric)
    expect(await signed.client.query('mutation { signOut }')).toEqual({ signOut: true })
    await expect(signed.client.query(meQuery)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await outcome(refresh(signed.session.refreshToken))).toBe('UNAUTHENTICATED')
  })
})
