// Real: every service of minting in one process over gRPC, embedded PostgreSQL, bus, IPFS and objects, the contracts
// on anvil. Missing: the gateway and sign-in, which other tests walk through.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Intent } from '@intaglio/proto/orchestrator'
import { erc721Abi, factoryAbi, intentIdToBytes32 } from '@intaglio/contracts'
import { decodeFunctionResult, encodeFunctionData, type Address } from 'viem'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBackend, type Config, type RunningBackend } from '../src/index.ts'
import { freePorts } from '../src/kit/free-ports.ts'
import { createClients, type OpenClients } from '../src/kit/grpc/clients.ts'
import { startTestChain, type TestChain } from './chain.ts'
import { metadataCar, metadataOf, type MetadataCar } from './metadata-car.ts'

const confirmations = 2
const caller = { userId: randomUUID(), accountId: '', address: '' }
const stranger = { ...caller, userId: randomUUID() }

let chain: TestChain
let dataDir: string
let backend: RunningBackend
let open: OpenClients
let clients: OpenClients['clients']
let metadata: MetadataCar

beforeAll(async () => {
  chain = await startTestChain(confirmations)
  caller.accountId = stranger.accountId = chain.accountId
  caller.address = stranger.address = chain.account.address.toLowerCase()
  dataDir = await mkdtemp(path.join(tmpdir(), 'intaglio-minting-'))
  const ports = await freePorts(8)
  const listen = () => ({ host: '127.0.0.1', port: ports.pop() ?? 0 })
  const grpc: Config['grpc'] = {
    auth: listen(),
    user: listen(),
    wallet: listen(),
    'chain-registry': listen(),
    orchestrator: listen(),
    media: listen(),
    indexer: listen(),
    catalog: listen(),
  }
  backend = await startBackend({
    services: ['chain-registry', 'orchestrator', 'media', 'indexer', 'catalog', 'subs-worker'],
    config: {
      stack: { kind: 'embedded', dataDir },
      chains: [chain.config],
      grpc,
      indexer: { pollMilliseconds: 100, blockRange: 500 },
      logLevel: process.env['LOG_LEVEL'] ?? 'silent',
    },
  })
  open = createClients({ grpc, callMilliseconds: 10_000 }, new AbortController().signal)
  clients = open.clients
  metadata = await metadataCar(Array.from({ length: 1000 }, (_, index) => index + 1))
})

afterAll(async () => {
  open?.close()
  await backend?.stop()
  await chain?.stop()
  if (dataDir) await rm(dataDir, { recursive: true, force: true })
})

const collectionRequest = (standard: 'erc721' | 'erc1155', baseUri: string) => ({
  caller,
  intentId: randomUUID(),
  chainId: chain.chainId,
  standard,
  name: 'Plates',
  symbol: 'PLT',
  baseUri,
  royaltyBps: 500,
  maxSupply: '5000',
})

async function statusOf(intentId: string): Promise<Intent> {
  return clients.intent.getIntent({ intentId, caller })
}

async function untilReady(intentId: string): Promise<Intent> {
  await expect
    .poll(async () => (await statusOf(intentId)).status, { timeout: 30_000, interval: 20 })
    .toBe('ready')
  return statusOf(intentId)
}

async function importCar(car: MetadataCar) {
  return clients.media.importCar(
    (async function* () {
      for (let start = 0; start < car.bytes.length; start += 65_536) {
        yield { chunk: Buffer.from(car.bytes.subarray(start, start + 65_536)) }
      }
    })(),
  )
}

async function createCollection(standard: 'erc721' | 'erc1155', baseUri: string): Promise<Address> {
  const prepared = await clients.collection.prepare(collectionRequest(standard, baseUri))
  if (!prepared.tx) throw new Error('no transaction was prepared')
  const receipt = await chain.send(prepared.tx)
  await clients.collection.trackTx({
    caller,
    intentId: prepared.intentId,
    chainId: chain.chainId,
    txHash: receipt.transactionHash,
    contract: prepared.previewAddress,
  })
  await chain.mine(confirmations)
  await untilReady(prepared.intentId)
  return prepared.previewAddress as Address
}

