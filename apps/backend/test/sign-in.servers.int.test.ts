// Real: PostgreSQL, Redis and RabbitMQ, each service in a process of its own, a local chain (anvil). Walks sequence 2
// of the specification, "Sign-in with Ethereum": each test is an arrow of the drawing, by its number and in its words.
// The arrow is held on its way while the test looks at the store it goes to, let pass, and seen to arrive there.
import { startAnvil, type Anvil } from '@intaglio/contracts/testing'
import { verifyMessage, type Hex } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nextSignInArrows, signInArrows } from './sequences/sign-in-arrows.ts'
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts'
import { testServers } from '../../../scripts/servers/index.ts'
import { patience } from './patience.ts'
import { makeSignInMessage, requestNonce, signIn, verifySignIn, type Session } from './sign-in.ts'
import { absent, isAbout, openStores, type SeenMessage, type Stores } from './stores.ts'
import { createTestWallet, type TestWallet } from './wallet.ts'
import { lands } from './wire/lands.ts'
import type { Walk } from './wire/tape.ts'
import { startTappedServices, type TappedServices } from './wire/tapped-services.ts'

const chainNumeric = 31337
const chainId = `eip155:${chainNumeric}`
const signer = privateKeyToAccount(generatePrivateKey())
const address = signer.address.toLowerCase()
const accountId = `${chainId}:${address}`

let anvil: Anvil
let tapped: TappedServices
let stores: Stores
let wallet: TestWallet
let client: GraphqlClient
let graphqlUrl: string
let domain: string
let authEvents: readonly SeenMessage[]
let walletEvents: readonly SeenMessage[]

beforeAll(async () => {
  anvil = await startAnvil({ chainId: chainNumeric })
  tapped = await startTappedServices({
    names: ['gateway', 'auth', 'user', 'wallet', 'chain-registry'],
    chain: {
      ...{ id: chainNumeric, name: 'Local', nativeSymbol: 'ETH', decimals: 18, confirmations: 1 },
      ...{ endpoints: [{ url: anvil.rpcUrl }], contracts: [] },
    },
  })
  graphqlUrl = tapped.graphqlUrl
  domain = new URL(graphqlUrl).host
  stores = await openStores(testServers(), tapped.services.namespace)
  wallet = createTestWallet(signer, tapped.walletRpcUrl, tapped.tape)
  client = createGraphqlClient(graphqlUrl)
  authEvents = await stores.spy('auth.events')
  walletEvents = await stores.spy('wallet.events')
}, 180_000)

afterAll(async () => {
  await tapped?.stop()
  await stores?.close()
  await anvil?.stop()
})

const nonces = () => stores.rows('auth_db', 'SELECT * FROM auth_nonces')
const sessions = () => stores.rows('auth_db', 'SELECT * FROM sessions')
const wallets = () => stores.rows('wallet_db', 'SELECT * FROM wallets')
const users = () =>
  stores.rows('user_db', 'SELECT u.id, u.status, p.username FROM users u JOIN profiles p ON p.user_id = u.id')
/** Nonces whose row nobody is changing just now. */
const freeNonces = () => stores.rows('auth_db', 'SELECT used FROM auth_nonces FOR UPDATE SKIP LOCKED')
const knownToUser = () =>
  stores.rows('user_db', 'SELECT sign_ins, verified_at IS NOT NULL AS verified FROM user_accounts')
const keysOf = (messages: readonly SeenMessage[]) => messages.map(({ routingKey }) => routingKey)

