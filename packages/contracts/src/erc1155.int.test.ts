/** Real: an anvil chain with the committed bytecode, and solc for the receiver that calls back. */
import { decodeErrorResult, parseEventLogs, zeroAddress, zeroHash, type Address, type Hex } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compileContracts } from '../scripts/solidity.ts'
import { erc1155Abi } from './index.ts'
import { PLENTY_OF_GAS, revertOf, startTestChain, testIntent, type TestChain } from './testing/test-chain.ts'

let chain: TestChain
let collection: { readonly address: Address; readonly abi: typeof erc1155Abi }
const [creator, alice, bob] = [0, 1, 2]

beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(() => chain.stop())
beforeEach(async () => {
  collection = { address: await chain.createCollection('erc1155'), abi: erc1155Abi }
})

type MintArgs = readonly [to: Address, amounts: readonly bigint[], baseURI: string, intentId: Hex]

const mint = (args: MintArgs, gas?: bigint) =>
  chain.mined(chain.wallet(creator).writeContract({ ...collection, functionName: 'mintBatch', args, gas }))
const tryMint = (args: MintArgs, account = creator) =>
  chain.client.simulateContract({
    ...collection,
    functionName: 'mintBatch',
    args,
    account: chain.address(account),
  })
const balanceOf = (account: number, tokenId: bigint) =>
  chain.client.readContract({
    ...collection,
    functionName: 'balanceOf',
    args: [chain.address(account), tokenId],
  })
const totalSupply = (tokenId: bigint) =>
  chain.client.readContract({ ...collection, functionName: 'totalSupply', args: [tokenId] })
const uri = (tokenId: bigint) =>
  chain.client.readContract({ ...collection, functionName: 'uri', args: [tokenId] })
const batchOf = (intentId: Hex) =>
  chain.client.readContract({ ...collection, functionName: 'batchOf', args: [intentId] })
const nextTokenId = () => chain.client.readContract({ ...collection, functionName: 'nextTokenId' })
const eventsOf = (receipt: Awaited<ReturnType<typeof mint>>) =>
  parseEventLogs({ abi: erc1155Abi, logs: receipt.logs }).map(({ eventName, args }) => ({ eventName, args }))

