// Real: PostgreSQL, Redis and RabbitMQ, each service in a process of its own, a local chain (anvil). Beside the
// sequence of sign-in.servers.int.test.ts: how a session ends, wallets that are contracts, services that are down or
// are killed where a message could be lost or applied twice.
import { startAnvil, type Anvil } from '@intaglio/contracts/testing'
import type { Address, Hex } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deployContractWallet } from './contract-wallet.ts'
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts'
import { startServices, type RunningServices } from '../../../scripts/service-processes.ts'
import { testServers } from '../../../scripts/servers/index.ts'
import { patience } from './patience.ts'
import { signIn } from './sign-in.ts'
import { openStores, type SeenMessage, type Stores } from './stores.ts'

const chainNumeric = 31337
const chainId = `eip155:${chainNumeric}`

let anvil: Anvil
let services: RunningServices
let stores: Stores
let client: GraphqlClient
let authEvents: readonly SeenMessage[]
let walletEvents: readonly SeenMessage[]

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
}, 180_000)

afterAll(async () => {
  await services?.stop()
  await stores?.close()
  await anvil?.stop()
})

const newSigner = () => privateKeyToAccount(generatePrivateKey())
const accountOf = (address: Address) => `${chainId}:${address.toLowerCase()}`
const about = (messages: readonly SeenMessage[], accountId: string) =>
  messages.filter(({ envelope }) => envelope.data['accountId'] === accountId)
const keysOf = (messages: readonly SeenMessage[]) => messages.map(({ routingKey }) => routingKey)

/** What an earlier test left to publish would meet the crash point before this test's own message does. */
async function outboxEmpty(database: string): Promise<void> {
  await expect.poll(() => stores.rows(database, 'SELECT 1 FROM outbox'), patience).toEqual([])
}

/** What the user service has made of an account's messages. */
async function seenByUser(accountId: string): Promise<Record<string, unknown> | undefined> {
  const rows = await stores.rows(
    'user_db',
    'SELECT sign_ins, verified_at IS NOT NULL AS verified FROM user_accounts WHERE account_id = $1',
    [accountId],
  )
  return rows[0]
}

describe('a session', () => {
  it('that ends is in session:blacklist for as long as its access token may live', async () => {
    const { client: signedIn, session: ended } = await signIn(services.graphqlUrl, newSigner(), chainNumeric)
    await signedIn.query('mutation { signOut }')
    const claims = JSON.parse(atob(ended.accessToken.split('.')[1] ?? '')) as { sid: string }
    const { value, seconds } = await stores.key(`session:blacklist:${claims.sid}`)
    expect(value).toBe('1')
    expect(seconds).toBeGreaterThan(800)
    await expect(signedIn.query('{ me { userId } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('of a contract wallet is opened by EIP-1271, and not by a stranger', async () => {
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
