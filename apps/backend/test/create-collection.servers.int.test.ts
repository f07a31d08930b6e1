// Real: PostgreSQL, Redis, RabbitMQ, MongoDB, Kubo and S3, each service in a process of its own, the contracts on
// anvil. Walks sequence 3 of the specification, "create a collection", through the gateway as the studio does, and
// looks into the store or the broker after each numbered arrow.
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestChain, type TestChain } from './chain.ts'
import { startServices, type RunningServices } from '../../../scripts/service-processes.ts'
import { testServers } from '../../../scripts/servers/index.ts'
import { openStores, type SeenMessage, type Stores } from './stores.ts'
import { openTestStudio, type TestStudio } from './studio.ts'

const confirmations = 2
const patience = { timeout: 30_000, interval: 50 }

let chain: TestChain
let services: RunningServices
let stores: Stores
let studio: TestStudio

beforeAll(async () => {
  chain = await startTestChain(confirmations)
  services = await startServices({
    servers: testServers(),
    chains: [chain.config],
    names: [
      'gateway',
      'auth',
      'user',
      'wallet',
      'chain-registry',
      'orchestrator',
      'media',
      'indexer',
      'catalog',
      'subs-worker',
    ],
  })
  stores = await openStores(testServers(), services.namespace)
  studio = await openTestStudio(services, chain.account, chain.config.id)
}, 180_000)

afterAll(async () => {
  await studio?.close()
  await services?.stop()
  await stores?.close()
  await chain?.stop()
})

interface Prepared {
  intentId: string
  txRequest: { to: string; data: string }
  previewAddress: string
}

const prepareMutation = `mutation ($input: CreateCollectionInput!) {
  prepareCreateCollection(input: $input) { intentId txRequest { to data } previewAddress }
}`
const trackMutation = `mutation ($intentId: ID!, $chainId: ChainId!, $txHash: Hash!, $previewAddress: Address) {
  trackCollectionTx(intentId: $intentId, chainId: $chainId, txHash: $txHash, previewAddress: $previewAddress) { status }
}`
const statusSubscription = `subscription ($intentId: ID!) {
  onCollectionStatus(intentId: $intentId) { intentId status address chainId txHash }
}`
interface StatusEvent {
  onCollectionStatus: {
    intentId: string
    status: string
    address: string
    chainId: string
    txHash: string | null
  }
}

async function prepare(intentId: string): Promise<Prepared> {
  const input = {
    intentId,
    chainId: chain.chainId,
    standard: 'ERC721',
    name: 'Plates',
    symbol: 'PLT',
    baseUri: 'ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/',
    royaltyBps: 500,
    maxSupply: '24',
  }
  const answer = await studio.graphql<{ prepareCreateCollection: Prepared }>(prepareMutation, { input })
  return answer.prepareCreateCollection
}

async function intentRow(intentId: string) {
  return (
    await stores.rows('orchestrator_db', 'SELECT * FROM tx_intents WHERE intent_id = $1', [intentId])
  )[0]
}

