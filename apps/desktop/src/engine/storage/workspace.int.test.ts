// Real: a backend with all its services and its IPFS, a chain, SQLite, files on disk, HTTP over sockets to a node.
import { say } from '@intaglio/shared'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { CarBlockIterator } from '@ipld/car/iterator'
import sharp from '@intaglio/shared/sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '../index.ts'
import { startOddNode } from '../testing/odd-node.ts'
import { startWorld, writePictures, type World } from '../testing/world.ts'
import { createLocalWallet } from '../wallet/local.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

it('works without its workspace, and takes up what waits for it where it then answers', async () => {
  const { workspace, rpcUrl, chainId, account } = world
  const wallet = createLocalWallet({ privateKey: account.privateKey, rpcUrl, chainId })
  const dataDir = await world.folder('data')
  const pictures = await world.folder('pictures')
  await writePictures(pictures, 2)
  const before = openEngine({ dataDir, workspace, wallet, runQueue: false })
  const { projectId } = before.createProject({ name: 'Curlews', symbol: 'CRL' })
  await before.importFolder(projectId, pictures)
  await before.computeAddresses(projectId)
  await before.signIn()
  await before.storage.send(projectId, 'workspace')
  await before.publish(projectId)
  await before.close()

  const engine = openEngine({ dataDir, lastWorkspace: workspace, wallet })
  try {
    expect(engine.review(projectId)).toMatchObject({ isStored: true })
    expect(engine.storage.proofs(projectId)).toMatchObject([{ targetId: 'workspace', isCurrent: true }])
    expect(engine.storage.targets()).toMatchObject([
      { place: { values: { host: expect.stringContaining('127.0.0.1') } } },
    ])
    for (const asked of [
      engine.signIn(),
      engine.plan(projectId),
      engine.storage.send(projectId, 'workspace'),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect(await engine.storage.testTarget('workspace')).toMatchObject({ ok: false })
    expect(engine.listJobs().map(({ state }) => state)).toEqual(['planned', 'planned'])

    engine.connect(workspace)
    const jobs = await engine.settled(projectId)
    expect(jobs.map(({ state }) => state)).toEqual(['ready', 'ready'])
    // They stood where they were until then: nothing had failed.
    const steps = jobs.flatMap(({ jobId }) => engine.jobHistory(jobId).map(({ to }) => to))
    expect(steps).not.toContain('waiting')
  } finally {
    await engine.close()
  }
})

it('keeps a collection in the workspace, and moves on to a folder', async () => {
  const { workspace, rpcUrl, chainId, account } = world
  const wallet = createLocalWallet({ privateKey: account.privateKey, rpcUrl, chainId })
  const engine = openEngine({ dataDir: await world.folder('data'), workspace, wallet, runQueue: false })
  try {
    const { projectId } = engine.createProject({ name: 'Plates', symbol: 'PLT' })
    const pictures = await world.folder('pictures')
    await writePictures(pictures, 3)
    await engine.importFolder(projectId, pictures)
    await expect(engine.storage.send(projectId, 'workspace')).rejects.toMatchObject({ code: 'NO_ADDRESSES' })
    const { metadataRoot, imagesRoot, contractMetadataCid } = await engine.computeAddresses(projectId)
    await engine.signIn()

    const [own] = engine.storage.targets()
    expect(own).toMatchObject({ targetId: 'workspace', kind: 'workspace', isIndependent: true })
    expect(await engine.storage.testTarget('workspace')).toMatchObject({ ok: true })
    const proof = await engine.storage.send(projectId, 'workspace')
    expect(proof).toMatchObject({ roots: [metadataRoot, imagesRoot, contractMetadataCid], isCurrent: true })

    const folder = await world.folder('cars')
    const { targetId } = engine.storage.addTarget({ kind: 'car-folder', label: 'Disk', folder })
    const moved = await engine.storage.move(projectId, 'workspace', targetId)
    expect(moved.blocks).toBe(proof.blocks)
    expect(engine.storage.proofs(projectId).map((each) => each.targetId)).toEqual(['workspace', targetId])

    const file = path.join(folder, 'proof.json')
    await engine.storage.exportProof(projectId, file)
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ proofs: [{ blocks: proof.blocks }, {}] })

    engine.storage.removeTarget(targetId)
    expect(engine.storage.targets()).toHaveLength(1)
    expect(() => engine.storage.removeTarget(targetId)).toThrow(/not found/)
  } finally {
    await engine.close()
  }
})

