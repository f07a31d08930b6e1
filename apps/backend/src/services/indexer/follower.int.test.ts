// Real: the contracts on anvil, checkpoints in embedded PostgreSQL. The nodes answer through a small proxy that can
// lag, fail or refuse; raw events are kept in memory, because what is stored of them is another test's.
// One file, though long: every test is of one follower and the same few contracts.
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { erc721Abi, factoryAbi, intentIdToBytes32 } from '@intaglio/contracts'
import type { Chain } from '@intaglio/proto/chain-registry'
import pino from 'pino'
import { encodeFunctionData, zeroAddress } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestChain, type TestChain } from '../../../test/chain.ts'
import { outboxMigrations } from '../../kit/outbox/outbox.ts'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import { startTestSql } from '../../kit/sql/testing.ts'
import { createFollower, type Follower } from './follower.ts'
import { createCheckpointStore } from './store/checkpoints.ts'

const log = pino({ level: 'silent' })

interface RpcCall {
  id: number
  method: string
  params: unknown[]
}

/** A node in front of anvil that answers as a test wants it to. */
interface FakeNode {
  url: string
  /** Answers a call itself, or returns undefined to let anvil answer. */
  answer: (call: RpcCall) => object | undefined
  calls: RpcCall[]
  close(): Promise<void>
}

async function startFakeNode(target: () => string): Promise<FakeNode> {
  const node: Omit<FakeNode, 'url' | 'close'> = { answer: () => undefined, calls: [] }
  const server: Server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks).toString()
      const call = JSON.parse(body) as RpcCall
      node.calls.push(call)
      const own = node.answer(call)
      if (own) return response.end(JSON.stringify({ jsonrpc: '2.0', id: call.id, ...own }))
      const headers = { 'content-type': 'application/json' }
      return response.end(await (await fetch(target(), { method: 'POST', headers, body })).text())
    })().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(node, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  })
}

const { sql, stop } = await startTestSql()
afterAll(stop)

let chain: TestChain
let db: SqlDatabase
let nodes: FakeNode[]

beforeAll(async () => {
  chain = await startTestChain(0)
  nodes = await Promise.all([
    startFakeNode(() => chain.anvil.rpcUrl),
    startFakeNode(() => chain.anvil.rpcUrl),
  ])
})

afterAll(async () => {
  await Promise.all((nodes ?? []).map((node) => node.close()))
  await chain?.stop()
})

beforeEach(async () => {
  for (const node of nodes) {
    node.answer = () => undefined
    node.calls = []
  }
  db = await sql.open(`follower_${randomUUID().replaceAll('-', '')}`)
  await db.migrate(outboxMigrations)
  await db.migrate(new URL('./store/migrations/', import.meta.url))
})

function follow(
  options: { confirmations?: number; blockRange?: number; endpoints?: FakeNode[] } = {},
): Follower {
  const { confirmations = 0, blockRange = 1_000, endpoints = nodes.slice(0, 1) } = options
  const described: Chain = {
    chainId: chain.chainId,
    chainNumeric: chain.config.id,
    name: 'Local',
    nativeSymbol: 'ETH',
    decimals: 18,
    explorerUrl: '',
    enabled: true,
    confirmations,
    endpoints: endpoints.map(({ url }, priority) => ({ url, priority, weight: 1, rateLimit: 0 })),
    contracts: chain.config.contracts,
  }
  const rawEvents = { insert: async () => undefined }
  return createFollower(
    described,
    { checkpoints: createCheckpointStore(db), rawEvents },
    { pollMilliseconds: 100, blockRange },
    log,
  )
}

/** Steps until there is nothing to do at once. @returns how many steps it took */
async function catchUp(follower: Follower): Promise<number> {
  let steps = 1
  while ((await follower.step()) === 0) steps += 1
  return steps
}

async function checkpoint(): Promise<number> {
  return (await createCheckpointStore(db).get(chain.chainId))?.lastBlock ?? -1
}

async function messages(): Promise<string[]> {
  return (await db.query<{ routing_key: string }>('SELECT routing_key FROM outbox ORDER BY id')).map(
    (row) => row.routing_key.split('.')[0] ?? '',
  )
}

/** Creates a collection and mints into it. @returns the block of the mint */
async function createAndMint(): Promise<number> {
  const factory = chain.config.contracts[0]?.address ?? ''
  const intentId = intentIdToBytes32(randomUUID())
  const config = {
    name: 'Plates',
    symbol: 'PLT',
    contractURI: '',
    baseURI: '',
    royaltyReceiver: zeroAddress,
    royaltyBps: 0n,
    maxSupply: 0n,
  }
  const create = encodeFunctionData({
    abi: factoryAbi,
    functionName: 'createCollection',
    args: [0, config, intentId],
  })
  const created = await chain.send({ to: factory, data: create })
  const collection = created.logs.find((entry) => entry.address.toLowerCase() === factory.toLowerCase())
    ?.topics[1]
  const mint = encodeFunctionData({
    abi: erc721Abi,
    functionName: 'mintBatch',
    args: [chain.account.address, 2n, '', intentIdToBytes32(randomUUID())],
  })
  const { blockNumber } = await chain.send({ to: `0x${(collection ?? '').slice(-40)}`, data: mint })
  return Number(blockNumber)
}

