/** Real: an anvil chain with the committed bytecode. */
import {
  getAddress,
  keccak256,
  parseEventLogs,
  toHex,
  zeroAddress,
  zeroHash,
  type Address,
  type Hex,
} from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { erc721Abi } from './index.ts'
import { PLENTY_OF_GAS, revertOf, startTestChain, testIntent, type TestChain } from './testing/test-chain.ts'

let chain: TestChain
let collection: { readonly address: Address; readonly abi: typeof erc721Abi }
const [creator, alice, bob] = [0, 1, 2]

beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(() => chain.stop())
beforeEach(async () => {
  collection = { address: await chain.createCollection('erc721'), abi: erc721Abi }
})

type MintArgs = readonly [to: Address, quantity: bigint, baseURI: string, intentId: Hex]

const mint = (args: MintArgs, gas?: bigint) =>
  chain.mined(chain.wallet(creator).writeContract({ ...collection, functionName: 'mintBatch', args, gas }))
const tryMint = (args: MintArgs, account = creator) =>
  chain.client.simulateContract({
    ...collection,
    functionName: 'mintBatch',
    args,
    account: chain.address(account),
  })
const transfer = (from: number, to: number, tokenId: bigint) =>
  chain.mined(
    chain.wallet(from).writeContract({
      ...collection,
      functionName: 'transferFrom',
      args: [chain.address(from), chain.address(to), tokenId],
    }),
  )
const burn = (account: number, tokenId: bigint) =>
  chain.mined(chain.wallet(account).writeContract({ ...collection, functionName: 'burn', args: [tokenId] }))
const ownerOf = (tokenId: bigint) =>
  chain.client.readContract({ ...collection, functionName: 'ownerOf', args: [tokenId] })
const tokenURI = (tokenId: bigint) =>
  chain.client.readContract({ ...collection, functionName: 'tokenURI', args: [tokenId] })
const batchOf = (intentId: Hex) =>
  chain.client.readContract({ ...collection, functionName: 'batchOf', args: [intentId] })
const count = (functionName: 'totalSupply' | 'nextTokenId') =>
  chain.client.readContract({ ...collection, functionName })
const nonexistent = (tokenId: bigint) => ({ name: 'ERC721NonexistentToken', args: [tokenId] })