it('proves what the workspace keeps through a node that finds it', async () => {
  const { workspace, rpcUrl, chainId, account } = world
  const wallet = createLocalWallet({ privateKey: account.privateKey, rpcUrl, chainId })
  const engine = openEngine({ dataDir: await world.folder('data'), workspace, wallet, runQueue: false })
  const node = await startOddNode()
  try {
    const { projectId } = engine.createProject({ name: 'Proofs', symbol: 'PRF' })
    const pictures = await world.folder('pictures')
    await writePictures(pictures, 3)
    await engine.importFolder(projectId, pictures)
    await engine.computeAddresses(projectId)
    await engine.signIn()
    const file = path.join(await world.folder('cars'), 'all.car')
    await engine.storage.exportCar(projectId, file)
    engine.storage.addTarget({ kind: 'kubo', label: 'Node', apiUrl: node.url })

    const own = await engine.storage.send(projectId, 'workspace')
    const kubo = say`Kubo at ${{ host: new URL(node.url).host }}`
    expect(own.readFrom).toEqual(engine.storage.targets()[0]?.readsFrom)
    expect(own.notThrough).toEqual([{ place: kubo, why: 'absent' }])

    // As if it found them in the network.
    for await (const { cid, bytes } of await CarBlockIterator.fromBytes(await readFile(file)))
      node.blocks.set(cid.toString(), bytes)
    const proof = await engine.storage.send(projectId, 'workspace')
    expect(proof).toMatchObject({ targetId: 'workspace', isIndependent: true, notThrough: [] })
    expect(proof).toMatchObject({ blocks: own.blocks, readFrom: kubo })
    expect(engine.storage.proofs(projectId)).toEqual([proof])
    expect(engine.storage.earlier(projectId)).toEqual([])
  } finally {
    await engine.close()
    await node.close()
  }
})

it('goes on with a sending that was broken off where it was, and sends again what the workspace lost', async () => {
  const { workspace, rpcUrl, chainId, account } = world
  const wallet = createLocalWallet({ privateKey: account.privateKey, rpcUrl, chainId })
  const engine = openEngine({ dataDir: await world.folder('broken-off'), workspace, wallet, runQueue: false })
  try {
    const { projectId } = engine.createProject({ name: 'Noise', symbol: 'NSE' })
    const pictures = await world.folder('noise')
    // Of noise: no picture becomes small, and the collection goes out in several parts.
    for (let index = 1; index <= 10; index += 1) {
      const raw = { width: 700, height: 700, channels: 3 } as const
      await sharp(randomBytes(700 * 700 * 3), { raw })
        .png()
        .toFile(path.join(pictures, `${index}.png`))
    }
    await engine.importFolder(projectId, pictures)
    await engine.computeAddresses(projectId)
    await engine.signIn()
    const stop = new AbortController()
    const sent: number[] = []
    const broken = engine.storage.send(projectId, 'workspace', {
      signal: stop.signal,
      onProgress({ stage, done }) {
        if (stage !== 'pin') return
        sent.push(done)
        if (done > 0) stop.abort()
      },
    })
    await expect(broken).rejects.toThrow()
    const acknowledged = sent.at(-1) ?? 0
    expect(acknowledged).toBeGreaterThan(0)

    const again: number[] = []
    const proof = await engine.storage.send(projectId, 'workspace', {
      onProgress: ({ stage, done }) => void (stage === 'pin' && again.push(done)),
    })
    expect(acknowledged).toBeLessThan(proof.blocks)
    expect(again[0]).toBeGreaterThanOrEqual(acknowledged)

    // A workspace that lost everything since is sent everything, once it is asked.
    await rm(path.join(world.ipfsFolder, 'blocks'), { recursive: true })
    await mkdir(path.join(world.ipfsFolder, 'blocks'))
    await expect(engine.storage.verify(projectId, 'workspace')).rejects.toMatchObject({
      code: 'PIN_UNVERIFIED',
    })
    expect(await engine.storage.send(projectId, 'workspace')).toMatchObject({ blocks: proof.blocks })
  } finally {
    await engine.close()
  }
})