describe('sequence 2, Sign-In with Ethereum', () => {
  let walk: Walk
  let challenge: Promise<string>
  let nonce: string
  let message: string
  let signature: Promise<Hex>
  let opened: Promise<Session>
  let session: Session

  beforeAll(() => {
    walk = tapped.tape.walk(signInArrows)
  })

  it('1 U->>FE: Click "Connect"', async () => {
    for (const rows of [nonces, sessions, wallets, users]) expect(await rows()).toEqual([])
  })

  it('2 FE->>WAL: request accounts + chainId', async () => {
    const accounts = wallet.request('eth_requestAccounts')
    await walk.follow(2)
    expect(await accounts).toEqual([signer.address])
    expect(Number(await wallet.request('eth_chainId'))).toBe(chainNumeric)
  })

  it('3 FE->>GQL: signInSiwe(accountId, chainId, domain)', async () => {
    challenge = requestNonce(client, accountId, domain)
    expect(await walk.follow(3)).toEqual({ accountId, chainId, domain })
  })

  it('4 GQL->>AUTH: GetNonce(...)', async () => {
    expect(await walk.follow(4)).toEqual({ accountId, chainId, domain })
  })

  it('5 AUTH->>PGA: INSERT auth_nonces(...)', async () => {
    const row = { account_id: accountId, domain, chain_id: chainId, used: false }
    await lands(walk, 5, nonces, { before: [], after: [expect.objectContaining(row)] })
    const [{ nonce: made, issued_at: issued, expires_at: expires } = {}] = await nonces()
    nonce = String(made)
    expect((expires as Date).getTime() - (issued as Date).getTime()).toBe(300_000)
  })

  it('6 AUTH->>R: SET siwe:nonce:{nonce} EX 300', async () => {
    const value = JSON.stringify({ nonce, accountId, domain, chainId })
    const key = () => stores.key(`siwe:nonce:${nonce}`)
    await lands(walk, 6, key, { before: absent, after: { value, seconds: expect.toSatisfy(isAbout(300)) } })
  })

  it('7 AUTH-->>GQL: {nonce}', async () => {
    expect(await walk.follow(7)).toMatchObject({ nonce })
  })

  it('8 GQL-->>FE: {nonce}', async () => {
    expect(await walk.follow(8)).toMatchObject({ signInSiwe: { nonce } })
    expect(await challenge).toBe(nonce)
  })

  it('9 FE->>WAL: personal_sign(message)', async () => {
    message = makeSignInMessage({ graphqlUrl, address: signer.address, chainNumeric, nonce })
    signature = wallet.request('personal_sign', [message])
    expect(await walk.follow(9)).toEqual([message])
  })

  it('10 WAL-->>FE: signature', async () => {
    await walk.follow(10)
    expect(await verifyMessage({ address: signer.address, message, signature: await signature })).toBe(true)
  })

  it('11 FE->>GQL: verifySiwe(message, signature, accountId)', async () => {
    const proof = { message, signature: await signature, accountId }
    opened = verifySignIn(client, proof)
    expect(await walk.follow(11)).toEqual(proof)
  })

  it('12 GQL->>AUTH: VerifySiwe(...)', async () => {
    expect(await walk.follow(12)).toMatchObject({ message, signature: await signature, accountId })
  })

  it('13 AUTH->>R: GET siwe:nonce:{nonce}', async () => {
    expect((await walk.at(13)).what).toBe(`GET siwe:nonce:${nonce}`)
    walk.pass(13)
  })

  it('14 AUTH->>USER: EnsureUser(accountId, address)', async () => {
    expect(await walk.follow(14)).toEqual({ accountId, address })
  })

  it('15 USER->>DBU: UPSERT user & profile', () =>
    lands(walk, 15, users, {
      before: [],
      after: [{ id: expect.any(String), status: 'active', username: null }],
    }))

  it('16 USER-->>AUTH: {user_id}', async () => {
    const [user] = await users()
    expect(await walk.follow(16)).toEqual({ userId: user?.['id'], created: true })
  })

  it('19 AUTH->>PGA: UPDATE auth_nonces SET used=true', () =>
    // Within a transaction: the row is taken, so that nobody else can use the nonce, and nobody sees it used yet.
    lands(walk, 19, freeNonces, { before: [{ used: false }], after: [] }))

  it('20 AUTH->>PGA: INSERT sessions(...)', async () => {
    const row = { revoked_at: null, refresh_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }
    await lands(walk, 20, sessions, { before: [], after: [expect.objectContaining(row)] })
    expect(await nonces()).toEqual([expect.objectContaining({ used: true })])
    const events = await stores.rows('auth_db', 'SELECT account_id, result FROM login_events')
    expect(events).toEqual([{ account_id: accountId, result: 'success' }])
  })

  it('21 AUTH->>WALLET: UpsertLink(user_id, accountId, address, chainId, is_primary=true)', async () => {
    const [user] = await users()
    const link = { userId: user?.['id'], accountId, address, chainId, isPrimary: true }
    expect((await walk.at(21)).data).toMatchObject(link)
    expect(await stores.key(`siwe:nonce:${nonce}`)).toEqual(absent)
    walk.pass(21)
  })

  it('22 WALLET->>PGW: INSERT ... ON CONFLICT DO NOTHING', async () => {
    const [user] = await users()
    const row = { user_id: user?.['id'], account_id: accountId, address, chain_id: chainId }
    const more = { type: 'eoa', is_primary: true, verified_at: expect.any(Date) }
    await lands(walk, 22, wallets, { before: [], after: [expect.objectContaining({ ...row, ...more })] })
  })

  it('23 AUTH-->>GQL: {accessToken, refreshToken, userId, expiresAt}', async () => {
    const [user] = await users()
    const tokens = { accessToken: expect.any(String), refreshToken: expect.any(String) }
    const answer = { ...tokens, userId: user?.['id'], expiresAt: expect.any(String) }
    expect(await walk.follow(23)).toMatchObject(answer)
  })

  it('24 GQL-->>FE: session established', async () => {
    await walk.follow(24)
    session = await opened
    const signedIn = createGraphqlClient(graphqlUrl, session.accessToken)
    expect(await signedIn.query('{ me { userId } }')).toEqual({ me: { userId: session.userId } })
    expect(Date.parse(session.expiresAt)).toBeGreaterThan(Date.now())
    // Kept as a hash only.
    expect(JSON.stringify(await sessions())).not.toContain(session.refreshToken)
  })

  it('25 AUTH->>MQ: publish auth.user_logged_in {...}', async () => {
    await walk.at(25)
    expect(keysOf(authEvents)).not.toContain('auth.user.logged_in')
    walk.pass(25)
    await expect
      .poll(() => keysOf(authEvents), patience)
      .toEqual(['auth.user.verified', 'auth.user.logged_in'])
    const [{ session_id: sessionId } = {}] = await sessions()
    for (const { routingKey, envelope } of authEvents) {
      expect(envelope).toEqual({
        schema: routingKey,
        version: 1,
        event_id: expect.any(String),
        occurred_at: expect.any(String),
        trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        data: { userId: session.userId, accountId, address, sessionId },
      })
    }
    // The user service hears both, and each once.
    await expect.poll(knownToUser, patience).toEqual([{ sign_ins: 1, verified: true }])
    const processed = await stores.rows('user_db', 'SELECT event_id FROM processed_events ORDER BY 1')
    const ids = authEvents.map(({ envelope }) => ({ event_id: envelope.event_id }))
    expect(processed).toEqual(expect.arrayContaining(ids))
  })

  it('26 WALLET->>MQ: publish wallet.linked {...}', async () => {
    const published = async () => keysOf(walletEvents)
    await lands(walk, 26, published, { before: [], after: ['wallet.linked'] })
    const [{ id: walletId } = {}] = await wallets()
    expect(walletEvents[0]?.envelope).toMatchObject({
      schema: 'wallet.linked',
      version: 1,
      data: { userId: session.userId, walletId, accountId, address, chainId, isPrimary: true },
    })
  })
})

