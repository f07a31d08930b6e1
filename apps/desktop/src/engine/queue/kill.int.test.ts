// Real: a process killed with SIGKILL, SQLite on disk, the embedded backend with all services, anvil with the contracts.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { erc721Abi, factoryAbi } from '@intaglio/contracts'
import { parseAbiItem, zeroAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileProcesses } from '../../../../../scripts/test/compile-processes.ts'
import { openEngine } from '../index.ts'
import { openStore } from '../store/store.ts'
import type { KillChildOrder } from '../testing/kill-child.ts'
import { startTcpProxy, type TcpProxy } from '../testing/tcp-proxy.ts'
import { startWorld, writePictures, type World } from '../testing/world.ts'
import type { Workspace } from '../model.ts'
import { createLocalWallet } from '../wallet/local.ts'
import type { ProbePoint } from './step.ts'

const childSource = fileURLToPath(new URL('../testing/kill-child.ts', import.meta.url))
/** What it is compiled into. */
let childFile: string
const transferEvent = parseAbiItem(
  'event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)',
)
const items = 5
const slow = 400_000

interface KillPoint {
  point: ProbePoint
  state: string
  wallet?: KillChildOrder['wallet']
  offline?: true
}

/** Every state a job can be killed in on its way, and every instant beside a call that cannot be taken back. */
const points: KillPoint[] = [
  { point: 'committed:planned', state: 'planned' },
  { point: 'committed:waiting', state: 'waiting', offline: true },
  { point: 'committed:prepared', state: 'prepared' },
  { point: 'committed:signing', state: 'signing' },
  { point: 'wallet:before', state: 'signing' },
  { point: 'committed:blocked', state: 'blocked', wallet: 'rejects' },
  { point: 'wallet:after', state: 'signing' },
  { point: 'committed:broadcast', state: 'broadcast' },
  { point: 'broadcast:before', state: 'broadcast' },
  { point: 'broadcast:after', state: 'broadcast' },
  { point: 'track:after', state: 'broadcast' },
  { point: 'committed:confirming', state: 'confirming' },
  { point: 'chain-done', state: 'confirming' },
  { point: 'committed:ready', state: 'ready' },
]