describe('media', () => {
  const send = (bytes: Buffer, kind = 'logo') =>
    clients.media.upload(
      (async function* () {
        yield {
          part: { $case: 'description' as const, value: { filename: 'x.png', kind, source: caller.userId } },
        }
        for (let start = 0; start < bytes.length; start += 10_000) {
          yield { part: { $case: 'chunk' as const, value: bytes.subarray(start, start + 10_000) } }
        }
      })(),
    )
  const picture = () =>
    sharp({ create: { width: 1024, height: 512, channels: 3, background: '#123456' } })
      .png()
      .toBuffer()

  it('keeps a file once, with its smaller copy, and serves both', async () => {
    const bytes = await picture()
    const asset = await send(bytes)
    expect(asset).toMatchObject({
      mime: 'image/png',
      width: 1024,
      height: 512,
      bytes: bytes.length,
      kind: 'logo',
    })
    expect(asset.variants).toMatchObject([{ width: 512, height: 256 }])
    expect(await send(bytes, 'banner')).toMatchObject({
      assetId: asset.assetId,
      cid: asset.cid,
      kind: 'banner',
    })
    expect(await clients.media.getAsset({ cid: asset.cid })).toMatchObject({ sha256: asset.sha256 })

    for (const url of [asset.url, `${backend.ipfsGatewayUrl}/ipfs/${asset.cid}`]) {
      expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(bytes)).toBe(true)
    }
    const variant = Buffer.from(await (await fetch(asset.variants[0]?.url ?? '')).arrayBuffer())
    expect((await sharp(variant).metadata()).format).toBe('webp')
  })

  it('refuses what is no whole picture, with the reason', async () => {
    const refused = { code: 'INVALID_INPUT', details: { field: 'file' } }
    const whole = await picture()
    await expect(send(whole.subarray(0, whole.length - 200))).rejects.toMatchObject(refused)
    await expect(send(Buffer.from('just text'))).rejects.toMatchObject(refused)
    await expect(send(Buffer.alloc(0))).rejects.toMatchObject(refused)
  })
})