describe('sequence 3', () => {
  let prepared: Prepared
  let txHash: string
  let live: ReturnType<typeof studio.subscribe<StatusEvent>>
  let created: readonly SeenMessage[]
  let upserted: readonly SeenMessage[]

  it('2 to 6: uploads media to the object store, IPFS and media.assets', async () => {
    const draw = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#7a1f2b' } })
        .png()
        .toBuffer()
    const [logo, banner] = await Promise.all([draw(600, 600), draw(1500, 500)])
    const { uploadMedia } = await studio.upload<{
      uploadMedia: { logoCid: string; bannerCid: string; urls: string[] }
    }>(
      `mutation ($files: [MediaFile!]!) { uploadMedia(files: $files) { logoCid bannerCid urls } }`,
      {
        files: [
          { kind: 'LOGO', file: null },
          { kind: 'BANNER', file: null },
        ],
      },
      { 'variables.files.0.file': new Blob([logo]), 'variables.files.1.file': new Blob([banner]) },
    )

    const assets = await stores.documents('media', 'assets')
    expect(assets).toHaveLength(2)
    const [asset] = await stores.documents('media', 'assets', { cid: uploadMedia.logoCid })
    expect(asset).toMatchObject({
      kind: 'logo',
      mime: 'image/png',
      bytes: logo.length,
      width: 600,
      height: 600,
    })
    const variants = await stores.documents('media', 'variants', { asset_id: asset?.['_id'] })
    expect(variants).toMatchObject([{ w: 512, h: 512 }])

    const { ipfsApiUrl, ipfsGatewayUrl } = testServers()
    const pins = await fetch(`${ipfsApiUrl}/api/v0/pin/ls?arg=${uploadMedia.logoCid}`, { method: 'POST' })
    expect(await pins.json()).toHaveProperty(['Keys', uploadMedia.logoCid])
    const served = await fetch(`${ipfsGatewayUrl}/ipfs/${uploadMedia.bannerCid}`)
    expect(Buffer.from(await served.arrayBuffer()).equals(banner)).toBe(true)
    expect(uploadMedia.urls).toHaveLength(2)
  })

  it('7 to 15: prepares calldata under an intent, with the registry cached and the status in Redis', async () => {
    const intentId = randomUUID()
    prepared = await prepare(intentId)
    expect(prepared.intentId).toBe(intentId)
    expect(prepared.txRequest.to).toBe(chain.config.contracts[0]?.address.toLowerCase())

    const row = await intentRow(intentId)
    expect(row).toMatchObject({
      kind: 'collection',
      chain_id: chain.chainId,
      created_by: studio.userId,
      status: 'prepared',
      tx_hash: null,
      preview_address: prepared.previewAddress,
    })
    expect((row?.['deadline_at'] as Date).getTime()).toBeGreaterThan(Date.now())
    const status = await stores.key(`intent:status:${intentId}`)
    expect(status.value).toBe('pending')
    expect(status.seconds).toBeGreaterThan(21_500)
    expect(status.seconds).toBeLessThanOrEqual(21_600)

    const [registry] = await stores.rows('chain_registry_db', 'SELECT version FROM registry_version')
    const cached = await stores.key(`cache:chains:${chain.chainId}:${String(registry?.['version'])}`)
    expect(cached.value).toContain(prepared.txRequest.to)
    expect(cached.seconds).toBeGreaterThan(0)
    expect(cached.seconds).toBeLessThanOrEqual(60)

    // Asked again, it answers the same and writes nothing more.
    expect(await prepare(intentId)).toEqual(prepared)
    expect(await stores.rows('orchestrator_db', 'SELECT 1 FROM tx_intents')).toHaveLength(1)
  })

  it('16 to 22: sends the transaction and notes it', async () => {
    created = await stores.spy('collections.events')
    upserted = await stores.spy('collections.domain')
    live = studio.subscribe<StatusEvent>(statusSubscription, { intentId: prepared.intentId })
    await expect.poll(() => live.seen.at(-1)?.onCollectionStatus.status, patience).toBe('PREPARED')

    txHash = (await chain.send(prepared.txRequest)).transactionHash
    const variables = {
      intentId: prepared.intentId,
      chainId: chain.chainId,
      txHash,
      previewAddress: prepared.previewAddress,
    }
    await studio.graphql(trackMutation, variables)
    expect(await intentRow(prepared.intentId)).toMatchObject({ status: 'pending', tx_hash: txHash })
    expect((await stores.key(`intent:status:${prepared.intentId}`)).value).toBe('pending')
    await expect.poll(() => live.seen.at(-1)?.onCollectionStatus.status, patience).toBe('PENDING')
  })

  it('23 to 28: indexes the event after its confirmations, raw and as a message', async () => {
    expect(await stores.documents('events', 'raw', { txHash })).toEqual([])
    await chain.mine(confirmations)
    await expect.poll(() => created.length, patience).toBe(1)

    const raw = await stores.documents('events', 'raw', { txHash })
    const creation = raw.find((event) => String(event['parsed_json']).includes('CollectionCreated'))
    expect(creation).toMatchObject({ chainId: chain.chainId, txHash })
    expect(creation?.['confirmations']).toBeGreaterThanOrEqual(confirmations)

    const [checkpoint] = await stores.rows('indexer_db', 'SELECT * FROM indexer_checkpoints')
    expect(checkpoint?.['chain_id']).toBe(chain.chainId)
    expect(Number(checkpoint?.['last_block'])).toBeGreaterThanOrEqual(Number(creation?.['blockNumber']))

    expect(created[0]?.routingKey).toBe(`created.eip155-${chain.config.id}`)
    expect(created[0]?.envelope).toMatchObject({
      schema: 'collections.created',
      version: 1,
      data: { txHash, contract: prepared.previewAddress, intentId: prepared.intentId },
    })
  })

  it('29 to 33: puts the collection into the catalog once, and says so', async () => {
    await expect.poll(() => upserted.length, patience).toBe(1)
    const eventId = created[0]?.envelope.event_id
    const processed = await stores.rows('catalog_db', 'SELECT * FROM processed_events')
    expect(processed).toMatchObject([{ event_id: eventId, event_version: 1, chain_id: chain.chainId }])

    const collections = await stores.rows(
      'catalog_db',
      `SELECT c.*, b.token_standard FROM collections c JOIN collection_bindings b ON b.collection_id = c.id
       WHERE b.chain_id = $1 AND b.contract_address = $2`,
      [chain.chainId, prepared.previewAddress],
    )
    expect(collections).toMatchObject([
      {
        name: 'Plates',
        symbol: 'PLT',
        royalty_bps: 500,
        royalty_receiver: chain.account.address.toLowerCase(),
        token_standard: 'erc721',
        max_supply: '24',
      },
    ])
    const roles = await stores.rows('catalog_db', 'SELECT role FROM collection_roles ORDER BY role')
    expect(roles).toEqual([{ role: 'admin' }, { role: 'minter' }])
    expect(upserted[0]?.routingKey).toBe(`upserted.${chain.config.id}.${prepared.previewAddress}`)
    expect(upserted[0]?.envelope).toMatchObject({
      schema: 'collections.upserted',
      data: { txHash, contract: prepared.previewAddress },
    })
  })

  it('34 to 39: ends the intent and tells the subscriber', async () => {
    await live.ended
    expect(live.seen.map((event) => event.onCollectionStatus.status)).toEqual([
      'PREPARED',
      'PENDING',
      'READY',
    ])
    expect(live.seen.at(-1)?.onCollectionStatus).toEqual({
      intentId: prepared.intentId,
      status: 'READY',
      address: prepared.previewAddress,
      chainId: chain.chainId,
      txHash,
    })
    expect(await intentRow(prepared.intentId)).toMatchObject({ status: 'ready', tx_hash: txHash })
    const status = await stores.key(`intent:status:${prepared.intentId}`)
    expect(status.value).toBe('ready')
    expect(status.seconds).toBeGreaterThan(21_500)
    for (const queue of ['catalog.collections', 'subs-worker.collections', 'subs-worker.collections.dead']) {
      expect(await stores.waiting(queue)).toBe(0)
    }
  })

  it('tells a late subscriber as much as a punctual one', async () => {
    const late = studio.subscribe<StatusEvent>(statusSubscription, { intentId: prepared.intentId })
    await late.ended
    expect(late.seen.map((event) => event.onCollectionStatus)).toMatchObject([
      { status: 'READY', address: prepared.previewAddress, txHash },
    ])
  })
})

it('ends an intent whose transaction nobody reported, by the id in the event', async () => {
  const prepared = await prepare(randomUUID())
  const { transactionHash } = await chain.send(prepared.txRequest)
  await chain.mine(confirmations)
  await expect.poll(async () => (await intentRow(prepared.intentId))?.['status'], patience).toBe('ready')
  expect((await intentRow(prepared.intentId))?.['tx_hash']).toBe(transactionHash)
})
