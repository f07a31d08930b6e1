// Real: every service of minting in one process over gRPC, embedded PostgreSQL, bus, IPFS and objects, the contracts
// on anvil. Missing: the gateway and sign-in, which other tests walk through.
import { randomUUID } from 'node:crypto'
import { erc721Abi } from '@intaglio/contracts'
import { decodeFunctionResult, encodeFunctionData } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metadataCar, metadataOf, type MetadataCar } from './metadata-car.ts'
import { startMintingBackend, type MintingBackend } from './minting-backend.ts'

let world: MintingBackend
let chain: MintingBackend['chain']
let clients: MintingBackend['clients']
let caller: MintingBackend['caller']
let metadata: MetadataCar

beforeAll(async () => {
  world = await startMintingBackend()
  ;({ chain, clients, caller } = world)
  metadata = await metadataCar(Array.from({ length: 1000 }, (_, index) => index + 1))
})

afterAll(() => world?.stop())

describe('minting', () => {
  it('puts a thousand tokens into the catalog in some seconds', async () => {
    await world.importCar(metadata)
    const contract = await world.createCollection('erc721', metadata.baseUri)
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
    await chain.mine(chain.config.confirmations)
    // The client died before it could report the transaction: the event names the intent.
    const intent = await world.untilReady(prepared.intentId)
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
    const contract = await world.createCollection('erc1155', metadata.baseUri)
    const { intentId, tx } = await clients.mint.prepareMint({
      caller,
      chainId: chain.chainId,
      standard: 'erc1155',
      contract,
      to: caller.address,
      amounts: ['1', '250'],
    })
    await chain.send(tx ?? { to: '', data: '' })
    await chain.mine(chain.config.confirmations)
    expect((await world.untilReady(intentId)).tokenIds).toEqual(['1', '2'])
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
    const contract = await world.createCollection('erc721', late.baseUri)
    const { intentId, tx } = await clients.mint.prepareMint({
      caller,
      chainId: chain.chainId,
      standard: 'erc721',
      contract,
      to: caller.address,
      quantity: 2,
    })
    await chain.send(tx ?? { to: '', data: '' })
    await chain.mine(chain.config.confirmations)
    await world.untilReady(intentId)
    const read = () => clients.catalog.getToken({ chainId: chain.chainId, contract, tokenId: '1' })
    expect(await read()).toMatchObject({ status: 'failed', name: '', tokenUri: `${late.baseUri}1.json` })
    await world.importCar(late)
    await expect.poll(async () => (await read()).status, { timeout: 30_000 }).toBe('ready')
    expect(await read()).toMatchObject({ name: 'Plate 1 late' })
  })

  it('keeps what the chain points to, or is about to, though its keeper lets go of it', async () => {
    const source = caller.userId
    const [mine, draft] = [await metadataCar([1], ' kept'), await metadataCar([1], ' draft')]
    for (const car of [mine, draft]) await world.importCar(car)
    const prepared = await clients.collection.prepare(world.collectionRequest('erc721', mine.baseUri))
    const release = () => clients.media.releaseRoots({ source, roots: [mine.root, draft.root] })
    expect((await release()).roots).toEqual([
      { root: mine.root, outcome: 'published' },
      { root: draft.root, outcome: 'dropped' },
    ])
    await chain.send(prepared.tx ?? { to: '', data: '' })
    await chain.mine(chain.config.confirmations)
    await world.untilReady(prepared.intentId)
    expect((await release()).roots).toEqual([
      { root: mine.root, outcome: 'published' },
      { root: draft.root, outcome: 'not_kept' },
    ])
  })

  it('fails an intent whose transaction reverts, and takes it back when the chain proves otherwise', async () => {
    const contract = await world.createCollection('erc721', metadata.baseUri)
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
    await expect.poll(async () => (await world.statusOf(intentId)).status, { timeout: 40_000 }).toBe('failed')
    expect((await world.statusOf(intentId)).error).toContain(reverted.transactionHash)

    await chain.send(tx)
    await chain.mine(chain.config.confirmations)
    expect(await world.untilReady(intentId)).toMatchObject({ tokenIds: ['1'], error: '' })
  })

  it('refuses a contract that is no collection of that standard', async () => {
    const contract = await world.createCollection('erc1155', metadata.baseUri)
    const mint = { caller, chainId: chain.chainId, standard: 'erc721', to: caller.address, quantity: 1 }
    for (const wrong of [contract, caller.address]) {
      await expect(clients.mint.prepareMint({ ...mint, contract: wrong })).rejects.toMatchObject({
        code: 'CONTRACT_UNKNOWN',
      })
    }
  })
})

it('mints a batch once even when its calldata is sent again', async () => {
  const contract = await world.createCollection('erc721', metadata.baseUri)
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
  await chain.mine(chain.config.confirmations)
  await world.untilReady(intentId)
  const data = await chain.call(contract, encodeFunctionData({ abi: erc721Abi, functionName: 'totalSupply' }))
  expect(decodeFunctionResult({ abi: erc721Abi, functionName: 'totalSupply', data: data ?? '0x' })).toBe(3n)
  const { tokens } = await clients.catalog.listTokens({ chainId: chain.chainId, contract })
  expect(tokens.map((token) => token.tokenId)).toEqual(['1', '2', '3'])
})
