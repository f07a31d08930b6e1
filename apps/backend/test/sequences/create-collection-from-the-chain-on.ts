import { expect, it } from 'vitest'
import type { SeenMessage } from '../stores.ts'
import type { creatingSteps, PreparedCollection } from '../studio-creating.ts'
import { lands, patience } from '../wire/lands.ts'
import type { Said, Walk } from '../wire/tape.ts'
import { mentions, type KnownLater } from './known-later.ts'
import { keysOf, statusOf, type World } from './world.ts'

type Steps = ReturnType<typeof creatingSteps>

/** A walk through sequence 3 whose transaction is in a block. */
export interface Creation {
  world: World
  steps: Steps
  walk: Walk
  intentId: string
  prepared: PreparedCollection
  known: KnownLater
  /** Who listened before anything was sent. */
  live: ReturnType<Steps['watch']>
  /** What went through `collections.events` and `collections.domain`. */
  created: readonly SeenMessage[]
  upserted: readonly SeenMessage[]
}

/** Arrows 26 to 41 of sequence 3, each a test; @param creation is asked when they run */
export function fromTheChainOn(creation: () => Creation): void {
  const collections = () =>
    creation().world.stores.rows(
      'catalog_db',
      `SELECT c.*, b.contract_address, b.token_standard FROM collections c
       JOIN collection_bindings b ON b.collection_id = c.id`,
    )
  const processed = () => creation().world.stores.rows('catalog_db', 'SELECT event_id FROM processed_events')

  it('26 CH-->>IDX: logs (after N confirmations configurable)', async () => {
    const { world, walk, known } = creation()
    const { confirmations } = world.chain.config
    const isOurs = ({ what, data }: Said) => what === 'answers eth_getLogs' && mentions(data, known.txHash)
    await world.chain.mine(confirmations - 1)
    await world.indexedAt(known.block + confirmations - 1)
    expect(world.tapped.tape.lines.filter(isOurs)).toEqual([])
    await world.chain.mine(1)
    await walk.follow(26)
  })

  it('27 IDX->>MGE: INSERT events.raw (unique by chainId,txHash,logIndex)', async () => {
    const { world, walk, known } = creation()
    const { stores, chain } = world
    const filter = { txHash: known.txHash, parsed_json: /CollectionCreated/ }
    const event = {
      chainId: chain.chainId,
      blockNumber: known.block,
      confirmations: chain.config.confirmations,
    }
    const after = [expect.objectContaining(event)]
    await lands(walk, 27, () => stores.documents('events', 'raw', filter), { before: [], after })
    expect(await stores.uniqueIndexes('events', 'raw')).toContainEqual(['chainId', 'txHash', 'logIndex'])
  })

  it('28 IDX->>PGC: UPDATE indexer_checkpoints', async () => {
    const { world, walk, known } = creation()
    const isRead = async () => (await world.checkpoint()) >= known.block
    await lands(walk, 28, isRead, { before: false, after: true })
  })

  it('29 IDX-->>MQ: publish collections.events created.eip155-chainId {schema,v1,event_id,txHash,contract,...}', async () => {
    const { world, walk, created, known, prepared, intentId } = creation()
    const after = [`created.eip155-${world.chain.config.id}`]
    await lands(walk, 29, async () => keysOf(created), { before: [], after })
    expect(created[0]?.envelope).toMatchObject({
      ...{ schema: 'collections.created', version: 1, event_id: expect.any(String) as unknown },
      data: { txHash: known.txHash, contract: prepared.previewAddress, intentId },
    })
  })

  it('30 MQ-->>CAT: consume created.*', async () => {
    const { walk } = creation()
    await walk.at(30)
    expect(await processed()).toEqual([])
    walk.pass(30)
  })

  it('31 CAT->>PGC: INSERT processed_events(event_id) ON CONFLICT DO NOTHING', async () => {
    const { world, walk, created } = creation()
    const eventId = created[0]?.envelope.event_id ?? ''
    // In a transaction: from here on nobody else can apply the event, and nobody sees it applied.
    await lands(walk, 31, () => world.isBeingProcessed(eventId), { before: false, after: true })
    expect(await processed()).toEqual([])
  })

  it('32 CAT->>PGC: UPSERT collections(..., royalty_bps, royalty_receiver, standard, ...)', async () => {
    const { world, walk, created, prepared } = creation()
    const collection = {
      ...{ contract_address: prepared.previewAddress, token_standard: 'erc721', name: 'Plates' },
      ...{ symbol: 'PLT', max_supply: '24', royalty_bps: 500 },
      royalty_receiver: world.chain.account.address.toLowerCase(),
    }
    await lands(walk, 32, collections, { before: [], after: [expect.objectContaining(collection)] })
    expect(await processed()).toEqual([{ event_id: created[0]?.envelope.event_id }])
    const roles = await world.stores.rows('catalog_db', 'SELECT role FROM collection_roles ORDER BY role')
    expect(roles).toEqual([{ role: 'admin' }, { role: 'minter' }])
  })

  it('33 CAT-->>MQ: publish collections.domain upserted.chainId.contract {schema,v1,txHash,contract,...}', async () => {
    const { world, walk, upserted, known, prepared, intentId } = creation()
    const after = [`upserted.${world.chain.config.id}.${prepared.previewAddress}`]
    await lands(walk, 33, async () => keysOf(upserted), { before: [], after })
    expect(upserted[0]?.envelope).toMatchObject({
      ...{ schema: 'collections.upserted', version: 1, event_id: expect.any(String) as unknown },
      data: { txHash: known.txHash, contract: prepared.previewAddress, intentId },
    })
  })

  it('35 MQ-->>SUB: consume collections.domain upserted.*', async () => {
    const { world, walk, intentId } = creation()
    await walk.at(35)
    expect(await world.intent(intentId)).toMatchObject({ status: 'pending' })
    walk.pass(35)
  })

  it("36 SUB->>PGO: SELECT intent_id FROM tx_intents WHERE chain_id=? AND tx_hash=? AND kind='collection'", async () => {
    const { world, walk, known, intentId } = creation()
    expect(await walk.follow(36)).toEqual([world.chain.chainId, known.txHash, 'collection', intentId])
    const asked = { from: 'subs-worker', to: 'orchestrator', what: 'IntentService/FindIntent' }
    expect(world.tapped.tape.lines).toContainEqual(expect.objectContaining(asked))
  })

  it('37 SUB->>RINT: SET intent:status:intentId "ready" EX 21600', async () => {
    const { world, walk, known, intentId } = creation()
    const look = () => world.status(intentId)
    await lands(walk, 37, look, { before: statusOf('pending'), after: statusOf('ready') })
    expect(await world.intent(intentId)).toMatchObject({ status: 'ready', tx_hash: known.txHash })
  })

  it('38 SUB-->>GQL: push WS onCollectionStatus(intentId,{status:"ready",address,chainId,txHash})', async () => {
    const { walk, live } = creation()
    const look = async () => live.seen.map(({ onCollectionStatus: { status } }) => status)
    const before = ['PREPARED', 'PENDING']
    await lands(walk, 38, look, { before, after: [...before, 'READY'] })
    await live.ended
  })

  lateSubscriber(creation)

  it('34 CAT-->>MQ: ack (of a duplicate, which changes nothing)', async () => {
    const { world, created } = creation()
    const key = `created.eip155-${world.chain.config.id}`
    const again = world.tapped.tape.walk({
      34: { from: 'catalog', to: 'rabbitmq', what: `ack collections.events ${key}` },
    })
    const [first] = created
    const before = [await collections(), await processed()]
    if (first) await world.stores.publish('collections.events', first)
    await again.at(34)
    expect([await collections(), await processed()]).toEqual(before)
    // Nothing waits to be published, and nothing was.
    expect(await world.stores.rows('catalog_db', 'SELECT 1 FROM outbox')).toEqual([])
    expect(world.tapped.tape.times(/^publish collections\.domain /)).toBe(1)
    again.pass(34)
  })

  it('39 SUB-->>SUB: schedule retry (of an event whose intent is not there yet)', async () => {
    const { world, steps } = creation()
    const { stores, chain } = world
    const retried = world.tapped.tape.walk({
      39: { from: 'subs-worker', to: 'rabbitmq', what: /^publish subs-worker\.collections\.retry\.\d+$/ },
    })
    const other = await steps.prepare()
    const rename = 'UPDATE tx_intents SET kind = $2 WHERE intent_id = $1'
    // Out of the worker's sight for a while, and its transaction never reported.
    await stores.rows('orchestrator_db', rename, [other.intentId, 'mint'])
    const { transactionHash } = await chain.send(other.txRequest)
    await chain.mine(chain.config.confirmations)
    const waiting = () => stores.retrying('subs-worker.collections')
    await lands(retried, 39, waiting, { before: 0, after: 1 })
    await stores.rows('orchestrator_db', rename, [other.intentId, 'collection'])
    const found = async () => (await world.intent(other.intentId))?.['tx_hash']
    await expect.poll(found, patience).toBe(transactionHash)
    expect(await world.intent(other.intentId)).toMatchObject({ status: 'ready' })
    for (const queue of ['catalog.collections', 'subs-worker.collections', 'subs-worker.collections.dead']) {
      expect(await stores.waiting(queue)).toBe(0)
    }
  })
}

/** Who comes after everything has happened is told as much as who was there. */
function lateSubscriber(creation: () => Creation): void {
  let walk: Walk
  let late: ReturnType<Steps['watch']>

  it('40 FE->>GQL: subscription onCollectionStatus(intentId)', async () => {
    const { world, steps, intentId } = creation()
    walk = world.tapped.tape.walk({
      40: { from: 'gateway', to: 'redis', what: `SUBSCRIBE intent:changed:${intentId}` },
      41: { from: 'orchestrator', to: 'gateway', what: 'IntentService/GetIntent answers' },
    })
    late = steps.watch(intentId)
    await walk.follow(40)
  })

  it('41 GQL-->>FE: realtime update', async () => {
    const { world, intentId, prepared, known } = creation()
    await walk.at(41)
    expect(late.seen).toEqual([])
    walk.pass(41)
    await late.ended
    const { chainId } = world.chain
    const { previewAddress: address } = prepared
    const told = { intentId, status: 'READY', address, chainId, txHash: known.txHash }
    expect(late.seen).toEqual([{ onCollectionStatus: told }])
  })
}