describe('a batch', () => {
  it('brings new sequential ids, its intent first in the log and then one TransferBatch', async () => {
    const receipt = await mint([chain.address(alice), [5n, 1n, 7n], '', testIntent(1)])
    expect(eventsOf(receipt)).toEqual([
      {
        eventName: 'BatchMinted',
        args: { intentId: testIntent(1), to: chain.address(alice), firstTokenId: 1n, quantity: 3n },
      },
      {
        eventName: 'TransferBatch',
        args: {
          operator: chain.address(creator),
          from: zeroAddress,
          to: chain.address(alice),
          ids: [1n, 2n, 3n],
          values: [5n, 1n, 7n],
        },
      },
    ])
    const { result } = await tryMint([chain.address(bob), [1n], '', testIntent(2)])
    expect(result).toBe(4n)
    expect(await batchOf(testIntent(1))).toEqual([1n, 3n])
    expect(await nextTokenId()).toBe(4n)
    const ids = [0n, 1n, 2n, 3n, 4n]
    expect(await Promise.all(ids.map((id) => balanceOf(alice, id)))).toEqual([0n, 5n, 1n, 7n, 0n])
    expect(await Promise.all(ids.map(totalSupply))).toEqual([0n, 5n, 1n, 7n, 0n])
  })

  it('of one id is told as the standard has it, by TransferSingle', async () => {
    const receipt = await mint([chain.address(alice), [5n], '', testIntent(1)])
    expect(eventsOf(receipt).map((event) => event.eventName)).toEqual(['BatchMinted', 'TransferSingle'])
  })

  it('is minted once: the same intent again reverts by name and mints nothing', async () => {
    await mint([chain.address(alice), [5n, 1n], '', testIntent(1)])
    const again: MintArgs = [chain.address(bob), [9n], '', testIntent(1)]
    expect(await revertOf(tryMint(again))).toEqual({
      name: 'IntentAlreadyMinted',
      args: [testIntent(1), 1n, 2n],
    })
    const receipt = await mint(again, PLENTY_OF_GAS)
    expect([receipt.status, receipt.logs.length]).toEqual(['reverted', 0])
    expect(await nextTokenId()).toBe(3n)
    expect(await Promise.all([1n, 2n, 3n].map(totalSupply))).toEqual([5n, 1n, 0n])
  })

  it('is minted once even where its receiver calls back', async () => {
    const { GreedyReceiver } = await compileContracts(['testing/GreedyReceiver.sol'])
    if (!GreedyReceiver) throw new Error('no GreedyReceiver')
    const { abi, bytecode } = GreedyReceiver
    const deployed = await chain.mined(
      chain.wallet(creator).deployContract({ abi, bytecode, args: [testIntent(1)] }),
    )
    const receiver = deployed.contractAddress as Address
    const role = await chain.client.readContract({ ...collection, functionName: 'MINTER_ROLE' })
    await chain.mined(
      chain
        .wallet(creator)
        .writeContract({ ...collection, functionName: 'grantRole', args: [role, receiver] }),
    )
    await mint([receiver, [2n, 2n], '', testIntent(1)])
    const refusal = await chain.client.readContract({ address: receiver, abi, functionName: 'refusal' })
    expect(decodeErrorResult({ abi: erc1155Abi, data: refusal as Hex })).toMatchObject({
      errorName: 'IntentAlreadyMinted',
      args: [testIntent(1), 1n, 2n],
    })
    expect(await nextTokenId()).toBe(3n)
  })

  it('refuses no intent, no ids, no editions, too many, no receiver and no minter', async () => {
    const to = chain.address(alice)
    const intent = testIntent(1)
    const refused = async (args: MintArgs, account?: number) => await revertOf(tryMint(args, account))
    expect(await refused([to, [1n], '', zeroHash])).toEqual({ name: 'ZeroIntentId', args: [] })
    expect(await refused([to, [], '', intent])).toEqual({ name: 'EmptyBatch', args: [] })
    expect(await refused([to, [1n, 0n], '', intent])).toEqual({ name: 'InvalidAmount', args: [1n, 0n] })
    expect(await refused([to, [2n ** 64n], '', intent])).toEqual({
      name: 'InvalidAmount',
      args: [0n, 2n ** 64n],
    })
    expect(await refused([zeroAddress, [1n], '', intent])).toEqual({
      name: 'ERC1155InvalidReceiver',
      args: [zeroAddress],
    })
    expect(await refused([chain.deployment.factory, [1n], '', intent])).toMatchObject({
      name: 'ERC1155InvalidReceiver',
    })
    expect(await refused([to, [1n], '', intent], bob)).toMatchObject({
      name: 'AccessControlUnauthorizedAccount',
    })
  })

  it('never goes beyond the highest id', async () => {
    collection = { ...collection, address: await chain.createCollection('erc1155', { maxSupply: 2n }) }
    await mint([chain.address(alice), [100n], '', testIntent(1)])
    const exceeded = await revertOf(tryMint([chain.address(alice), [1n, 1n], '', testIntent(2)]))
    expect(exceeded).toEqual({ name: 'MaxSupplyExceeded', args: [2n, 1n] })
    const { result } = await tryMint([chain.address(alice), [1n], '', testIntent(2)])
    expect(result).toBe(2n)
  })
})

describe('editions', () => {
  it('are counted id by id as they are burned, by their holder or whom the holder approved', async () => {
    await mint([chain.address(alice), [5n, 2n ** 64n - 1n, 7n, 1n, 1n], '', testIntent(1)])
    const burnArgs = [chain.address(alice), 1n, 2n] as const
    const tryBurn = (account: number) =>
      chain.client.simulateContract({
        ...collection,
        functionName: 'burn',
        args: burnArgs,
        account: chain.address(account),
      })
    expect((await revertOf(tryBurn(bob)))?.name).toBe('ERC1155MissingApprovalForAll')
    await chain.mined(
      chain.wallet(alice).writeContract({
        ...collection,
        functionName: 'setApprovalForAll',
        args: [chain.address(bob), true],
      }),
    )
    await chain.mined(
      chain.wallet(bob).writeContract({ ...collection, functionName: 'burn', args: burnArgs }),
    )
    await chain.mined(
      chain.wallet(alice).writeContract({
        ...collection,
        functionName: 'burnBatch',
        args: [chain.address(alice), [2n, 4n], [2n ** 64n - 1n, 1n]],
      }),
    )
    expect(await Promise.all([1n, 2n, 3n, 4n, 5n].map(totalSupply))).toEqual([3n, 0n, 7n, 0n, 1n])
    const tooMany = chain.client.simulateContract({
      ...collection,
      functionName: 'burn',
      args: [chain.address(alice), 1n, 4n],
      account: chain.address(alice),
    })
    expect((await revertOf(tooMany))?.name).toBe('ERC1155InsufficientBalance')
  })
})

