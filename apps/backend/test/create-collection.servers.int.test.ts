// Real: PostgreSQL, Redis, RabbitMQ, MongoDB, Kubo and S3, each service in a process of its own, the contracts on
// anvil. Walks sequence 3 of the specification, "Create a collection": each test is an arrow of the drawing, by its
// number and in its words. The arrow is held on its way while the test looks at the store it goes to, let pass, and
// seen to arrive there.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { factoryAbi, intentIdToBytes32 } from '@intaglio/contracts'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import { sha256 } from 'multiformats/hashes/sha2'
import sharp from '@intaglio/shared/sharp'
import { decodeFunctionData, parseEventLogs, type Address, type Hash, type Hex } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCollectionArrows } from './sequences/create-collection-arrows.ts'
import { fromTheChainOn } from './sequences/create-collection-from-the-chain-on.ts'
import { notYetKnown } from './sequences/known-later.ts'
import {
  hashIsStored,
  hears,
  intentIsStored,
  pendingIsCached,
  pendingIsCachedAgain,
  registryIsAsked,
  walletSends,
} from './sequences/up-to-the-chain.ts'
import { startWorld, type World } from './sequences/world.ts'
import type { SeenMessage } from './stores.ts'
import { creatingSteps, type PreparedCollection } from './studio-creating.ts'
import { lands } from './wire/lands.ts'
import type { Walk } from './wire/tape.ts'

const confirmations = 2

let world: World
let steps: ReturnType<typeof creatingSteps>
let events: readonly SeenMessage[]
let changes: readonly SeenMessage[]

beforeAll(async () => {
  world = await startWorld(confirmations)
  steps = creatingSteps(world.studio, world.chain)
  events = await world.stores.spy('collections.events')
  changes = await world.stores.spy('collections.domain')
}, 180_000)

afterAll(() => world?.stop())