describe('a batch', () => {
  it('has sequential ids from 1 on, its intent first in the log and then one Transfer a token', async () => {
    const receipt = await mint([chain.address(alice), 3n, '', testIntent(1)])
    const events = parseEventLogs({ abi: erc721Abi, logs: receipt.logs })
    expect(events.map(({ eventName, args }) => ({ eventName, args }))).toEqual([
      {
        eventName: 'BatchMinted',
        args: { intentId: testIntent(1), to: chain.address(alice), firstTokenId: 1n, quantity: 3n },
      },
      ...[1n, 2n, 3n].map((tokenId) => ({
        eventName: 'Transfer',
        args: { from: zeroAddress, to: chain.address(alice), tokenId },
      })),
    ])
    const { result } = await tryMint([chain.address(bob), 1n, '', testIntent(2)])
    expect(result).toBe(4n)
    expect(await batchOf(testIntent(1))).toEqual([1n, 3n])
    expect(await batchOf(testIntent(2))).toEqual([0n, 0n])
    expect(await count('totalSupply')).toBe(3n)
    expect(await count('nextTokenId')).toBe(4n)
  })

  it('is minted once: the same intent again reverts by name, mints nothing and costs no second batch', async () => {
    await mint([chain.address(alice), 3n, '', testIntent(1)])
    const again: MintArgs = [chain.address(bob), 2n, 'ipfs://other/', testIntent(1)]
    expect(await revertOf(tryMint(again))).toEqual({
      name: 'IntentAlreadyMinted',
      args: [testIntent(1), 1n, 3n],
    })
    const receipt = await mint(again, PLENTY_OF_GAS)
    expect([receipt.status, receipt.logs.length]).toEqual(['reverted', 0])
    expect(await count('totalSupply')).toBe(3n)
    expect(await batchOf(testIntent(1))).toEqual([1n, 3n])
  })

  it('remembers its intent after every token of it was burned', async () => {
    await mint([chain.address(alice), 1n, '', testIntent(1)])
    await burn(alice, 1n)
    const again = await revertOf(tryMint([chain.address(alice), 1n, '', testIntent(1)]))
    expect(again?.name).toBe('IntentAlreadyMinted')
  })

  it('can be sent to a contract that knows nothing of tokens', async () => {
    await mint([chain.deployment.factory, 2n, '', testIntent(1)])
    const held = await chain.client.readContract({
      ...collection,
      functionName: 'balanceOf',
      args: [chain.deployment.factory],
    })
    expect(held).toBe(2n)
  })

  it('refuses no intent, no tokens, no receiver and no minter', async () => {
    const to = chain.address(alice)
    expect(await revertOf(tryMint([to, 1n, '', zeroHash]))).toEqual({ name: 'ZeroIntentId', args: [] })
    expect(await revertOf(tryMint([to, 0n, '', testIntent(1)]))).toEqual({ name: 'EmptyBatch', args: [] })
    expect(await revertOf(tryMint([zeroAddress, 1n, '', testIntent(1)]))).toEqual({
      name: 'ERC721InvalidReceiver',
      args: [zeroAddress],
    })
    const minter = await chain.client.readContract({ ...collection, functionName: 'MINTER_ROLE' })
    expect(await revertOf(tryMint([to, 1n, '', testIntent(1)], bob))).toEqual({
      name: 'AccessControlUnauthorizedAccount',
      args: [chain.address(bob), minter],
    })
  })

  it('can be minted by whom the creator makes a minter', async () => {
    const minter = await chain.client.readContract({ ...collection, functionName: 'MINTER_ROLE' })
    await chain.mined(
      chain.wallet(creator).writeContract({
        ...collection,
        functionName: 'grantRole',
        args: [minter, chain.address(bob)],
      }),
    )
    const { result } = await tryMint([chain.address(alice), 1n, '', testIntent(1)], bob)
    expect(result).toBe(1n)
  })

  it('never goes beyond the highest id, which burning does not raise', async () => {
    collection = { ...collection, address: await chain.createCollection('erc721', { maxSupply: 3n }) }
    await mint([chain.address(alice), 2n, '', testIntent(1)])
    await burn(alice, 1n)
    const exceeded = (requested: bigint, available: bigint) => ({
      name: 'MaxSupplyExceeded',
      args: [requested, available],
    })
    expect(await revertOf(tryMint([chain.address(alice), 2n, '', testIntent(2)]))).toEqual(exceeded(2n, 1n))
    await mint([chain.address(alice), 1n, '', testIntent(2)])
    expect(await revertOf(tryMint([chain.address(alice), 1n, '', testIntent(3)]))).toEqual(exceeded(1n, 0n))
  })

  it('refuses a quantity that no counter holds', async () => {
    const quantity = 2n ** 64n
    expect(await revertOf(tryMint([chain.address(alice), quantity, '', testIntent(1)]))).toEqual({
      name: 'MaxSupplyExceeded',
      args: [quantity, quantity - 1n],
    })
  })
})

describe('a token', () => {
  it('belongs to who got its batch until it moves, and moving it moves no neighbour', async () => {
    await mint([chain.address(alice), 600n, '', testIntent(1)])
    await mint([chain.address(bob), 2n, '', testIntent(2)])
    const moved = [1n, 255n, 256n, 257n, 300n, 512n, 513n, 600n]
    for (const tokenId of moved) await transfer(alice, bob, tokenId)
    const owners = await Promise.all(Array.from({ length: 602 }, (_, i) => ownerOf(BigInt(i + 1))))
    owners.forEach((owner, i) => {
      const tokenId = BigInt(i + 1)
      const holder = tokenId > 600n || moved.includes(tokenId) ? bob : alice
      expect(owner, `owner of ${tokenId}`).toBe(chain.address(holder))
    })
  })

  it('does not exist before its mint, at id 0, nor after its burn', async () => {
    await mint([chain.address(alice), 2n, '', testIntent(1)])
    await burn(alice, 1n)
    for (const tokenId of [0n, 1n, 3n, 256n, 2n ** 255n]) {
      expect(await revertOf(ownerOf(tokenId))).toEqual(nonexistent(tokenId))
      expect(await revertOf(tokenURI(tokenId))).toEqual(nonexistent(tokenId))
    }
    expect(await ownerOf(2n)).toBe(chain.address(alice))
    expect(await count('totalSupply')).toBe(1n)
    expect(await count('nextTokenId')).toBe(3n)
  })

  it('is burned by its owner or whom the owner approved, once', async () => {
    await mint([chain.address(alice), 2n, '', testIntent(1)])
    const tryBurn = (account: number) =>
      chain.client.simulateContract({
        ...collection,
        functionName: 'burn',
        args: [1n],
        account: chain.address(account),
      })
    expect(await revertOf(tryBurn(bob))).toEqual({
      name: 'ERC721InsufficientApproval',
      args: [chain.address(bob), 1n],
    })
    await chain.mined(
      chain.wallet(alice).writeContract({
        ...collection,
        functionName: 'approve',
        args: [chain.address(bob), 1n],
      }),
    )
    await burn(bob, 1n)
    expect(await revertOf(tryBurn(bob))).toEqual(nonexistent(1n))
    expect(await revertOf(tryBurn(alice))).toEqual(nonexistent(1n))
  })

  it('cannot be given to the mark of burned tokens', async () => {
    await mint([chain.address(alice), 1n, '', testIntent(1)])
    const mark = getAddress(`0x${keccak256(toHex('intaglio.burned')).slice(-40)}`)
    const refused = { name: 'ERC721InvalidReceiver', args: [mark] }
    const give = chain.client.simulateContract({
      ...collection,
      functionName: 'transferFrom',
      args: [chain.address(alice), mark, 1n],
      account: chain.address(alice),
    })
    expect(await revertOf(give)).toEqual(refused)
    expect(await revertOf(tryMint([mark, 1n, '', testIntent(2)]))).toEqual(refused)
  })
})

