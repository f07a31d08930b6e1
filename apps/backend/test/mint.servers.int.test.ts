// Real: PostgreSQL, Redis, RabbitMQ, MongoDB, Kubo and S3, each service in a process of its own, the contracts on
// anvil. Walks sequence 4 of the specification, "mint", for both standards through the gateway as the studio does,
// and looks into the store or the broker after each numbered arrow.
import { serviceNames } from '@intaglio/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestChain, type TestChain } from './chain.ts'
import { startServices, type RunningServices } from '../../../scripts/service-processes.ts'
import { metadataCar, metadataOf, type MetadataCar } from './metadata-car.ts'
import { testServers } from '../../../scripts/servers/index.ts'
import { openStores, type SeenMessage, type Stores } from './stores.ts'
import { mintingSteps, patience, type PreparedMint } from './studio-minting.ts'
import { openTestStudio, type TestStudio } from './studio.ts'

const confirmations = 2

let chain: TestChain
let services: RunningServices
let stores: Stores
let studio: TestStudio
let steps: ReturnType<typeof mintingSteps>
let metadata: MetadataCar

beforeAll(async () => {
  chain = await startTestChain(confirmations)
  services = await startServices({ servers: testServers(), chains: [chain.config], names: serviceNames })
  stores = await openStores(testServers(), services.namespace)
  studio = await openTestStudio(services, chain.account, chain.config.id)
  steps = mintingSteps(studio, chain)
  metadata = await metadataCar([1, 2, 3])
  expect((await studio.pin(metadata.bytes)).roots).toEqual([metadata.root])
}, 180_000)

afterAll(async () => {
  await studio?.close()
  await services?.stop()
  await stores?.close()
  await chain?.stop()
})

async function intentRow(intentId: string) {
  return (
    await stores.rows('orchestrator_db', 'SELECT * FROM tx_intents WHERE intent_id = $1', [intentId])
  )[0]
}

