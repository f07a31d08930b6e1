// Real: every service of minting in one process over gRPC, embedded PostgreSQL, bus, IPFS and objects, the contracts
// on anvil. Missing: the gateway and sign-in, which other tests walk through.
import { factoryAbi, intentIdToBytes32 } from '@intaglio/contracts'
import sharp from '@intaglio/shared/sharp'
import { decodeFunctionResult, encodeFunctionData, type Address } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMintingBackend, type MintingBackend } from './minting-backend.ts'

const baseUri = 'ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/'

let world: MintingBackend
let chain: MintingBackend['chain']
let clients: MintingBackend['clients']
let caller: MintingBackend['caller']

beforeAll(async () => {
  world = await startMintingBackend()
  ;({ chain, clients, caller } = world)
})

afterAll(() => world?.stop())

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

    for (const url of [asset.url, `${world.backend.ipfsGatewayUrl}/ipfs/${asset.cid}`]) {
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
    const request = world.collectionRequest('erc721', baseUri)
    const first = await clients.collection.prepare(request)
    expect(await clients.collection.prepare(request)).toEqual(first)
    const taken = { code: 'INTENT_CONFLICT' }
    await expect(clients.collection.prepare({ ...request, name: 'Other' })).rejects.toMatchObject(taken)
    await expect(clients.collection.prepare({ ...request, caller: world.stranger })).rejects.toMatchObject(
      taken,
    )
    await expect(
      clients.intent.getIntent({ intentId: first.intentId, caller: world.stranger }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('knows the address that the factory will use', async () => {
    for (const standard of ['erc721', 'erc1155'] as const) {
      const { intentId, tx, previewAddress } = await clients.collection.prepare(
        world.collectionRequest(standard, ''),
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
      clients.collection.prepare({ ...world.collectionRequest('erc721', ''), royaltyBps: 10_001 }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'royaltyBps' } })
  })

  it('is believed after its confirmations, not before', async () => {
    const request = world.collectionRequest('erc721', baseUri)
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
    expect(lastBlock).toBeLessThanOrEqual(head - chain.config.confirmations)

    await chain.mine(chain.config.confirmations)
    expect(await world.untilReady(intentId)).toMatchObject({
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

describe('the catalog', () => {
  it('lists collections newest first, page by page', async () => {
    const contracts = [
      await world.createCollection('erc721', ''),
      await world.createCollection('erc1155', ''),
    ]
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
