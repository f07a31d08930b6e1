import { expect, it } from 'vitest'
import { metadataOf, type MetadataCar } from '../metadata-car.ts'
import type { SeenMessage } from '../stores.ts'
import type { mintingSteps } from '../studio-minting.ts'
import { lands, patience } from '../wire/lands.ts'
import type { Said, Walk } from '../wire/tape.ts'
import { mentions, type KnownLater } from './known-later.ts'
import { keysOf, statusOf, type World } from './world.ts'

type Steps = ReturnType<typeof mintingSteps>

/** A walk through sequence 4 whose transaction is in a block. */
export interface Mint {
  world: World
  steps: Steps
  walk: Walk
  standard: 'ERC721' | 'ERC1155'
  contract: string
  intentId: string
  known: KnownLater
  tokenIds: readonly string[]
  amounts: readonly string[]
  metadata: MetadataCar
  /** Who listened before anything was sent. */
  live: ReturnType<Steps['watch']>
  /** What went through `mints.events` and `mints.domain`. */
  minted: readonly SeenMessage[]
  upserted: readonly SeenMessage[]
}

/** Arrows 22 to 39 of sequence 4, each a test; @param mint is asked when they run */
export function fromTheChainOn(mint: () => Mint): void {
  const documents = () =>
    mint().world.stores.documents('metadata', 'docs', { contract: mint().contract }, { tokenId: 1 })
  const rows = (query: string) => mint().world.stores.rows('catalog_db', query, [mint().contract])
  const nfts = () => rows('SELECT * FROM nfts WHERE contract = $1 ORDER BY token_id')
  const eventId = () => mint().minted[0]?.envelope.event_id ?? ''
  const processed = () =>
    mint().world.stores.rows('catalog_db', 'SELECT 1 FROM processed_events WHERE event_id = $1', [eventId()])

  it('22 CH-->>IDX: logs (N confirmations)', async () => {
    const { world, walk, known } = mint()
    const { confirmations } = world.chain.config
    const isOurs = ({ what, data }: Said) => what === 'answers eth_getLogs' && mentions(data, known.txHash)
    await world.chain.mine(confirmations - 1)
    await world.indexedAt(known.block + confirmations - 1)
    expect(world.tapped.tape.lines.filter(isOurs)).toEqual([])
    await world.chain.mine(1)
    await walk.follow(22)
  })

  it('23 IDX->>MGE: INSERT events.raw (unique by chainId,txHash,logIndex)', async () => {
    const { world, walk, known, standard } = mint()
    const names = async () => {
      const raw = await world.stores.documents('events', 'raw', { txHash: known.txHash }, { logIndex: 1 })
      return raw.map((event) => (JSON.parse(String(event['parsed_json'])) as { name: string }).name).sort()
    }
    const transfers = standard === 'ERC721' ? ['Transfer', 'Transfer', 'Transfer'] : ['TransferBatch']
    await lands(walk, 23, names, { before: [], after: ['BatchMinted', ...transfers] })
    expect(await world.stores.uniqueIndexes('events', 'raw')).toContainEqual([
      'chainId',
      'txHash',
      'logIndex',
    ])
  })

  it('24 IDX->>PGC: UPDATE indexer_checkpoints', async () => {
    const { world, walk, known } = mint()
    const isRead = async () => (await world.checkpoint()) >= known.block
    await lands(walk, 24, isRead, { before: false, after: true })
  })

  it('25 IDX-->>MQ: publish mints.events minted.eip155-chainId {schema,v1,event_id,txHash,contract,tokenIds,...}', async () => {
    const { world, walk, minted, known, contract, intentId, tokenIds, amounts } = mint()
    const after = [`minted.eip155-${world.chain.config.id}`]
    await lands(walk, 25, async () => keysOf(minted), { before: [], after })
    const to = world.chain.account.address.toLowerCase()
    expect(minted[0]?.envelope).toMatchObject({
      ...{ schema: 'mints.minted', version: 1, event_id: expect.any(String) as unknown },
      data: { txHash: known.txHash, contract, intentId, to, tokenIds, amounts },
    })
  })

  it('26 MQ-->>CAT: consume minted.*', async () => {
    const { walk } = mint()
    await walk.at(26)
    expect([await processed(), await documents(), await nfts()]).toEqual([[], [], []])
    walk.pass(26)
  })

  // Drawn after 27; the catalog reads before its transaction begins, which stays short however slow IPFS is.
  it('28 CAT->>CH: tokenURI/uri(...) (eth_call) if needed', async () => {
    const { walk, contract } = mint()
    expect(await walk.follow(28)).toContainEqual(expect.objectContaining({ to: contract }))
  })

  it('29 CAT->>MG: UPSERT metadata.docs(chainId,contract,tokenId,normalized,media,...)', async () => {
    const { world, walk, metadata, contract, tokenIds } = mint()
    const { chainId } = world.chain
    const read = { chainId, contract, normalize_status: 'ready', media_json: expect.any(String) as unknown }
    const after = tokenIds.map((tokenId) => {
      const document = { ...read, tokenId, tokenURI: `${metadata.baseUri}${tokenId}.json` }
      return expect.objectContaining(document) as unknown
    })
    await lands(walk, 29, documents, { before: [], after })
    for (const [index, document] of (await documents()).entries()) {
      expect(JSON.parse(String(document['original_json']))).toEqual(metadataOf(index + 1))
    }
  })

  it('27 CAT->>PGC: INSERT processed_events(event_id) ON CONFLICT DO NOTHING', async () => {
    const { world, walk } = mint()
    // In a transaction: from here on nobody else can apply the event, and nobody sees it applied.
    await lands(walk, 27, () => world.isBeingProcessed(eventId()), { before: false, after: true })
    expect(await processed()).toEqual([])
  })

  it('30 CAT->>PGC: UPSERT nfts(chain_id,contract,token_id,owner,token_uri,metadata_doc,standard,updated_at)', async () => {
    const { world, walk, standard, contract, metadata, tokenIds, amounts, known } = mint()
    const { chainId, account } = world.chain
    const owner = account.address.toLowerCase()
    const after = tokenIds.map((token_id) => ({
      ...{ chain_id: chainId, contract, token_id, standard: standard.toLowerCase() },
      ...{ owner: standard === 'ERC721' ? owner : null, token_uri: `${metadata.baseUri}${token_id}.json` },
      ...{ metadata_doc: `${chainId}:${contract}:${token_id}`, updated_at: expect.any(Date) as unknown },
    }))
    await lands(walk, 30, nfts, { before: [], after })
    expect(await processed()).toHaveLength(1)
    const balances = 'SELECT token_id, owner, quantity FROM token_balances WHERE contract = $1 ORDER BY 1'
    expect(await rows(balances)).toEqual(
      tokenIds.map((token_id, index) => ({ token_id, owner, quantity: amounts[index] })),
    )
    const moves = await rows('SELECT to_addr, tx_hash FROM ownership_transfers WHERE contract = $1')
    expect(moves).toEqual(tokenIds.map(() => ({ to_addr: owner, tx_hash: known.txHash })))
    const inks = `SELECT v.value_string AS ink, v.occurrences FROM trait_values v JOIN traits t ON t.id = v.trait_id
      JOIN collection_bindings b USING (collection_id) WHERE b.contract_address = $1 AND t.name = 'Ink' ORDER BY 1`
    expect(await rows(inks)).toEqual([
      { ink: 'Black', occurrences: 2 },
      { ink: 'Blue', occurrences: 1 },
    ])
  })

  it('31 CAT-->>MQ: publish mints.domain upserted.chainId.contract.tokenId {schema,v1,txHash,tokenIds,...}', async () => {
    const { world, walk, upserted, contract, known, tokenIds, intentId } = mint()
    const after = [`upserted.${world.chain.config.id}.${contract}.1`]
    await lands(walk, 31, async () => keysOf(upserted), { before: [], after })
    expect(upserted[0]?.envelope).toMatchObject({
      ...{ schema: 'mints.upserted', version: 1, event_id: expect.any(String) as unknown },
      data: { txHash: known.txHash, contract, tokenIds, intentId },
    })
  })

  it('33 MQ-->>SUB: consume mints.domain upserted.*', async () => {
    const { world, walk, intentId } = mint()
    await walk.at(33)
    expect(await world.intent(intentId)).toMatchObject({ status: 'pending' })
    walk.pass(33)
  })

  it("34 SUB->>PGO: SELECT intent_id FROM tx_intents WHERE chain_id=? AND tx_hash=? AND kind='mint'", async () => {
    const { world, walk, known, intentId } = mint()
    expect(await walk.follow(34)).toEqual([world.chain.chainId, known.txHash, 'mint', intentId])
    const asked = { from: 'subs-worker', to: 'orchestrator', what: 'IntentService/FindIntent' }
    expect(world.tapped.tape.lines).toContainEqual(expect.objectContaining(asked))
  })

  it('35 SUB->>RINT: SET intent:status:intentId "ready" EX 21600', async () => {
    const { world, walk, known, intentId } = mint()
    const look = () => world.status(intentId)
    await lands(walk, 35, look, { before: statusOf('pending'), after: statusOf('ready') })
    expect(await world.intent(intentId)).toMatchObject({ status: 'ready', tx_hash: known.txHash })
  })

  it('36 SUB-->>GQL: push WS onMintStatus(intentId,{status:"ready",contract,tokenIds,txHash,chainId})', async () => {
    const { walk, live } = mint()
    const look = async () => live.seen.map(({ onMintStatus: { status } }) => status)
    const before = ['PREPARED', 'PENDING']
    await lands(walk, 36, look, { before, after: [...before, 'READY'] })
    await live.ended
  })

  lateSubscriber(mint)

  it('32 CAT-->>MQ: ack (of a duplicate, which changes nothing)', async () => {
    const { world, minted, upserted } = mint()
    const again = world.tapped.tape.walk({
      32: {
        ...{ from: 'catalog', to: 'rabbitmq' },
        what: `ack mints.events minted.eip155-${world.chain.config.id}`,
      },
    })
    const quantities = 'SELECT token_id, quantity FROM token_balances WHERE contract = $1 ORDER BY 1'
    const look = async () => [await nfts(), await rows(quantities), await processed()]
    const before = await look()
    const [first] = minted
    if (first) await world.stores.publish('mints.events', first)
    await again.at(32)
    expect(await look()).toEqual(before)
    // Nothing waits to be published, and nothing was.
    expect(await world.stores.rows('catalog_db', 'SELECT 1 FROM outbox')).toEqual([])
    expect(world.tapped.tape.times(`publish mints.domain ${upserted[0]?.routingKey}`)).toBe(1)
    again.pass(32)
  })

  it('37 SUB-->>SUB: retry later (an event whose intent is not there yet), and hold up no other', async () => {
    const { world, steps, standard, contract } = mint()
    const { stores, chain } = world
    const retried = world.tapped.tape.walk({
      37: { from: 'subs-worker', to: 'rabbitmq', what: /^publish subs-worker\.mints\.retry\.\d+$/ },
    })
    const prepare = () =>
      standard === 'ERC721' ? steps.prepare721(contract, 1) : steps.prepare1155(contract, ['1'])
    const [hidden, other] = [await prepare(), await prepare()]
    const rename = 'UPDATE tx_intents SET kind = $2 WHERE intent_id = $1'
    // Out of the worker's sight for a while, and its transaction never reported.
    await stores.rows('orchestrator_db', rename, [hidden.intentId, 'collection'])
    const { transactionHash } = await chain.send(hidden.txRequest)
    await chain.send(other.txRequest)
    await chain.mine(chain.config.confirmations)
    const waiting = () => stores.retrying('subs-worker.mints')
    await lands(retried, 37, waiting, { before: 0, after: 1 })
    await expect.poll(() => steps.status(other.intentId), patience).toBe('READY')
    await stores.rows('orchestrator_db', rename, [hidden.intentId, 'mint'])
    const found = async () => (await world.intent(hidden.intentId))?.['tx_hash']
    await expect.poll(found, patience).toBe(transactionHash)
    expect(await world.intent(hidden.intentId)).toMatchObject({ status: 'ready' })
    for (const queue of [
      'catalog.mints',
      'subs-worker.mints',
      'catalog.mints.dead',
      'subs-worker.mints.dead',
    ]) {
      expect(await stores.waiting(queue)).toBe(0)
    }
  })
}

/** Who comes after everything has happened is told as much as who was there. */
function lateSubscriber(mint: () => Mint): void {
  let walk: Walk
  let late: ReturnType<Steps['watch']>

  it('38 FE->>GQL: subscription onMintStatus(intentId)', async () => {
    const { world, steps, intentId } = mint()
    walk = world.tapped.tape.walk({
      38: { from: 'gateway', to: 'redis', what: `SUBSCRIBE intent:changed:${intentId}` },
      39: { from: 'orchestrator', to: 'gateway', what: 'IntentService/GetIntent answers' },
    })
    late = steps.watch(intentId)
    await walk.follow(38)
  })

  it('39 GQL-->>FE: realtime update', async () => {
    const { world, intentId, contract, tokenIds, known } = mint()
    await walk.at(39)
    expect(late.seen).toEqual([])
    walk.pass(39)
    await late.ended
    const { chainId } = world.chain
    const told = { intentId, status: 'READY', contract, tokenIds, chainId, txHash: known.txHash }
    expect(late.seen).toEqual([{ onMintStatus: told }])
  })
}