describe('letting go in the workspace', () => {
  const open = async (name: string) => {
    const { workspace, rpcUrl, chainId, account } = world
    const wallet = createLocalWallet({ privateKey: account.privateKey, rpcUrl, chainId })
    const engine = openEngine({ dataDir: await world.folder(name), workspace, wallet, runQueue: false })
    const { projectId } = engine.createProject({ name, symbol: 'LET' })
    const pictures = await world.folder(`${name}-pictures`)
    await writePictures(pictures, 3)
    await engine.importFolder(projectId, pictures)
    await engine.computeAddresses(projectId)
    await engine.signIn()
    return { engine, projectId }
  }
  const rename = async ({ engine, projectId }: Awaited<ReturnType<typeof open>>, name: string) => {
    const [item] = engine.listItems(projectId)
    engine.edits.apply(projectId, { kind: 'words', items: [item?.itemId ?? ''], words: { name } })
    await engine.computeAddresses(projectId)
  }
  const isThere = async (root: string | undefined) =>
    (await fetch(`${world.workspace.ipfsGatewayUrl}/ipfs/${root}?format=raw`)).status === 200

  it('drops earlier versions, and nothing of the present one', async () => {
    const mine = await open('Earlier')
    const { engine, projectId } = mine
    try {
      const first = await engine.storage.send(projectId, 'workspace')
      await rename(mine, 'Another name')
      const second = await engine.storage.send(projectId, 'workspace')
      expect(engine.storage.earlier(projectId)).toEqual([
        { targetId: 'workspace', versions: 1, roots: [first.roots[0]] },
      ])
      expect(await engine.storage.letGoEarlier(projectId, 'workspace')).toEqual([])
      expect(await Promise.all(first.roots.map(isThere))).toEqual([false, true, true])
      expect(engine.storage.earlier(projectId)).toEqual([])
      expect(await engine.storage.verify(projectId, 'workspace')).toMatchObject({ blocks: second.blocks })
      // What is sent again was not kept back: the workspace has it once more.
      expect(await engine.storage.unpin(projectId, 'workspace')).toEqual([])
      expect(await Promise.all(second.roots.map(isThere))).toEqual([false, false, false])
      expect(engine.storage.proofs(projectId)).toEqual([])
      expect(await engine.storage.send(projectId, 'workspace')).toMatchObject({ blocks: second.blocks })
      await engine.storage.unpin(projectId, 'workspace')
    } finally {
      await engine.close()
    }
  })

  it('is refused where the collection is published, and what the chain points to stays whoever asks', async () => {
    const { engine, projectId } = await open('Published')
    try {
      const { roots } = await engine.storage.send(projectId, 'workspace')
      await engine.publish(projectId)
      await expect(engine.storage.unpin(projectId, 'workspace')).rejects.toMatchObject({
        code: 'PROJECT_PUBLISHED',
      })
      const folder = await world.folder('published-cars')
      const { targetId } = engine.storage.addTarget({ kind: 'car-folder', label: 'Disk', folder })
      await expect(
        engine.storage.move(projectId, 'workspace', targetId, { unpin: true }),
      ).rejects.toMatchObject({ code: 'PROJECT_PUBLISHED' })
      expect(await Promise.all(roots.map(isThere))).toEqual([true, true, true])
    } finally {
      await engine.close()
    }
  })
})
