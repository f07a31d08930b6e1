/** Real: an anvil chain with the committed bytecode. */
import { getAddress, isAddressEqual, parseEventLogs, zeroAddress, zeroHash } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erc1155Abi, erc721Abi, factoryAbi, STANDARD } from './index.ts'
import {
  PLAIN_CONFIG,
  PLENTY_OF_GAS,
  revertOf,
  startTestChain,
  testIntent,
  type CollectionConfig,
  type TestChain,
} from './testing/test-chain.ts'

let chain: TestChain
beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(() => chain.stop())

const factory = () => ({ address: chain.deployment.factory, abi: factoryAbi }) as const

/** What creating would answer, without doing it. */
const tryCreate = (
  standard: number,
  config: Partial<CollectionConfig>,
  intent = testIntent(0),
  account = 0,
) =>
  chain.client.simulateContract({
    ...factory(),
    functionName: 'createCollection',
    args: [standard, { ...PLAIN_CONFIG, ...config }, intent],
    account: chain.address(account),
  })

describe('IntaglioFactory', () => {
  it('tells of the deployment where everything is', async () => {
    const { deployment, client } = chain
    const read = (functionName: 'erc721Implementation' | 'erc1155Implementation') =>
      client.readContract({ ...factory(), functionName })
    expect(await read('erc721Implementation')).toBe(getAddress(deployment.erc721Implementation))
    expect(await read('erc1155Implementation')).toBe(getAddress(deployment.erc1155Implementation))
    const codeBefore = await client.getCode({
      address: deployment.factory,
      blockNumber: deployment.startBlock - 1n,
    })
    expect(codeBefore).toBeUndefined()
    expect(
      await client.getCode({ address: deployment.factory, blockNumber: deployment.startBlock }),
    ).toBeDefined()
  })

  it.each([
    ['erc721', 1],
    ['erc1155', 2],
  ] as const)('creates an %s at the address it previewed, and says so', async (name, n) => {
    const { client, wallet, mined } = chain
    const standard = STANDARD[name]
    const creator = chain.address(3)
    const config = { ...PLAIN_CONFIG, royaltyReceiver: chain.address(7), royaltyBps: 750n, maxSupply: 500n }
    const preview = await client.readContract({
      ...factory(),
      functionName: 'previewAddress',
      args: [creator, standard, testIntent(n)],
    })
    const collectionOf = () =>
      client.readContract({ ...factory(), functionName: 'collectionOf', args: [creator, testIntent(n)] })
    expect(await collectionOf()).toBe(zeroAddress)

    const receipt = await mined(
      wallet(3).writeContract({
        ...factory(),
        functionName: 'createCollection',
        args: [standard, config, testIntent(n)],
      }),
    )

    expect(await collectionOf()).toBe(preview)
    const events = parseEventLogs({ abi: factoryAbi, eventName: 'CollectionCreated', logs: receipt.logs })
    expect(events.map((event) => event.args)).toEqual([
      { collection: preview, creator, intentId: testIntent(n), standard, ...config },
    ])

    const collection = { address: preview, abi: name === 'erc721' ? erc721Abi : erc1155Abi } as const
    expect(await client.readContract({ ...collection, functionName: 'name' })).toBe(config.name)
    expect(await client.readContract({ ...collection, functionName: 'symbol' })).toBe(config.symbol)
    expect(await client.readContract({ ...collection, functionName: 'contractURI' })).toBe(config.contractURI)
    expect(await client.readContract({ ...collection, functionName: 'baseURI' })).toBe(config.baseURI)
    expect(await client.readContract({ ...collection, functionName: 'maxSupply' })).toBe(500n)
    expect(await client.readContract({ ...collection, functionName: 'nextTokenId' })).toBe(1n)
    const royalty = await client.readContract({
      ...collection,
      functionName: 'royaltyInfo',
      args: [1n, 10_000n],
    })
    expect(royalty).toEqual([chain.address(7), 750n])
    for (const role of ['DEFAULT_ADMIN_ROLE', 'MINTER_ROLE'] as const) {
      const id = await client.readContract({ ...collection, functionName: role })
      const hasRole = (who: `0x${string}`) =>
        client.readContract({ ...collection, functionName: 'hasRole', args: [id, who] })
      expect(await hasRole(creator)).toBe(true)
      expect(await hasRole(chain.deployment.factory)).toBe(false)
    }
  })

  it('refuses an intent a second time, whatever the standard, and creates nothing', async () => {
    const { client, wallet, mined } = chain
    const intent = testIntent(3)
    const collection = await chain.createCollection('erc721', {}, intent)
    for (const standard of Object.values(STANDARD)) {
      const again = await revertOf(tryCreate(standard, { name: 'Another' }, intent))
      expect(again).toEqual({ name: 'IntentAlreadyUsed', args: [intent, collection] })
      const receipt = await mined(
        wallet(0).writeContract({
          ...factory(),
          functionName: 'createCollection',
          args: [standard, { ...PLAIN_CONFIG, name: 'Another' }, intent],
          gas: PLENTY_OF_GAS,
        }),
      )
      expect([receipt.status, receipt.logs.length]).toEqual(['reverted', 0])
    }
    expect(await client.readContract({ address: collection, abi: erc721Abi, functionName: 'name' })).toBe(
      PLAIN_CONFIG.name,
    )
  })

  it('gives two creators with the same intent a collection each', async () => {
    const intent = testIntent(4)
    const mine = await chain.createCollection('erc721', {}, intent)
    const { result: theirs } = await tryCreate(STANDARD.erc721, {}, intent, 5)
    expect(isAddressEqual(mine, theirs)).toBe(false)
  })

  it.each([
    ['no intent', 0, {}, zeroHash, { name: 'ZeroIntentId', args: [] }],
    ['a standard there is not', 2, {}, testIntent(5), { name: 'UnknownStandard', args: [2] }],
    [
      'a royalty above the price',
      0,
      { royaltyBps: 10_001n, royaltyReceiver: '0x00000000000000000000000000000000000000aa' },
      testIntent(5),
      { name: 'RoyaltyTooHigh', args: [10_001n] },
    ],
    [
      'a royalty for nobody',
      0,
      { royaltyBps: 1n },
      testIntent(5),
      { name: 'RoyaltyReceiverMissing', args: [] },
    ],
    [
      'more ids than are counted',
      1,
      { maxSupply: 2n ** 64n },
      testIntent(5),
      { name: 'MaxSupplyTooLarge', args: [2n ** 64n] },
    ],
  ] as const)('refuses %s', async (_, standard, config, intent, error) => {
    expect(await revertOf(tryCreate(standard, config, intent))).toEqual(error)
  })

  it('accepts the largest royalty and the largest supply', async () => {
    const config = { royaltyBps: 10_000n, royaltyReceiver: chain.address(1), maxSupply: 2n ** 64n - 1n }
    const address = await chain.createCollection('erc1155', config)
    const maxSupply = await chain.client.readContract({ address, abi: erc1155Abi, functionName: 'maxSupply' })
    expect(maxSupply).toBe(2n ** 64n - 1n)
  })

  it('leaves nothing that could be initialised once more', async () => {
    const clone = await chain.createCollection('erc721')
    for (const address of [
      clone,
      chain.deployment.erc721Implementation,
      chain.deployment.erc1155Implementation,
    ]) {
      const again = chain.client.simulateContract({
        address,
        abi: erc721Abi,
        functionName: 'initialize',
        args: [chain.address(9), PLAIN_CONFIG],
        account: chain.address(9),
      })
      expect((await revertOf(again))?.name).toBe('InvalidInitialization')
    }
  })
})