describe('sequence 2, the next sign-in', () => {
  let walk: Walk
  let again: ReturnType<typeof signIn>

  it('17 AUTH->>USER: EnsureUser(accountId, address) # idempotent', async () => {
    walk = tapped.tape.walk(nextSignInArrows)
    again = signIn(graphqlUrl, signer, chainNumeric)
    expect(await walk.follow(17)).toEqual({ accountId, address })
  })

  it('18 USER-->>AUTH: {user_id}', async () => {
    const [user, ...others] = await users()
    expect(others).toEqual([])
    expect(await walk.follow(18)).toEqual({ userId: user?.['id'], created: false })
    expect((await again).session.userId).toBe(user?.['id'])
  })

  it('has a session of its own, the same wallet, and is said to have happened, no more', async () => {
    await again
    expect(await sessions()).toHaveLength(2)
    expect(await wallets()).toHaveLength(1)
    await expect.poll(knownToUser, patience).toEqual([{ sign_ins: 2, verified: true }])
    const said = ['auth.user.verified', 'auth.user.logged_in', 'auth.user.logged_in']
    expect(keysOf(authEvents)).toEqual(said)
    await expect.poll(() => stores.rows('wallet_db', 'SELECT 1 FROM outbox'), patience).toEqual([])
    expect(tapped.tape.times('publish wallet.events wallet.linked')).toBe(1)
  })
})
