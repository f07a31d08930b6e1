// Real: PostgreSQL, Redis, RabbitMQ, MongoDB, Kubo and S3, each service in a process of its own, the contracts on
// anvil. Services kill themselves with SIGKILL at the moments between two things that must both happen: between
// commit and publish, and between work and acknowledgement. Nothing may be lost, and nothing happen twice.
import { serviceNames, type ServiceName } from '@intaglio/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestChain, type TestChain } from './chain.ts'
import { startServices, type RunningServices } from '../../../scripts/service-processes.ts'
import { metadataCar, type MetadataCar } from './metadata-car.ts'
import { testServers } from '../../../scripts/servers/index.ts'
import { patience } from './patience.ts'
import { openStores, queuesOf, type Stores } from './stores.ts'
import { mintingSteps } from './studio-minting.ts'
import { openTestStudio, type TestStudio } from './studio.ts'

const batch = 3

let chain: TestChain
let services: RunningServices
let stores: Stores
let studio: TestStudio
let steps: ReturnType<typeof mintingSteps>
let metadata: MetadataCar
let contract: string
let minted = 0

beforeAll(async () => {
  chain = await startTestChain(0)
  services = await startServices({ servers: testServers(), chains: [chain.config], names: serviceNames })
  stores = await openStores(testServers(), services.namespace)
  studio = await openTestStudio(services, chain.account, chain.config.id)
  steps = mintingSteps(studio, chain)
  metadata = await metadataCar(Array.from({ length: 40 }, (_, index) => index + 1))
  await studio.pin(metadata.bytes)
  contract = await steps.createCollection('ERC721', metadata.baseUri, 0)
}, 180_000)

afterAll(async () => {
  await studio?.close()
  await services?.stop()
  await stores?.close()
  await chain?.stop()
})

/**
 * Ends a service, and brings it back with a point at which it kills itself. In order, because an earlier test's message
 * that comes back to the queue would meet that point before this test's own does.
 */
async function arm(name: ServiceName, crashAt: string): Promise<void> {
  await services.end(name)
  await services.restart(name, { crashAt })
}

async function number(database: string, query: string, params: readonly unknown[] = []): Promise<number> {
  const [row] = await stores.rows(database, query, params)
  return Number(row?.['n'])
}

/** Everything that counts what was minted must agree, and no more than that. */
async function expectMintedOnce(): Promise<void> {
  const where = { chainId: chain.chainId, contract }
  expect(
    await number('catalog_db', 'SELECT count(*) AS n FROM tokens WHERE contract_address = $1', [contract]),
  ).toBe(minted)
  expect(
    await number(
      'catalog_db',
      `SELECT total_minted AS n FROM collections c JOIN collection_bindings b ON b.collection_id = c.id
       WHERE b.contract_address = $1`,
      [contract],
    ),
  ).toBe(minted)
  expect(
    await number('catalog_db', 'SELECT sum(quantity) AS n FROM token_balances WHERE contract = $1', [
      contract,
    ]),
  ).toBe(minted)
  expect(
    await number('catalog_db', 'SELECT count(*) AS n FROM ownership_transfers WHERE contract = $1', [
      contract,
    ]),
  ).toBe(minted)
  expect(await stores.documents('metadata', 'docs', where)).toHaveLength(minted)
  const raw = await stores.documents('events', 'raw', { address: contract })
  const batches = raw.filter((event) => String(event['parsed_json']).includes('BatchMinted'))
  expect(batches).toHaveLength(minted / batch)
  // One event a batch, and the one that created the collection.
  const events = batches.map((event) => String(event['eventId']))
  const processed = await stores.rows('catalog_db', 'SELECT event_id FROM processed_events')
  expect(processed.map((row) => row['event_id'])).toEqual(expect.arrayContaining(events))
  expect(processed).toHaveLength(batches.length + 1)
  for (const name of ['indexer_db', 'catalog_db'])
    expect(await number(name, 'SELECT count(*) AS n FROM outbox')).toBe(0)
  expect(await stores.waiting(...queuesOf('mint'))).toBe(0)
}

describe.each<{ name: ServiceName; crashAt: string; when: string }>([
  { name: 'indexer', crashAt: 'outbox:before-publish', when: 'between its commit and its publish' },
  { name: 'indexer', crashAt: 'outbox:after-publish', when: 'after its publish, before it remembers that' },
  { name: 'catalog', crashAt: 'consumer:before-work', when: 'with a message in hand' },
  { name: 'catalog', crashAt: 'consumer:before-ack', when: 'between its work and its ack' },
  { name: 'catalog', crashAt: 'outbox:before-publish', when: 'between its commit and its publish' },
  { name: 'catalog', crashAt: 'outbox:after-publish', when: 'after its publish, before it remembers that' },
  { name: 'subs-worker', crashAt: 'consumer:before-work', when: 'with a message in hand' },
  { name: 'subs-worker', crashAt: 'consumer:before-ack', when: 'between its work and its ack' },
])('$name killed $when', ({ name, crashAt }) => {
  it('loses nothing and repeats nothing', async () => {
    await arm(name, crashAt)
    const { intentId, txRequest } = await steps.prepare721(contract, batch)
    const live = steps.watch(intentId)
    const { transactionHash } = await chain.send(txRequest)
    await services.died(name)
    await steps.track(intentId, transactionHash, contract)
    await services.restart(name)
    await live.ended
    minted += batch

    expect(live.seen.filter((event) => event.status === 'READY')).toHaveLength(1)
    expect(live.seen.at(-1)?.tokenIds).toHaveLength(batch)
    await expect
      .poll(
        () =>
          expectMintedOnce().then(
            () => true,
            (error: unknown) => error,
          ),
        patience,
      )
      .toBe(true)
  })
})

it('goes on where it stood after every service was killed at once', async () => {
  const { intentId, txRequest } = await steps.prepare721(contract, batch)
  const names = ['indexer', 'catalog', 'subs-worker', 'orchestrator'] as const
  await Promise.all(names.map((name) => services.kill(name)))
  await chain.send(txRequest)
  await Promise.all(names.map((name) => services.restart(name)))
  await expect.poll(() => steps.status(intentId), patience).toBe('READY')
  minted += batch
  await expectMintedOnce()
})