describe('metadata', () => {
  it('is at the base of the collection, or of the batch where that brought its own', async () => {
    const to = chain.address(alice)
    await mint([to, 2n, '', testIntent(1)])
    await mint([to, 2n, 'ipfs://own/', testIntent(2)])
    await mint([to, 1n, 'ipfs://own/', testIntent(3)])
    await mint([to, 1n, 'ipfs://third/', testIntent(4)])
    await mint([to, 1n, '', testIntent(5)])
    const uris = await Promise.all([1n, 2n, 3n, 4n, 5n, 6n, 7n].map(tokenURI))
    expect(uris).toEqual([
      'ipfs://bafybase/1.json',
      'ipfs://bafybase/2.json',
      'ipfs://own/3.json',
      'ipfs://own/4.json',
      'ipfs://own/5.json',
      'ipfs://third/6.json',
      'ipfs://bafybase/7.json',
    ])
  })

  it('is refreshed by the administrator alone, who announces it (EIP-4906, ERC-7572)', async () => {
    await mint([chain.address(alice), 2n, '', testIntent(1)])
    await mint([chain.address(alice), 1n, 'ipfs://own/', testIntent(2)])
    const set = (functionName: 'setBaseURI' | 'setContractURI', value: string) =>
      chain.mined(chain.wallet(creator).writeContract({ ...collection, functionName, args: [value] }))
    const names = (logs: Awaited<ReturnType<typeof set>>['logs']) =>
      parseEventLogs({ abi: erc721Abi, logs }).map(({ eventName, args }) => ({ eventName, args }))

    expect(names((await set('setBaseURI', 'ipfs://new/')).logs)).toEqual([
      { eventName: 'BatchMetadataUpdate', args: { _fromTokenId: 1n, _toTokenId: 3n } },
    ])
    expect(await Promise.all([1n, 2n, 3n].map(tokenURI))).toEqual([
      'ipfs://new/1.json',
      'ipfs://new/2.json',
      'ipfs://own/3.json',
    ])
    const refreshed = await set('setContractURI', 'ipfs://newcontract')
    expect(names(refreshed.logs).map((event) => event.eventName)).toEqual(['ContractURIUpdated'])
    const contractURI = await chain.client.readContract({ ...collection, functionName: 'contractURI' })
    expect(contractURI).toBe('ipfs://newcontract')

    for (const functionName of ['setBaseURI', 'setContractURI'] as const) {
      const byAnother = chain.client.simulateContract({
        ...collection,
        functionName,
        args: ['ipfs://theirs/'],
        account: chain.address(bob),
      })
      expect((await revertOf(byAnother))?.name).toBe('AccessControlUnauthorizedAccount')
    }
  })

  it('names the interfaces it has, and no others', async () => {
    const supports = (interfaceId: Hex) =>
      chain.client.readContract({ ...collection, functionName: 'supportsInterface', args: [interfaceId] })
    const interfaces = {
      'ERC-165': '0x01ffc9a7',
      'ERC-721': '0x80ac58cd',
      'ERC-721 Metadata': '0x5b5e139f',
      'EIP-2981': '0x2a55205a',
      'EIP-4906': '0x49064906',
      'ERC-7572': '0xe8a3d485',
      IAccessControl: '0x7965db0b',
    } as const
    for (const [name, id] of Object.entries(interfaces)) expect(await supports(id), name).toBe(true)
    for (const other of ['0xffffffff', '0xd9b67a26'] as const) expect(await supports(other)).toBe(false)
  })
})