describe('creating a collection', () => {
  it('answers the same to the same request, and refuses another under the same id', async () => {
    const request = collectionRequest('erc721', metadata.baseUri)
    const first = await clients.collection.prepare(request)
    expect(await clients.collection.prepare(request)).toEqual(first)
    const taken = { code: 'INTENT_CONFLICT' }
    await expect(clients.collection.prepare({ ...request, name: 'Other' })).rejects.toMatchObject(taken)
    await expect(clients.collection.prepare({ ...request, caller: stranger })).rejects.toMatchObject(taken)
    await expect(
      clients.intent.getIntent({ intentId: first.intentId, caller: stranger }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('knows the address that the factory will use', async () => {
    for (const standard of ['erc721', 'erc1155'] as const) {
      const { intentId, tx, previewAddress } = await clients.collection.prepare(
        collectionRequest(standard, ''),
      )
      const functionName = 'previewAddress'
      const args = [
        chain.account.address,
        standard === 'erc721' ? 0 : 1,
        intentIdToBytes32(intentId),
      ] as const
      const data = await chain.call(
        tx?.to as Address,
        encodeFunctionData({ abi: factoryAbi, functionName, args }),
      )
      const told = decodeFunctionResult({ abi: factoryAbi, functionName, data: data ?? '0x' })
      expect(told.toLowerCase()).toBe(previewAddress)
    }
  })

  it('names the field that is out of range', async () => {
    await expect(
      clients.collection.prepare({ ...collectionRequest('erc721', ''), royaltyBps: 10_001 }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'royaltyBps' } })
  })

  it('is believed after its confirmations, not before', async () => {
    const request = collectionRequest('erc721', metadata.baseUri)
    const { intentId, tx, previewAddress } = await clients.collection.prepare(request)
    const receipt = await chain.send(tx ?? { to: '', data: '' })
    const track = {
      caller,
      intentId,
      chainId: chain.chainId,
      txHash: receipt.transactionHash,
      contract: previewAddress,
    }
    expect(await clients.collection.trackTx(track)).toMatchObject({ status: 'pending' })
    expect(await clients.collection.trackTx(track)).toMatchObject({ status: 'pending' })

    const head = Number(receipt.blockNumber)
    await expect
      .poll(async () => (await clients.indexer.getCheckpoint({ chainId: chain.chainId })).headBlock)
      .toBeGreaterThanOrEqual(head)
    const { lastBlock } = await clients.indexer.getCheckpoint({ chainId: chain.chainId })
    expect(lastBlock).toBeLessThanOrEqual(head - confirmations)

    await chain.mine(confirmations)
    expect(await untilReady(intentId)).toMatchObject({
      contract: previewAddress,
      txHash: receipt.transactionHash,
    })
    expect(
      await clients.catalog.getCollection({ chainId: chain.chainId, contract: previewAddress }),
    ).toMatchObject({
      name: 'Plates',
      creator: caller.address,
      royaltyBps: 500,
      maxSupply: '5000',
      totalMinted: 0,
    })
    // Once fulfilled it stays so, whatever is reported late.
    expect(await clients.collection.trackTx({ ...track, txHash: `0x${'9'.repeat(64)}` })).toMatchObject({
      status: 'ready',
      txHash: receipt.transactionHash,
    })
  })
})

describe('minting', () => {
  it('puts a thousand tokens into the catalog in some seconds', async () => {
    await importCar(metadata)
    const contract = await createCollection('erc721', metadata.baseUri)
    const prepared = await clients.mint.prepareMint({
      caller,
      intentId: randomUUID(),
      chainId: chain.chainId,
      standard: 'erc721',
      contract,
      to: caller.address,
      quantity: 1000,
    })
    expect(prepared.tx).toMatchObject({
      to: contract,
      maxFeePerGas: '20000000000',
      maxPriorityFeePerGas: '1000000000',
    })
    const receipt = await chain.send(prepared.tx ?? { to: '', data: '' })
    await chain.mine(confirmations)
    // The client died before it could report the transaction: the event names the intent.
    const intent = await untilReady(prepared.intentId)
    expect(intent.tokenIds).toHaveLength(1000)
    expect(intent).toMatchObject({ contract, txHash: receipt.transactionHash })

    const seen = []
    let after = ''
    do {
      const page = await clients.catalog.listTokens({ chainId: chain.chainId, contract, first: 200, after })
      seen.push(...page.tokens)
      after = page.nextCursor
    } while (after !== '')
    expect(seen.map((token) => token.tokenId)).toEqual(
      Array.from({ length: 1000 }, (_, index) => String(index + 1)),
    )
    expect(new Set(seen.map((token) => token.status))).toEqual(new Set(['ready']))
    expect(seen[41]).toMatchObject({
      name: metadataOf(42).name,
      tokenUri: `${metadata.baseUri}42.json`,
      owner: caller.address,
      supply: '1',
    })
    expect(JSON.parse(seen[41]?.metadataJson ?? '')).toMatchObject({ name: 'Plate 42' })
    expect((await clients.catalog.getCollection({ chainId: chain.chainId, contract })).totalMinted).toBe(1000)
  })

  it('counts the editions of ERC-1155', async () => {
    const contract = await createCollection('erc1155', metadata.baseUri)
    const { intentId, tx } = await clients.mint.prepareMint({
      caller,
      chainId: chain.chainId,
      standard: 'erc1155',
      contract,
      to: caller.address,
      amounts: ['1', '250'],
    })
    await chain.send(tx ?? { to: '', data: '' })
    await chain.mine(confirmations)
    expect((await untilReady(intentId)).tokenIds).toEqual(['1', '2'])
    const token = await clients.catalog.getToken({ chainId: chain.chainId, contract, tokenId: '2' })
    expect(token).toMatchObject({
      name: 'Plate 2',
      owner: '',
      supply: '250',
      balances: [{ owner: caller.address, quantity: '250' }],
    })
  })

  it('is not held up by metadata that comes late, and reads it then', async () => {
    const late = await metadataCar([1, 2], ' late')
    const contract = await createCollection('erc721', late.baseUri)
    const { intentId, tx } = await clients.mint.prepareMint({
      caller,
      chainId: chain.chainId,
      standard: 'erc721',
      contract,
      to: caller.address,
      quantity: 2,
    })
    await chain.send(tx ?? { to: '', data: '' })
    await chain.mine(confirmations)
    await untilReady(intentId)
    const read = () => clients.catalog.getToken({ chainId: chain.chainId, contract, tokenId: '1' })
    expect(await read()).toMatchObject({ status: 'failed', name: '', tokenUri: `${late.baseUri}1.json` })
    await importCar(late)
    await expect.poll(async () => (await read()).status, { timeout: 30_000 }).toBe('ready')
    expect(await read()).toMatchObject({ name: 'Plate 1 late' })
  })

  it('fails an intent whose transaction reverts, and takes it back when the chain proves otherwise', async () => {
    const contract = await createCollection('erc721', metadata.baseUri)
    const mint = {
      caller,
      chainId: chain.chainId,
      standard: 'erc721',
      contract,
      to: caller.address,
      quantity: 1,
    }
    const { intentId, tx } = await clients.mint.prepareMint(mint)
    if (!tx) throw new Error('no transaction was prepared')
    // Too little gas: it is mined, and reverts.
    const reverted = await chain.send({ ...tx, gas: 40_000n })
    expect(reverted.status).toBe('reverted')
    const track = { caller, intentId, chainId: chain.chainId, contract }
    await clients.mint.trackMintTx({ ...track, txHash: reverted.transactionHash })
    await expect.poll(async () => (await statusOf(intentId)).status, { timeout: 40_000 }).toBe('failed')
    expect((await statusOf(intentId)).error).toContain(reverted.transactionHash)

    await chain.send(tx)
    await chain.mine(confirmations)
    expect(await untilReady(intentId)).toMatchObject({ tokenIds: ['1'], error: '' })
  })

  it('refuses a contract that is no collection of that standard', async () => {
    const contract = await createCollection('erc1155', metadata.baseUri)
    const mint = { caller, chainId: chain.chainId, standard: 'erc721', to: caller.address, quantity: 1 }
    for (const wrong of [contract, caller.address]) {
      await expect(clients.mint.prepareMint({ ...mint, contract: wrong })).rejects.toMatchObject({
        code: 'CONTRACT_UNKNOWN',
      })
    }
  })
})

it('mints a batch once even when its calldata is sent again', async () => {
  const contract = await createCollection('erc721', metadata.baseUri)
  const { intentId, tx } = await clients.mint.prepareMint({
    caller,
    chainId: chain.chainId,
    standard: 'erc721',
    contract,
    to: caller.address,
    quantity: 3,
  })
  if (!tx) throw new Error('no transaction was prepared')
  await chain.send(tx)
  expect((await chain.send({ ...tx, gas: 300_000n })).status).toBe('reverted')
  await chain.mine(confirmations)
  await untilReady(intentId)
  const data = await chain.call(contract, encodeFunctionData({ abi: erc721Abi, functionName: 'totalSupply' }))
  expect(decodeFunctionResult({ abi: erc721Abi, functionName: 'totalSupply', data: data ?? '0x' })).toBe(3n)
  const { tokens } = await clients.catalog.listTokens({ chainId: chain.chainId, contract })
  expect(tokens.map((token) => token.tokenId)).toEqual(['1', '2', '3'])
})

describe('the catalog', () => {
  it('lists collections newest first, page by page', async () => {
    const contracts = [await createCollection('erc721', ''), await createCollection('erc1155', '')]
    const seen: string[] = []
    let after = ''
    do {
      const page = await clients.catalog.listCollections({ creator: caller.address, first: 1, after })
      seen.push(...page.collections.map((collection) => collection.contract))
      after = page.nextCursor
    } while (after !== '')
    expect(seen.slice(0, 2)).toEqual(contracts.reverse())
    expect(new Set(seen).size).toBe(seen.length)
    const nobody = { creator: `0x${'1'.repeat(40)}` }
    expect(await clients.catalog.listCollections(nobody)).toEqual({ collections: [], nextCursor: '' })
  })

  it('names the field that is out of range', async () => {
    const contract = `0x${'1'.repeat(40)}`
    const refused = (field: string) => ({ code: 'INVALID_INPUT', details: { field } })
    const list = (page: object) => clients.catalog.listTokens({ chainId: chain.chainId, contract, ...page })
    await expect(list({ first: 201 })).rejects.toMatchObject(refused('first'))
    await expect(list({ after: "1' OR 1=1" })).rejects.toMatchObject(refused('after'))
    await expect(list({ contract: '0x1' })).rejects.toMatchObject(refused('contract'))
    await expect(list({ chainId: 'local' })).rejects.toMatchObject(refused('chainId'))
    await expect(clients.catalog.listCollections({ after: 'x' })).rejects.toMatchObject(refused('after'))
    await expect(clients.catalog.getCollection({ chainId: chain.chainId, contract })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