describe('following a chain', () => {
  it('misses no mint of a collection that was created in the same range', async () => {
    const block = await createAndMint()
    await catchUp(follow())
    expect(await checkpoint()).toBe(block)
    expect((await messages()).slice(-2)).toEqual(['created', 'minted'])
  })

  it('remembers collections across a restart', async () => {
    await createAndMint()
    await catchUp(follow())
    const before = (await messages()).length
    await catchUp(follow())
    expect(await messages()).toHaveLength(before)
    const block = await createAndMint()
    await catchUp(follow())
    expect(await checkpoint()).toBe(block)
    expect(await messages()).toHaveLength(before + 2)
  })

  it('believes a block only after its confirmations', async () => {
    const block = await createAndMint()
    await catchUp(follow({ confirmations: 3 }))
    expect(await checkpoint()).toBe(block - 3)
    await chain.mine(3)
    await catchUp(follow({ confirmations: 3 }))
    expect(await checkpoint()).toBe(block)
  })

  it('asks for less when a node refuses, and gets everything', async () => {
    await createAndMint()
    await chain.mine(40)
    const [node] = nodes
    if (!node) throw new Error('a node is needed')
    const spans: number[] = []
    node.answer = ({ method, params }) => {
      if (method !== 'eth_getLogs') return undefined
      const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string }
      const span = Number(toBlock) - Number(fromBlock) + 1
      spans.push(span)
      return span > 10
        ? { error: { code: -32005, message: 'query returned more than 10000 results' } }
        : undefined
    }
    await catchUp(follow({ blockRange: 1_000 }))
    expect(Math.max(...spans)).toBeGreaterThan(10)
    expect((await messages()).slice(-2)).toEqual(['created', 'minted'])
    expect(await checkpoint()).toBeGreaterThan(0)
  })

  it('goes on with the next node when one fails', async () => {
    await createAndMint()
    const [first, second] = nodes
    if (!first || !second) throw new Error('two nodes are needed')
    first.answer = () => ({ error: { code: -32603, message: 'internal error' } })
    const follower = follow({ endpoints: nodes, blockRange: 1 })
    expect(await follower.step()).toBeGreaterThan(0)
    await catchUp(follower)
    expect(second.calls.length).toBeGreaterThan(0)
    expect((await messages()).slice(-2)).toEqual(['created', 'minted'])
  })

  it('waits for a node that lags, and rolls nothing back', async () => {
    const block = await createAndMint()
    const follower = follow()
    await catchUp(follower)
    const [node] = nodes
    if (!node) throw new Error('a node is needed')
    node.answer = ({ method }) => (method === 'eth_blockNumber' ? { result: '0x1' } : undefined)
    expect(await follower.step()).toBe(100)
    expect(follower.state.haltedReason).toContain('behind')
    expect(await checkpoint()).toBe(block)
    // Where it is again, also while no block is new.
    node.answer = () => undefined
    await catchUp(follower)
    expect(follower.state.haltedReason).toBe('')
  })

  it('says that a node gives no answer, without its address, until it does', async () => {
    const follower = follow()
    await catchUp(follower)
    const [node] = nodes
    if (!node) throw new Error('a node is needed')
    node.answer = () => ({ error: { code: -32603, message: 'internal error' } })
    // It is asked for less and less at first.
    await catchUp(follower)
    expect(follower.state.haltedReason).toBe('The node that was asked last gave no answer.')
    node.answer = () => undefined
    await catchUp(follower)
    expect(follower.state.haltedReason).toBe('')
  })

  it('halts when the past is another, and goes on when the node agrees again', async () => {
    const block = await createAndMint()
    const follower = follow()
    await catchUp(follower)
    await createAndMint()
    const before = await messages()
    const [node] = nodes
    if (!node) throw new Error('a node is needed')
    const other = `0x${'5'.repeat(64)}`
    node.answer = ({ method, params }) =>
      method === 'eth_getBlockByNumber' && Number(params[0]) === block
        ? {
            result: { number: params[0], hash: other, parentHash: other, timestamp: '0x1', transactions: [] },
          }
        : undefined
    expect(await follower.step()).toBeGreaterThan(0)
    expect(follower.state.haltedReason).toContain(`Block ${block} was`)
    expect(await checkpoint()).toBe(block)
    expect(await messages()).toEqual(before)
    node.answer = () => undefined
    await catchUp(follower)
    expect(follower.state.haltedReason).toBe('')
    expect(await messages()).toHaveLength(before.length + 2)
  })

  it('believes no logs of another block than the one that it would remember', async () => {
    const follower = follow()
    await createAndMint()
    await catchUp(follower)
    const [before, said] = [await checkpoint(), await messages()]
    const block = await createAndMint()
    const [node] = nodes
    if (!node) throw new Error('a node is needed')
    const other = `0x${'6'.repeat(64)}`
    const tip = { hash: other, parentHash: other, timestamp: '0x1', transactions: [] }
    node.answer = ({ method, params }) =>
      method === 'eth_getBlockByNumber' && Number(params[0]) === block
        ? { result: { number: params[0], ...tip } }
        : undefined
    expect(await follower.step()).toBeGreaterThan(0)
    expect([await checkpoint(), await messages()]).toEqual([before, said])
    node.answer = () => undefined
    await catchUp(follower)
    expect(await checkpoint()).toBe(block)
  })

  it('lets two followers of one chain say everything once', async () => {
    await createAndMint()
    await Promise.all([catchUp(follow({ blockRange: 1 })), catchUp(follow({ blockRange: 1 }))])
    await catchUp(follow())
    const events = await db.query<{ body: string }>('SELECT body FROM outbox')
    const ids = events.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThanOrEqual(2)
  })
})
