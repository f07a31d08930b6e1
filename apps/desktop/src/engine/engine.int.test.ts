// Real: SQLite and files on disk, the embedded backend with all services, anvil with the contracts. One file, though
// long: a workspace takes longest to start, and all tests share one.
import { erc1155Abi, erc721Abi } from '@intaglio/contracts'
import { inEnglish } from '@intaglio/shared'
import { createTestClient, createWalletClient, http, parseEther, toHex } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from './index.ts'
import { startTcpProxy, type TcpProxy } from './testing/tcp-proxy.ts'
import { startWorld, writePictures, type World } from './testing/world.ts'
import type { EngineEvent, Job, Standard, Workspace } from './model.ts'
import type { Engine } from './types.ts'
import { WalletRejectedError } from './wallet/errors.ts'
import { createLocalWallet } from './wallet/local.ts'
import type { Wallet } from './wallet/port.ts'

const slow = 400_000

describe('the engine', () => {
  let world: World
  let proxy: TcpProxy
  let workspace: Workspace
  const open: Engine[] = []
  beforeAll(async () => {
    world = await startWorld()
    const url = new URL(world.workspace.graphqlUrl)
    proxy = await startTcpProxy(Number(url.port))
    const { ipfsGatewayUrl, graphqlWsUrl } = world.workspace
    const host = `127.0.0.1:${proxy.port}`
    workspace = {
      graphqlUrl: `http://${host}${url.pathname}`,
      graphqlWsUrl: `ws://${host}${new URL(graphqlWsUrl).pathname}`,
      ipfsGatewayUrl,
    }
  }, slow)
  afterEach(async () => {
    for (const engine of open.splice(0)) await engine.close()
  })
  afterAll(async () => {
    await proxy.close()
    await world.stop()
  })

  it(
    'takes a folder of pictures to tokens in the catalog',
    async () => {
      const { engine, projectId, events } = await pinned(walletWithCoins())
      const plan = await engine.plan(projectId)
      expect(plan).toMatchObject({ items: 3, batches: [{ firstPosition: 1, quantity: 3 }] })
      const planned = await engine.publish(projectId)
      const jobs = await engine.settled(projectId)
      expect(jobs.map(({ state }) => state)).toEqual(['ready', 'ready'])
      expect(jobs.map(({ tokenIds }) => tokenIds)).toEqual([[], ['1', '2', '3']])
      const spent = jobs.reduce((sum, { gasUsed }) => sum + BigInt(gasUsed ?? 0), 0n)
      expect(spent).toBeGreaterThan(0n)

      const { collection } = engine.getProject(projectId)
      const address = collection?.address as `0x${string}`
      expect(collection).toMatchObject({ intentId: jobs[0]?.intentId, txHash: jobs[0]?.txHash })
      const uri = await world.client.readContract({
        address,
        abi: erc721Abi,
        functionName: 'tokenURI',
        args: [2n],
      })
      const { metadataRoot } = await engine.computeAddresses(projectId)
      expect(uri).toBe(`ipfs://${metadataRoot}/2.json`)

      const mint = events.flatMap((event) =>
        event.type === 'job' && event.job.kind === 'mint' ? [event.job.state] : [],
      )
      expect([...new Set(mint)]).toEqual([
        'planned',
        'prepared',
        'signing',
        'broadcast',
        'confirming',
        'ready',
      ])
      expect((await engine.publish(projectId)).map(({ jobId }) => jobId)).toEqual(
        planned.map(({ jobId }) => jobId),
      )
      await expect(engine.importFolder(projectId, '/')).rejects.toMatchObject({ code: 'PROJECT_PUBLISHED' })
    },
    slow,
  )

  it(
    'mints editions',
    async () => {
      const { engine, projectId } = await pinned(walletWithCoins(), 'erc1155')
      await engine.publish(projectId)
      expect(statesOf(await engine.settled(projectId))).toEqual(['ready', 'ready'])
      const address = engine.getProject(projectId).collection?.address as `0x${string}`
      const read = { address, abi: erc1155Abi } as const
      const account = world.account.address
      expect(
        await world.client.readContract({ ...read, functionName: 'balanceOf', args: [account, 3n] }),
      ).toBe(1n)
      expect(await world.client.readContract({ ...read, functionName: 'nextTokenId' })).toBe(4n)
    },
    slow,
  )

  it(
    'says what is missing before anything is published',
    async () => {
      const engine = await openWith(walletWithCoins())
      const { projectId } = engine.createProject({ name: 'Empty', symbol: 'E' })
      await engine.signIn()
      await expect(engine.publish(projectId)).rejects.toMatchObject({ code: 'NO_ITEMS' })
      const folder = await world.folder('pictures')
      await writePictures(folder, 1)
      await engine.importFolder(projectId, folder)
      await expect(engine.storage.send(projectId, 'workspace')).rejects.toMatchObject({
        code: 'NO_ADDRESSES',
      })
      await engine.computeAddresses(projectId)
      await expect(engine.publish(projectId)).rejects.toMatchObject({ code: 'NOT_PINNED' })
      expect(engine.listJobs(projectId)).toEqual([])
      expect(() => engine.createProject({ name: '', symbol: 'E' })).toThrow('name')
    },
    slow,
  )

  it(
    'asks for coins with the amounts, and goes on when they are there',
    async () => {
      const privateKey = generatePrivateKey()
      const { engine, projectId } = await pinned(walletOf(privateKey))
      await engine.publish(projectId)
      const [collection, mint] = await engine.settled(projectId)
      expect([collection?.state, mint?.state]).toEqual(['blocked', 'blocked'])
      expect(inEnglish(collection?.message ?? '')).toMatch(
        /^The wallet has 0 ETH, this needs 0\.\d+\. Send coins/,
      )
      expect(() => engine.retryJob(mint?.jobId ?? '')).toThrow('An earlier job')
      const chain = createTestClient({ mode: 'anvil', transport: http(world.rpcUrl) })
      await chain.setBalance({ address: privateKeyToAccount(privateKey).address, value: parseEther('1') })
      engine.retryJob(collection?.jobId ?? '')
      expect(statesOf(await engine.settled(projectId))).toEqual(['ready', 'ready'])
    },
    slow,
  )

  it(
    'signs anew when another program took its nonce, and still mints once',
    async () => {
      const local = walletWithCoins()
      const other = createWalletClient({
        account: privateKeyToAccount(world.account.privateKey),
        transport: http(world.rpcUrl),
      })
      let taken = 0
      const wallet: Wallet = {
        ...local,
        async signTransaction(tx, nonce) {
          const signed = await local.signTransaction?.(tx, nonce)
          if (!signed) throw new Error('The local wallet signs.')
          if (taken < 2) {
            taken += 1
            const hash = await other.sendTransaction({
              chain: null,
              to: world.account.address,
              value: 1n,
              nonce,
            })
            await world.client.waitForTransactionReceipt({ hash })
          }
          return signed
        },
      }
      const { engine, projectId } = await pinned(wallet)
      await engine.publish(projectId)
      expect(statesOf(await engine.settled(projectId))).toEqual(['ready', 'ready'])
      expect(taken).toBe(2)
      const address = engine.getProject(projectId).collection?.address as `0x${string}`
      expect(await world.client.readContract({ address, abi: erc721Abi, functionName: 'totalSupply' })).toBe(
        3n,
      )
    },
    slow,
  )

  it(
    'waits while the backend is away, and goes on by itself when it is back',
    async () => {
      const { engine, projectId, events } = await pinned(walletWithCoins())
      await engine.publish(projectId)
      proxy.shut()
      await until(engine, () => engine.listJobs(projectId).some(({ state }) => state === 'waiting'))
      const waiting = engine.listJobs(projectId).find(({ state }) => state === 'waiting')
      expect(inEnglish(waiting?.message ?? '')).toMatch(
        /^The backend cannot be reached\. Nothing answers at 127\.0\.0\.1/,
      )
      expect(waiting?.nextTryAt).toBeDefined()
      proxy.open()
      expect(statesOf(await engine.settled(projectId))).toEqual(['ready', 'ready'])
      expect(events.flatMap((event) => (event.type === 'connection' ? [event.online] : []))).toEqual([
        true,
        false,
        true,
      ])
    },
    slow,
  )

  it(
    'refuses to mint under other ids than planned',
    async () => {
      const local = walletWithCoins()
      let rejects = false
      const wallet: Wallet = {
        ...local,
        signTransaction: async (tx, nonce) => {
          if (rejects || !local.signTransaction) throw new WalletRejectedError()
          rejects = true
          return local.signTransaction(tx, nonce)
        },
      }
      const { engine, projectId } = await pinned(wallet)
      await engine.publish(projectId)
      const jobs = await engine.settled(projectId)
      expect(statesOf(jobs)).toEqual(['ready', 'blocked'])
      const address = engine.getProject(projectId).collection?.address as `0x${string}`
      const other = createWalletClient({
        account: privateKeyToAccount(world.account.privateKey),
        transport: http(world.rpcUrl),
      })
      const args = [world.account.address, 1n, '', toHex(1, { size: 32 })] as const
      const hash = await other.writeContract({
        chain: null,
        address,
        abi: erc721Abi,
        functionName: 'mintBatch',
        args,
      })
      await world.client.waitForTransactionReceipt({ hash })
      engine.retryJob(jobs[1]?.jobId ?? '')
      const [, mint] = await engine.settled(projectId)
      expect(mint?.state).toBe('failed')
      expect(inEnglish(mint?.message ?? '')).toContain(
        'The next token on chain is 2, this batch begins with 1.',
      )
    },
    slow,
  )

  it(
    'cancels what was not sent, and deletes only what is finished',
    async () => {
      const local = walletWithCoins()
      const wallet: Wallet = { ...local, signTransaction: () => Promise.reject(new WalletRejectedError()) }
      const { engine, projectId } = await pinned(wallet)
      const jobs = await engine.publish(projectId)
      await engine.settled(projectId)
      await expect(engine.deleteProject(projectId)).rejects.toMatchObject({ code: 'PROJECT_BUSY' })
      for (const { jobId } of jobs) engine.cancelJob(jobId)
      expect(statesOf(await engine.settled(projectId))).toEqual(['cancelled', 'cancelled'])
      await engine.deleteProject(projectId)
      expect(engine.listProjects()).toEqual([])
    },
    slow,
  )

  const walletOf = (privateKey: `0x${string}`) =>
    createLocalWallet({ privateKey, rpcUrl: world.rpcUrl, chainId: world.chainId })
  const walletWithCoins = () => walletOf(world.account.privateKey)

  async function openWith(wallet: Wallet): Promise<Engine> {
    const engine = openEngine({ dataDir: await world.folder('studio'), workspace, wallet })
    open.push(engine)
    return engine
  }

  async function pinned(wallet: Wallet, standard: Standard = 'erc721') {
    const engine = await openWith(wallet)
    const events: EngineEvent[] = []
    engine.subscribe((event) => events.push(event))
    const folder = await world.folder('pictures')
    await writePictures(folder, 3)
    const { projectId } = engine.createProject({ name: 'Plates', symbol: 'PLT', standard })
    await engine.importFolder(projectId, folder)
    await engine.computeAddresses(projectId)
    await engine.signIn()
    await engine.storage.send(projectId, 'workspace')
    return { engine, projectId, events }
  }
})

function statesOf(jobs: Job[]): string[] {
  return jobs.map(({ state }) => state)
}

function until(engine: Engine, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = engine.subscribe(look)
    function look() {
      if (!holds()) return
      unsubscribe()
      resolve()
    }
    look()
  })
}
