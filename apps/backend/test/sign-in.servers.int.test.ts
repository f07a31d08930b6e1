// Real: PostgreSQL, Redis and RabbitMQ, each service in a process of its own, a local chain (anvil). Walks sequence 2
// of the specification, "Sign-in with Ethereum", as the studio does, and looks into the store or the broker after
// each numbered arrow. Then kills services where a message could be lost or applied twice.
import { startAnvil, type Anvil } from '@intaglio/contracts/testing'
import { Redis } from 'ioredis'
import type { Address, Hex } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deployContractWallet } from './contract-wallet.ts'
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts'
import { startServices, type RunningServices } from '../../../scripts/service-processes.ts'
import { testServers } from '../../../scripts/servers/index.ts'
import { makeSignInMessage, requestNonce, signIn, verifySignIn, type Session } from './sign-in.ts'
import { openStores, type SeenMessage, type Stores } from './stores.ts'

const patience = { timeout: 30_000, interval: 50 }
const chainNumeric = 31337
const chainId = `eip155:${chainNumeric}`

let anvil: Anvil
let services: RunningServices
let stores: Stores
let client: GraphqlClient
let authEvents: readonly SeenMessage[]
let walletEvents: readonly SeenMessage[]
/** Every command Redis is given, as `SET key …`, without the namespace. */
const redisCommands: string[] = []
let monitor: Redis

beforeAll(async () => {
  anvil = await startAnvil({ chainId: chainNumeric })
  services = await startServices({
    servers: testServers(),
    names: ['gateway', 'auth', 'user', 'wallet', 'chain-registry'],
    chains: [
      {
        ...{ id: chainNumeric, name: 'Local', nativeSymbol: 'ETH', decimals: 18, confirmations: 1 },
        ...{ endpoints: [{ url: anvil.rpcUrl }], contracts: [] },
      },
    ],
  })
  stores = await openStores(testServers(), services.namespace)
  client = createGraphqlClient(services.graphqlUrl)
  authEvents = await stores.spy('auth.events')
  walletEvents = await stores.spy('wallet.events')
  monitor = await new Redis(testServers().redisUrl).monitor()
  monitor.on('monitor', (_time: string, [command = '', ...args]: string[]) => {
    redisCommands.push([command.toUpperCase(), ...args].join(' ').replaceAll(services.namespace, ''))
  })
}, 180_000)

afterAll(async () => {
  monitor?.disconnect()
  await services?.stop()
  await stores?.close()
  await anvil?.stop()
})

const newSigner = () => privateKeyToAccount(generatePrivateKey())
const accountOf = (address: Address) => `${chainId}:${address.toLowerCase()}`
const about = (messages: readonly SeenMessage[], accountId: string) =>
  messages.filter(({ envelope }) => envelope.data['accountId'] === accountId)
const keysOf = (messages: readonly SeenMessage[]) => messages.map(({ routingKey }) => routingKey)

/** What the user service has made of an account's messages. */
/** What an earlier test left to publish would meet the crash point before this test's own message does. */
async function outboxEmpty(database: string): Promise<void> {
  await expect.poll(() => stores.rows(database, 'SELECT 1 FROM outbox'), patience).toEqual([])
}

async function seenByUser(accountId: string): Promise<Record<string, unknown> | undefined> {
  const rows = await stores.rows(
    'user_db',
    'SELECT sign_ins, verified_at IS NOT NULL AS verified FROM user_accounts WHERE account_id = $1',
    [accountId],
  )
  return rows[0]
}