describe.each([
  { standard: 'ERC721' as const, amounts: ['1', '1', '1'] },
  { standard: 'ERC1155' as const, amounts: ['1', '20', '300'] },
])('sequence 4, $standard', ({ standard, amounts }) => {
  const is721 = standard === 'ERC721'
  const tokenIds = ['1', '2', '3']
  let owner: string
  let contract: string
  let prepared: PreparedMint
  let txHash: string
  let live: ReturnType<typeof steps.watch>
  let minted: readonly SeenMessage[]
  let upserted: readonly SeenMessage[]

  beforeAll(async () => {
    owner = chain.account.address.toLowerCase()
    contract = await steps.createCollection(standard, metadata.baseUri, confirmations)
    minted = await stores.spy('mints.events')
    upserted = await stores.spy('mints.domain')
  })

  it('2 to 11: prepares calldata under an intent, with the registry cached and the status in Redis', async () => {
    prepared = is721 ? await steps.prepare721(contract, 3) : await steps.prepare1155(contract, amounts)
    expect(prepared.txRequest).toMatchObject({ to: contract, maxFeePerGas: '20000000000' })
    expect(await intentRow(prepared.intentId)).toMatchObject({
      kind: 'mint',
      chain_id: chain.chainId,
      created_by: studio.userId,
      status: 'prepared',
      tx_hash: null,
    })
    const status = await stores.key(`intent:status:${prepared.intentId}`)
    expect(status.value).toBe('pending')
    expect(status.seconds).toBeGreaterThan(21_500)
    expect(status.seconds).toBeLessThanOrEqual(21_600)

    const [registry] = await stores.rows('chain_registry_db', 'SELECT version FROM registry_version')
    const cached = await stores.key(`cache:chains:${chain.chainId}:${String(registry?.['version'])}`)
    expect(cached.seconds).toBeGreaterThan(0)
    expect(cached.seconds).toBeLessThanOrEqual(60)
  })

  it('12 to 18: sends the transaction and notes it', async () => {
    live = steps.watch(prepared.intentId)
    await expect.poll(() => live.seen.at(-1)?.onMintStatus.status, patience).toBe('PREPARED')
    txHash = (await chain.send(prepared.txRequest)).transactionHash
    await steps.track(prepared.intentId, txHash, contract)
    expect(await intentRow(prepared.intentId)).toMatchObject({ status: 'pending', tx_hash: txHash })
    expect((await stores.key(`intent:status:${prepared.intentId}`)).value).toBe('pending')
  })

  it('19 to 25: indexes the events after their confirmations, raw and as one message', async () => {
    expect(await stores.documents('events', 'raw', { txHash })).toEqual([])
    await chain.mine(confirmations)
    await expect.poll(() => minted.length, patience).toBe(1)

    const names = (await stores.documents('events', 'raw', { txHash })).map(
      (event) => (JSON.parse(String(event['parsed_json'])) as { name: string }).name,
    )
    const expected = is721
      ? ['BatchMinted', 'Transfer', 'Transfer', 'Transfer']
      : ['BatchMinted', 'TransferBatch']
    expect(names.sort()).toEqual(expected)
    expect(minted[0]?.routingKey).toBe(`minted.eip155-${chain.config.id}`)
    expect(minted[0]?.envelope).toMatchObject({
      schema: 'mints.minted',
      version: 1,
      data: { txHash, contract, intentId: prepared.intentId, to: owner, tokenIds, amounts },
    })
    const [checkpoint] = await stores.rows('indexer_db', 'SELECT last_block FROM indexer_checkpoints')
    expect(Number(checkpoint?.['last_block'])).toBeGreaterThanOrEqual(
      Number(minted[0]?.envelope.data['blockNumber']),
    )
  })

  it('26 to 32: puts the tokens into the catalog once, with their metadata, and says so', async () => {
    await expect.poll(() => upserted.length, patience).toBe(1)
    const eventId = minted[0]?.envelope.event_id
    expect(
      await stores.rows('catalog_db', 'SELECT 1 FROM processed_events WHERE event_id = $1', [eventId]),
    ).toHaveLength(1)

    const documents = await stores.documents('metadata', 'docs', { chainId: chain.chainId, contract })
    expect(documents.map((document) => String(document['tokenId'])).sort()).toEqual(tokenIds)
    const second = documents.find((document) => document['tokenId'] === '2')
    expect(second).toMatchObject({ tokenURI: `${metadata.baseUri}2.json`, normalize_status: 'ready' })
    expect(JSON.parse(String(second?.['original_json']))).toEqual(metadataOf(2))

    const nfts = await stores.rows('catalog_db', 'SELECT * FROM nfts WHERE contract = $1 ORDER BY token_id', [
      contract,
    ])
    expect(nfts).toMatchObject(
      tokenIds.map((id) => ({
        chain_id: chain.chainId,
        token_id: id,
        owner: is721 ? owner : null,
        token_uri: `${metadata.baseUri}${id}.json`,
        metadata_doc: `${chain.chainId}:${contract}:${id}`,
        standard: standard.toLowerCase(),
      })),
    )
    const balances = await stores.rows(
      'catalog_db',
      'SELECT token_id, owner, quantity FROM token_balances WHERE contract = $1 ORDER BY token_id',
      [contract],
    )
    expect(balances).toEqual(tokenIds.map((id, index) => ({ token_id: id, owner, quantity: amounts[index] })))
    const transfers = await stores.rows(
      'catalog_db',
      'SELECT to_addr FROM ownership_transfers WHERE contract = $1 AND tx_hash = $2',
      [contract, txHash],
    )
    expect(transfers).toEqual(tokenIds.map(() => ({ to_addr: owner })))
    const inks = await stores.rows(
      'catalog_db',
      `SELECT v.value_string AS ink, v.occurrences FROM trait_values v JOIN traits t ON t.id = v.trait_id
       JOIN collection_bindings b ON b.collection_id = t.collection_id
       WHERE b.contract_address = $1 AND t.name = 'Ink' ORDER BY 1`,
      [contract],
    )
    expect(inks).toEqual([
      { ink: 'Black', occurrences: 2 },
      { ink: 'Blue', occurrences: 1 },
    ])

    expect(upserted[0]?.routingKey).toBe(`upserted.${chain.config.id}.${contract}.1`)
    expect(upserted[0]?.envelope).toMatchObject({
      schema: 'mints.upserted',
      data: { txHash, contract, tokenIds },
    })
  })

  it('33 to 38: ends the intent and tells the subscriber', async () => {
    await live.ended
    expect(live.seen.map((event) => event.onMintStatus.status)).toEqual(['PREPARED', 'PENDING', 'READY'])
    expect(live.seen.at(-1)?.onMintStatus).toEqual({
      intentId: prepared.intentId,
      status: 'READY',
      contract,
      tokenIds,
      txHash,
    })
    expect(await intentRow(prepared.intentId)).toMatchObject({ status: 'ready', tx_hash: txHash })
    const status = await stores.key(`intent:status:${prepared.intentId}`)
    expect(status.value).toBe('ready')
    expect(status.seconds).toBeGreaterThan(21_500)
    for (const queue of [
      'catalog.mints',
      'subs-worker.mints',
      'catalog.mints.dead',
      'subs-worker.mints.dead',
    ]) {
      expect(await stores.waiting(queue)).toBe(0)
    }
  })

  it('reads the tokens back through GraphQL', async () => {
    const { tokens } = await studio.graphql<{ tokens: { nodes: object[]; nextCursor: string | null } }>(
      `query ($chainId: ChainId!, $contract: Address!) {
        tokens(chainId: $chainId, contract: $contract) {
          nodes { tokenId name status supply owner metadata balances { owner quantity } } nextCursor
        }
      }`,
      { chainId: chain.chainId, contract },
    )
    expect(tokens.nodes).toMatchObject(
      tokenIds.map((tokenId, index) => ({
        tokenId,
        name: metadataOf(index + 1).name,
        status: 'READY',
        supply: amounts[index],
        owner: is721 ? owner : null,
        balances: [{ owner, quantity: amounts[index] }],
      })),
    )
  })
})

describe('an event that belongs to nobody here', () => {
  it('is tried again later, and does not hold up others', async () => {
    const contract = await steps.createCollection('ERC721', metadata.baseUri, confirmations)
    const [foreign, own] = [await steps.prepare721(contract, 1), await steps.prepare721(contract, 1)]
    // Forget one intent, as if the transaction had been made without this system.
    await stores.rows('orchestrator_db', 'DELETE FROM tx_intents WHERE intent_id = $1', [foreign.intentId])
    await chain.send(foreign.txRequest)
    await chain.send(own.txRequest)
    await chain.mine(confirmations)
    await expect.poll(() => steps.status(own.intentId), patience).toBe('READY')
    const rooms = ['1', '2', '5', '15', '60', '300'].map((seconds) => `subs-worker.mints.retry.${seconds}`)
    await expect
      .poll(
        async () => (await Promise.all(rooms.map((room) => stores.waiting(room)))).reduce((a, b) => a + b),
        patience,
      )
      .toBe(1)
  })
})