describe('a studio that is killed', () => {
  let world: World
  let proxy: TcpProxy
  let workspace: Workspace
  beforeAll(async () => {
    ;[childFile] = await compileProcesses([childSource])
    world = await startWorld()
    const url = new URL(world.workspace.graphqlUrl)
    proxy = await startTcpProxy(Number(url.port))
    const host = `127.0.0.1:${proxy.port}`
    workspace = {
      graphqlUrl: `http://${host}${url.pathname}`,
      graphqlWsUrl: `ws://${host}${new URL(world.workspace.graphqlWsUrl).pathname}`,
      ipfsGatewayUrl: world.workspace.ipfsGatewayUrl,
    }
  }, slow)
  afterAll(async () => {
    await proxy.close()
    await world.stop()
  })

  it(
    'in each state of a create and of a mint job makes one collection and each token once',
    async () => {
      const order = await pinnedProject()
      // Both are planned in one transaction. The collection turns ready beside its mint: that has a test of its own.
      const [planned, ...later] = points as [KillPoint, ...KillPoint[]]
      await kill(order, 'collection', planned)
      await kill(order, 'mint', planned)
      for (const point of later.filter(({ state }) => state !== 'ready'))
        await kill(order, 'collection', point)
      for (const point of later) await kill(order, 'mint', point)
      expect(await run(order)).toEqual({ signal: null, code: 0, output: '["ready","ready"]' })
      await expectExactlyOnce(order)
    },
    slow,
  )

  it(
    'right after the collection is ready goes on to mint',
    async () => {
      const order = await pinnedProject()
      await kill(order, 'collection', { point: 'chain-done', state: 'confirming' })
      await kill(order, 'collection', { point: 'committed:ready', state: 'ready', wallet: 'rejects' })
      expect(await run({ ...order, action: 'retry' })).toMatchObject({ code: 0, output: '["ready","ready"]' })
      await expectExactlyOnce(order)
    },
    slow,
  )

  it(
    'after a cancelled or a failed job goes on only when told to, and then mints once',
    async () => {
      const order = await pinnedProject()
      await run({ ...order, killAt: { kind: 'mint', point: 'committed:planned' } })
      proxy.shut()
      const cancelled = { kind: 'collection', point: 'committed:cancelled' } as const
      expect((await run({ ...order, action: 'cancel', killAt: cancelled })).signal).toBe('SIGKILL')
      proxy.open()
      expect(await run(order)).toMatchObject({ code: 0, output: '["cancelled","blocked"]' })
      expect(await collections(order)).toHaveLength(0)

      const failed = { kind: 'collection', point: 'committed:failed' } as const
      expect((await run({ ...order, action: 'retry', wallet: 'starves', killAt: failed })).signal).toBe(
        'SIGKILL',
      )
      expect(await run(order)).toMatchObject({ code: 0, output: '["failed","blocked"]' })
      expect(await collections(order)).toHaveLength(0)

      expect(await run({ ...order, action: 'retry' })).toMatchObject({ code: 0, output: '["ready","ready"]' })
      await expectExactlyOnce(order)
    },
    slow,
  )

  it(
    'beside a wallet that sends by itself asks again only when a person says so',
    async () => {
      const order: KillChildOrder = { ...(await pinnedProject()), wallet: 'sends' }
      for (const kind of ['collection', 'mint'] as const) {
        // Asked, and nothing sent: nobody but the person can know that.
        expect((await run({ ...order, killAt: { kind, point: 'wallet:before' } })).signal).toBe('SIGKILL')
        expect((await run(order)).output).toContain('blocked')
        expect(jobsOf(order).find((job) => job.kind === kind)?.code).toBe('WALLET_UNSURE')
        // Sent, and the answer lost: the chain knows it by the intent id.
        const after = { kind, point: 'wallet:after' } as const
        expect((await run({ ...order, action: 'retry', killAt: after })).signal).toBe('SIGKILL')
      }
      expect(await run(order)).toMatchObject({ code: 0, output: '["ready","ready"]' })
      await expectExactlyOnce(order)
    },
    slow,
  )

  /** Ends a child at a point, which it must reach, and looks at the state it left behind. */
  async function kill(order: KillChildOrder, kind: 'collection' | 'mint', at: KillPoint): Promise<void> {
    const { point, state, wallet, offline } = at
    const job = () => jobsOf(order).find((row) => row.kind === kind)
    // A job that a person held up goes on when the person says so.
    const action = job()?.state === 'blocked' ? 'retry' : undefined
    if (offline) proxy.shut()
    const end = await run({
      ...order,
      killAt: { kind, point },
      ...(wallet && { wallet }),
      ...(action && { action }),
    })
    proxy.open()
    expect(end, `killed at ${kind} ${point}`).toEqual({ signal: 'SIGKILL', code: null, output: '' })
    expect(job()?.state, `state after ${kind} ${point}`).toBe(state)
  }

  /** A project of its own folder whose files are on IPFS; publishing is left to the children. */
  async function pinnedProject(): Promise<KillChildOrder> {
    const { privateKey } = world.account
    const { rpcUrl, chainId } = world
    const dataDir = await world.folder('studio')
    const pictures = await world.folder('pictures')
    await writePictures(pictures, items)
    const engine = openEngine({
      dataDir,
      workspace,
      wallet: createLocalWallet({ privateKey, rpcUrl, chainId }),
    })
    const { projectId } = engine.createProject({ name: 'Killed', symbol: 'KILL' })
    await engine.importFolder(projectId, pictures)
    await engine.computeAddresses(projectId)
    await engine.signIn()
    await engine.storage.send(projectId, 'workspace')
    await engine.close()
    return { dataDir, projectId, workspace, privateKey, rpcUrl, chainId }
  }

  function jobsOf({ dataDir, projectId }: KillChildOrder) {
    const store = openStore(dataDir)
    try {
      return store.jobs.list(projectId)
    } finally {
      store.close()
    }
  }

  async function collections(order: KillChildOrder) {
    const [job] = jobsOf(order)
    const events = await world.client.getContractEvents({
      address: world.factory,
      abi: factoryAbi,
      eventName: 'CollectionCreated',
      fromBlock: 0n,
    })
    const intent = `0x${job?.intentId.replaceAll('-', '').padEnd(64, '0')}`
    return events.filter(({ args }) => args.intentId === intent)
  }

  /** Read from the chain alone. */
  async function expectExactlyOnce(order: KillChildOrder) {
    const created = await collections(order)
    expect(created).toHaveLength(1)
    const address = created[0]?.args.collection as `0x${string}`
    const transfers = await world.client.getLogs({ address, event: transferEvent, fromBlock: 0n })
    expect(transfers.map(({ args }) => args.tokenId)).toEqual([1n, 2n, 3n, 4n, 5n])
    expect(new Set(transfers.map(({ args }) => args.from))).toEqual(new Set([zeroAddress]))
    const supply = await world.client.readContract({ address, abi: erc721Abi, functionName: 'totalSupply' })
    expect(supply).toBe(BigInt(items))
  }
})

async function run(
  order: KillChildOrder,
): Promise<{ code: number | null; signal: string | null; output: string }> {
  const child = spawn(process.execPath, [childFile, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  return { code, signal, output }
}