describe('sequence 2', () => {
  const signer = newSigner()
  const accountId = accountOf(signer.address)
  let nonce: string
  let session: Session

  it('1-8: signInSiwe writes the nonce to auth_nonces and for 300 seconds to Redis', async () => {
    const domain = new URL(services.graphqlUrl).host
    nonce = await requestNonce(client, accountId, domain)
    const rows = await stores.rows('auth_db', 'SELECT * FROM auth_nonces WHERE nonce = $1', [nonce])
    expect(rows).toEqual([
      expect.objectContaining({ account_id: accountId, domain, chain_id: chainId, used: false }),
    ])
    const { issued_at: issued, expires_at: expires } = rows[0] as { issued_at: Date; expires_at: Date }
    expect(expires.getTime() - issued.getTime()).toBe(300_000)

    const { value, seconds } = await stores.key(`siwe:nonce:${nonce}`)
    expect(JSON.parse(value ?? '')).toEqual({ nonce, accountId, domain, chainId })
    expect(seconds).toBeGreaterThan(200)
    await expect
      .poll(() => redisCommands, patience)
      .toContainEqual(expect.stringMatching(new RegExp(`^SET siwe:nonce:${nonce} .* EX 300`, 'i')))
  })

  it('9-13: verifySiwe reads the nonce from Redis', async () => {
    const { graphqlUrl } = services
    const message = makeSignInMessage({ graphqlUrl, address: signer.address, chainNumeric, nonce })
    session = await verifySignIn(client, {
      message,
      signature: await signer.signMessage({ message }),
      accountId,
    })
    await expect.poll(() => redisCommands, patience).toContainEqual(`GET siwe:nonce:${nonce}`)
  })

  it('14-16: EnsureUser makes the user with an empty profile', async () => {
    const users = await stores.rows('user_db', 'SELECT id, status FROM users WHERE id = $1', [session.userId])
    expect(users).toEqual([{ id: session.userId, status: 'active' }])
    const profiles = await stores.rows('user_db', 'SELECT username FROM profiles WHERE user_id = $1', [
      session.userId,
    ])
    expect(profiles).toEqual([{ username: null }])
  })

  it('19: the nonce is used up, in the database and in Redis', async () => {
    const rows = await stores.rows('auth_db', 'SELECT used FROM auth_nonces WHERE nonce = $1', [nonce])
    expect(rows).toEqual([{ used: true }])
    expect((await stores.key(`siwe:nonce:${nonce}`)).value).toBeNull()
  })

  it('20: the session is written, its refresh token as a hash only', async () => {
    const rows = await stores.rows('auth_db', 'SELECT * FROM sessions WHERE user_id = $1', [session.userId])
    expect(rows).toEqual([
      expect.objectContaining({ revoked_at: null, refresh_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }),
    ])
    expect(JSON.stringify(rows)).not.toContain(session.refreshToken)
    const events = await stores.rows(
      'auth_db',
      'SELECT user_id, result FROM login_events WHERE account_id = $1',
      [accountId],
    )
    expect(events).toEqual([{ user_id: session.userId, result: 'success' }])
  })

  it('21-22: UpsertLink makes the wallet the primary one', async () => {
    const rows = await stores.rows('wallet_db', 'SELECT * FROM wallets WHERE account_id = $1', [accountId])
    expect(rows).toEqual([
      expect.objectContaining({
        user_id: session.userId,
        address: signer.address.toLowerCase(),
        chain_id: chainId,
        type: 'eoa',
        is_primary: true,
        verified_at: expect.any(Date),
      }),
    ])
  })

  it('23-24: the session is established', async () => {
    const signedIn = createGraphqlClient(services.graphqlUrl, session.accessToken)
    expect(await signedIn.query('{ me { userId } }')).toEqual({ me: { userId: session.userId } })
    expect(Date.parse(session.expiresAt)).toBeGreaterThan(Date.now())
  })

  it('25: auth.events says that the user is verified and logged in, and the user service hears it', async () => {
    await expect
      .poll(() => keysOf(about(authEvents, accountId)), patience)
      .toEqual(['auth.user.verified', 'auth.user.logged_in'])
    const [verified, loggedIn] = about(authEvents, accountId)
    const address = signer.address.toLowerCase()
    const data = { userId: session.userId, accountId, address, sessionId: expect.any(String) }
    for (const [schema, message] of [
      ['auth.user.verified', verified],
      ['auth.user.logged_in', loggedIn],
    ] as const) {
      expect(message?.envelope).toEqual({
        schema,
        version: 1,
        event_id: expect.any(String),
        occurred_at: expect.any(String),
        trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        data,
      })
    }
    await expect.poll(() => seenByUser(accountId), patience).toEqual({ sign_ins: 1, verified: true })
    const processed = await stores.rows(
      'user_db',
      'SELECT event_id FROM processed_events WHERE event_id = ANY ($1)',
      [about(authEvents, accountId).map(({ envelope }) => envelope.event_id)],
    )
    expect(processed).toHaveLength(2)
  })

  it('26: wallet.events says that the wallet is linked', async () => {
    await expect.poll(() => keysOf(about(walletEvents, accountId)), patience).toEqual(['wallet.linked'])
    expect(about(walletEvents, accountId)[0]?.envelope).toMatchObject({
      schema: 'wallet.linked',
      version: 1,
      data: { userId: session.userId, chainId, isPrimary: true },
    })
  })

  it('17-18: the next sign-in is the same user, the same wallet, and says only that it happened', async () => {
    const again = await signIn(services.graphqlUrl, signer, chainNumeric)
    expect(again.session.userId).toBe(session.userId)
    await expect.poll(() => seenByUser(accountId), patience).toEqual({ sign_ins: 2, verified: true })
    expect(keysOf(about(authEvents, accountId))).toEqual([
      'auth.user.verified',
      'auth.user.logged_in',
      'auth.user.logged_in',
    ])
    expect(about(walletEvents, accountId)).toHaveLength(1)
    const wallets = await stores.rows('wallet_db', 'SELECT id FROM wallets WHERE user_id = $1', [
      session.userId,
    ])
    expect(wallets).toHaveLength(1)
    const sessions = await stores.rows('auth_db', 'SELECT session_id FROM sessions WHERE user_id = $1', [
      session.userId,
    ])
    expect(sessions).toHaveLength(2)
  })

  it('a session that ends is in session:blacklist for as long as its access token may live', async () => {
    const { client: signedIn, session: ended } = await signIn(services.graphqlUrl, signer, chainNumeric)
    await signedIn.query('mutation { signOut }')
    const claims = JSON.parse(atob(ended.accessToken.split('.')[1] ?? '')) as { sid: string }
    const { value, seconds } = await stores.key(`session:blacklist:${claims.sid}`)
    expect(value).toBe('1')
    expect(seconds).toBeGreaterThan(800)
    await expect(signedIn.query('{ me { userId } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('a contract wallet signs in by EIP-1271, and a stranger for it does not', async () => {
    const privateKey = (anvil.accounts[0] as { privateKey: Hex }).privateKey
    const address = await deployContractWallet(anvil.rpcUrl, privateKey)
    const signed = await signIn(services.graphqlUrl, privateKeyToAccount(privateKey), chainNumeric, address)
    const rows = await stores.rows('wallet_db', 'SELECT type FROM wallets WHERE user_id = $1', [
      signed.session.userId,
    ])
    expect(rows).toEqual([{ type: 'contract' }])
    const stranger = signIn(services.graphqlUrl, newSigner(), chainNumeric, address)
    await expect(stranger).rejects.toMatchObject({ code: 'SIWE_SIGNATURE' })
    const refusals = await stores.rows(
      'auth_db',
      'SELECT result FROM login_events WHERE account_id = $1 ORDER BY ts',
      [accountOf(address)],
    )
    expect(refusals).toEqual([{ result: 'success' }, { result: 'SIWE_SIGNATURE' }])
  })

  it('the chain is read through cache:chains for 60 seconds', async () => {
    await client.query('query ($chainId: ChainId!) { chain(chainId: $chainId) { name } }', { chainId })
    const key = `cache:chains:${chainId}:2`
    const { value, seconds } = await stores.key(key)
    expect(JSON.parse(value ?? '')).toMatchObject({ chainId, name: 'Local' })
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(redisCommands).toContainEqual(`GET ${key}`)
  })
})

describe('killed between commit and publish', () => {
  it('auth says what it committed once it is back, and says it once', async () => {
    const signer = newSigner()
    const accountId = accountOf(signer.address)
    await outboxEmpty('auth_db')
    await services.end('auth')
    await services.restart('auth', { crashAt: 'outbox:before-publish' })
    // The answer may have left before the process died, or not; its caller signs in again if not.
    const answer = signIn(services.graphqlUrl, signer, chainNumeric).catch(() => undefined)
    await services.died('auth')
    const sessions = await stores.rows(
      'auth_db',
      `SELECT 1 FROM login_events WHERE account_id = $1 AND result = 'success'`,
      [accountId],
    )
    expect(sessions).toHaveLength(1)
    expect(await stores.rows('auth_db', 'SELECT routing_key FROM outbox ORDER BY id')).toEqual([
      { routing_key: 'auth.user.verified' },
      { routing_key: 'auth.user.logged_in' },
    ])
    expect(about(authEvents, accountId)).toEqual([])

    await services.restart('auth')
    await answer
    await expect.poll(() => seenByUser(accountId), patience).toEqual({ sign_ins: 1, verified: true })
    // Messages keep their order, so whatever came twice would have come before this one.
    const later = await signIn(services.graphqlUrl, newSigner(), chainNumeric)
    await expect.poll(() => seenByUser(later.accountId), patience).toEqual({ sign_ins: 1, verified: true })
    expect(keysOf(about(authEvents, accountId))).toEqual(['auth.user.verified', 'auth.user.logged_in'])
    expect(await stores.rows('auth_db', 'SELECT 1 FROM outbox')).toEqual([])
  })

  it('wallet says once that it linked a wallet, and the sign-in that waited for it goes on', async () => {
    const signer = newSigner()
    const accountId = accountOf(signer.address)
    await outboxEmpty('wallet_db')
    await services.end('wallet')
    await services.restart('wallet', { crashAt: 'outbox:before-publish' })
    const answer = signIn(services.graphqlUrl, signer, chainNumeric)
    // Looked at below; until then nobody waits for it.
    answer.catch(() => undefined)
    await services.died('wallet')
    expect(
      await stores.rows('wallet_db', 'SELECT 1 FROM wallets WHERE account_id = $1', [accountId]),
    ).toHaveLength(1)
    expect(about(walletEvents, accountId)).toEqual([])

    await services.restart('wallet')
    expect((await answer).accountId).toBe(accountId)
    const later = await signIn(services.graphqlUrl, newSigner(), chainNumeric)
    await expect.poll(() => about(walletEvents, later.accountId), patience).toHaveLength(1)
    expect(about(walletEvents, accountId)).toHaveLength(1)
  })
})

describe('killed between publish and forgetting', () => {
  it('auth says it twice under one id, and the user service applies it once', async () => {
    await outboxEmpty('auth_db')
    await services.end('auth')
    await services.restart('auth', { crashAt: 'outbox:after-publish' })
    const signer = newSigner()
    const accountId = accountOf(signer.address)
    const answer = signIn(services.graphqlUrl, signer, chainNumeric).catch(() => undefined)
    await services.died('auth')
    await services.restart('auth')
    await answer
    const loggedIn = () =>
      about(authEvents, accountId).filter((message) => message.routingKey === 'auth.user.logged_in')
    await expect.poll(loggedIn, patience).toHaveLength(2)
    expect(new Set(loggedIn().map(({ envelope }) => envelope.event_id)).size).toBe(1)
    const later = await signIn(services.graphqlUrl, newSigner(), chainNumeric)
    await expect.poll(() => seenByUser(later.accountId), patience).toEqual({ sign_ins: 1, verified: true })
    expect(await seenByUser(accountId)).toEqual({ sign_ins: 1, verified: true })
  })
})

describe('killed between work and acknowledgement', () => {
  it('user applies a message once, though it is delivered again', async () => {
    const signer = newSigner()
    const accountId = accountOf(signer.address)
    await signIn(services.graphqlUrl, signer, chainNumeric)
    await expect.poll(() => seenByUser(accountId), patience).toEqual({ sign_ins: 1, verified: true })
    await services.end('user')
    await services.restart('user', { crashAt: 'consumer:before-ack@user.auth' })
    await signIn(services.graphqlUrl, signer, chainNumeric)
    await services.died('user')
    // The work is done and the broker does not know.
    expect(await seenByUser(accountId)).toEqual({ sign_ins: 2, verified: true })

    await services.restart('user')
    const later = await signIn(services.graphqlUrl, newSigner(), chainNumeric)
    await expect.poll(() => seenByUser(later.accountId), patience).toEqual({ sign_ins: 1, verified: true })
    await expect.poll(() => stores.waiting('user.auth'), patience).toBe(0)
    expect(await seenByUser(accountId)).toEqual({ sign_ins: 2, verified: true })
  })
})

describe('a service that is down', () => {
  it('is named, with what to do, and is missed by /readyz alone', async () => {
    await services.kill('chain-registry')
    const chains = client.query('{ chains { name } }')
    await expect(chains).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/^The chain-registry service at .* cannot be reached\.$/),
      extensions: { retryable: true, next: expect.any(String) },
    })
    const get = (probe: string) => fetch(new URL(probe, services.graphqlUrl))
    const ready = await get('/readyz')
    expect(ready.status).toBe(503)
    expect(await ready.text()).toContain('chain-registry service')
    expect((await get('/healthz')).status).toBe(200)
    expect(await (await get('/metrics')).text()).toContain('process_cpu_seconds_total')
    await services.restart('chain-registry')
    await expect
      .poll(() => client.query('{ chains { name } }'), patience)
      .toEqual({ chains: [{ name: 'Local' }] })
  })
})