describe('sequence 3, create a collection', () => {
  const intentId = randomUUID()
  const known = { ...notYetKnown }
  let walk: Walk
  let logo: Buffer<ArrayBuffer>
  let logoCid: string
  let uploading: ReturnType<typeof steps.upload>
  let preparing: Promise<PreparedCollection>
  let prepared: PreparedCollection
  let tracking: Promise<unknown>
  let live: ReturnType<typeof steps.watch>
  const walking = () => ({ world, walk, kind: 'collection' as const, intentId, known })

  beforeAll(async () => {
    // Another picture each time: the object store keeps those of earlier runs.
    const [r, g] = randomBytes(2)
    const blank = { width: 600, height: 600, channels: 3, background: { r, g, b: 90 } } as const
    logo = await sharp({ create: blank }).png().toBuffer()
    logoCid = CID.createV1(raw.code, await sha256.digest(logo)).toString()
    walk = world.tapped.tape.walk(createCollectionArrows(world.chain.config.id, intentId, known))
  })

  const assets = () => world.stores.documents('media', 'assets', { kind: 'logo' })

  it('1 U->>FE: Open Create Collection', async () => {
    expect(await world.stores.documents('media', 'assets')).toEqual([])
    expect(await world.stores.rows('orchestrator_db', 'SELECT 1 FROM tx_intents')).toEqual([])
  })

  it('2 FE->>GQL: mutation uploadMedia(files)', async () => {
    const banner = await sharp(logo).resize(300, 100).png().toBuffer()
    uploading = steps.upload(logo, banner)
    await walk.follow(2)
  })

  it('3 GQL->>MEDIA: Upload (gRPC)', async () => {
    await walk.follow(3)
  })

  it('4 MEDIA->>OBJ: putObject / pin CID', async () => {
    await lands(walk, 4, () => world.stores.isPinned(logoCid), { before: false, after: true })
    const key = `assets/${createHash('sha256').update(logo).digest('hex')}`
    await lands(walk, 4.5, () => world.stores.object(key), { before: undefined, after: logo })
  })

  it('5 MEDIA->>MGM: INSERT media.assets{cid,mime,bytes,variants,...}', async () => {
    const asset = { cid: logoCid, mime: 'image/png', bytes: logo.length, width: 600, height: 600 }
    await lands(walk, 5, assets, { before: [], after: [expect.objectContaining(asset)] })
    const [{ _id: assetId } = {}] = await assets()
    const variants = await world.stores.documents('media', 'variants', { asset_id: assetId })
    expect(variants).toMatchObject([{ w: 512, h: 512 }])
  })

  it('6 MEDIA-->>GQL: {logoCid,bannerCid,urls}', async () => {
    expect(await walk.follow(6)).toMatchObject({ cid: logoCid, kind: 'logo', url: expect.any(String) })
  })

  it('7 GQL-->>FE: media refs', async () => {
    const refs = { logoCid, bannerCid: expect.any(String), urls: [expect.any(String), expect.any(String)] }
    expect(await walk.follow(7)).toEqual({ uploadMedia: refs })
    expect((await uploading).uploadMedia).toEqual(refs)
    expect(await world.stores.documents('media', 'assets')).toHaveLength(2)
  })

  it('8 FE->>GQL: mutation prepareCreateCollection(input)', async () => {
    preparing = steps.prepare({ intentId })
    expect(await walk.follow(8)).toMatchObject({ input: { intentId, name: 'Plates' } })
  })

  it('9 GQL->>COL: Prepare(input) (gRPC)', async () => {
    const caller = { userId: world.studio.userId, accountId: world.chain.accountId }
    expect(await walk.follow(9)).toMatchObject({ intentId, name: 'Plates', caller })
  })

  registryIsAsked(
    {
      asks: '10 COL->>CHREG: GetContracts(chainId)',
      looks: '11 CHREG->>RREG: GET cache:chains:chainId:version',
      reads: '12 CHREG->>PGR: SELECT contracts/policy',
      keeps: '13 CHREG->>RREG: SET cache:chains:chainId:version EX 60',
    },
    walking,
    { table: 'chain_contracts', holds: 'factory' },
  )

  intentIsStored(
    '14 COL->>PGO: INSERT tx_intents(kind=collection, chain_id, created_by, deadline_at) RETURNING intent_id',
    walking,
  )

  // Drawn after 15; the service remembers the status before it answers, so that nobody can ask too early.
  pendingIsCached('16 COL->>RINT: SET intent:status:intentId "pending" EX 21600', walking)

  it('15 COL-->>GQL: intentId, txRequest{to=factory,data,value}, previewAddress?', async () => {
    const to = world.chain.config.contracts.find(({ name }) => name === 'factory')?.address.toLowerCase()
    const tx = { to, data: expect.stringMatching(/^0x/), value: '0' }
    expect(await walk.follow(15)).toMatchObject({ intentId, tx })
    prepared = await preparing
    expect((await world.intent(intentId))?.['preview_address']).toBe(prepared.previewAddress)
    // The studio listens from here on.
    live = steps.watch(intentId)
    await hears(live, ['PREPARED'])
  })

  walletSends(
    {
      asked: '17 FE->>WAL: eth_sendTransaction(txRequest)',
      sends: '18 WAL->>CH: broadcast',
      tells: '19 CH-->>WAL: txHash',
    },
    walking,
    () => prepared.txRequest,
  )

  it('20 FE->>GQL: mutation trackCollectionTx(intentId, chainId, txHash, previewAddress?)', async () => {
    tracking = steps.track(prepared, known.txHash)
    const { chainId } = world.chain
    const { previewAddress } = prepared
    expect(await walk.follow(20)).toEqual({ intentId, chainId, txHash: known.txHash, previewAddress })
  })

  it('21 GQL->>COL: TrackTx(...)', async () => {
    const { previewAddress: contract } = prepared
    expect(await walk.follow(21)).toMatchObject({ intentId, txHash: known.txHash, contract })
  })

  hashIsStored("22 COL->>PGO: UPDATE tx_intents SET tx_hash=?, status='pending' WHERE intent_id=?", walking)

  pendingIsCachedAgain('23 COL->>RINT: SET intent:status:intentId "pending" EX 21600', walking, async () => {
    await tracking
    await hears(live, ['PREPARED', 'PENDING'])
  })

  it('24 CH-->>FAC: createCollection(...)', async () => {
    const address = prepared.previewAddress as Address
    expect(await world.chain.node.getCode({ address })).toBeUndefined()
    await world.chain.mine(1)
    await world.chain.automine(true)
    expect(await world.chain.node.getCode({ address })).toMatch(/^0x363d3d37/)
    const { args, functionName } = decodeFunctionData({
      abi: factoryAbi,
      data: prepared.txRequest.data as Hex,
    })
    expect(functionName).toBe('createCollection')
    expect(args).toContain(intentIdToBytes32(intentId))
  })

  it('25 FAC-->>CH: emit CollectionCreated(...)', async () => {
    const { logs, blockNumber } = await world.chain.node.getTransactionReceipt({ hash: known.txHash as Hash })
    known.block = Number(blockNumber)
    const [log] = parseEventLogs({ abi: factoryAbi, eventName: 'CollectionCreated', logs })
    expect(log?.address).toBe(prepared.txRequest.to)
    expect(log?.args).toMatchObject({ intentId: intentIdToBytes32(intentId), name: 'Plates' })
    expect(log?.args.collection.toLowerCase()).toBe(prepared.previewAddress)
  })

  fromTheChainOn(() => ({ ...walking(), ...{ steps, prepared, live, events, changes } }))
})