describe('metadata', () => {
  it('is at the base of the collection, or of the batch where that brought its own', async () => {
    const to = chain.address(alice)
    await mint([to, [1n, 1n], '', testIntent(1)])
    await mint([to, [1n, 1n], 'ipfs://own/', testIntent(2)])
    await mint([to, [1n], '', testIntent(3)])
    expect(await Promise.all([1n, 2n, 3n, 4n, 5n].map(uri))).toEqual([
      'ipfs://bafybase/1.json',
      'ipfs://bafybase/2.json',
      'ipfs://own/3.json',
      'ipfs://own/4.json',
      'ipfs://bafybase/5.json',
    ])
    for (const id of [0n, 6n]) {
      expect(await revertOf(uri(id))).toEqual({ name: 'ERC1155NonexistentToken', args: [id] })
    }
  })

  it('is refreshed by the administrator, who announces the first ids at once and the rest on demand', async () => {
    await mint([chain.address(alice), Array.from({ length: 258 }, () => 1n), '', testIntent(1)])
    const set = await chain.mined(
      chain.wallet(creator).writeContract({
        ...collection,
        functionName: 'setBaseURI',
        args: ['ipfs://new/'],
      }),
    )
    const [refresh, ...uris] = eventsOf(set)
    expect(refresh).toEqual({
      eventName: 'BatchMetadataUpdate',
      args: { _fromTokenId: 1n, _toTokenId: 258n },
    })
    expect(uris).toEqual(
      Array.from({ length: 256 }, (_, i) => ({
        eventName: 'URI',
        args: { value: `ipfs://new/${i + 1}.json`, id: BigInt(i + 1) },
      })),
    )

    const announce = { ...collection, functionName: 'announceURIs' } as const
    const rest = await chain.mined(chain.wallet(creator).writeContract({ ...announce, args: [257n, 258n] }))
    expect(eventsOf(rest).map((event) => event.args)).toEqual([
      { value: 'ipfs://new/257.json', id: 257n },
      { value: 'ipfs://new/258.json', id: 258n },
    ])
    const tryAnnounce = (from: bigint, to: bigint, account = creator) =>
      revertOf(
        chain.client.simulateContract({ ...announce, args: [from, to], account: chain.address(account) }),
      )
    for (const range of [
      [0n, 1n],
      [3n, 2n],
      [1n, 257n],
      [257n, 259n],
    ] as const) {
      expect(await tryAnnounce(range[0], range[1])).toEqual({ name: 'InvalidRange', args: range })
    }
    expect((await tryAnnounce(1n, 1n, bob))?.name).toBe('AccessControlUnauthorizedAccount')
  })

  it('names the interfaces it has, and no others', async () => {
    const supports = (interfaceId: Hex) =>
      chain.client.readContract({ ...collection, functionName: 'supportsInterface', args: [interfaceId] })
    const interfaces = {
      'ERC-165': '0x01ffc9a7',
      'ERC-1155': '0xd9b67a26',
      'ERC-1155 Metadata': '0x0e89341c',
      'EIP-2981': '0x2a55205a',
      'ERC-7572': '0xe8a3d485',
      IAccessControl: '0x7965db0b',
    } as const
    for (const [name, id] of Object.entries(interfaces)) expect(await supports(id), name).toBe(true)
    for (const other of ['0xffffffff', '0x80ac58cd'] as const) expect(await supports(other)).toBe(false)
  })
})
