// Real: SQLite, files on disk, HTTP over sockets to a node that misbehaves on demand. One file, though long: every test
// sends the same collection to the same node.
import { readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { changeTrait } from '../testing/collection.ts'
import { startOddNode, type OddNode, type OddRequest, type Whim } from '../testing/odd-node.ts'
import { openStorageWorld, type StorageWorld } from '../testing/storage-world.ts'
import type { TransferLimits } from './transfer.ts'

let node: OddNode
let world: StorageWorld
let targetId: string
/** Pictures so large that a part holds few of them. */
const picture = (index: number) => Buffer.alloc(1_000_000, index + 1)

const openWorld = async (limits: Partial<TransferLimits> = {}) => {
  world = await openStorageWorld({ items: 40, pictures: 20, picture, limits })
  targetId = kubo()
}
beforeEach(async () => {
  node = await startOddNode()
  await openWorld()
})
afterEach(async () => {
  world.close()
  await node.close()
})

const kubo = () =>
  world.storage.addTarget({ kind: 'kubo', label: 'Mine', apiUrl: node.url, gatewayUrl: node.url }).targetId
const asked = (what: string) => node.requests.filter((request) => request.what === what)
/** Does it `times` times to requests of one kind, then no more. */
const sometimes = (what: string, whim: Whim, times = 1) => {
  let left = times
  node.whim = (request: OddRequest) => (request.what === what && left-- > 0 ? whim : undefined)
}
const blockCount = () => world.place.store.projects.get('p').carBlocks as number

it('sends every block, has the roots pinned, and proves it from another door', async () => {
  const proof = await world.storage.send('p', targetId)
  const { metadataRoot, imagesRoot, contractMetadataCid } = world.place.store.projects.get('p')
  expect(proof).toMatchObject({
    targetId,
    roots: [metadataRoot, imagesRoot, contractMetadataCid],
    blocks: blockCount(),
    isIndependent: true,
    isCurrent: true,
  })
  expect([...node.pinned].sort()).toEqual([...proof.roots].sort())
  expect(node.blocks.size).toBe(blockCount())
  expect(world.storage.proofs('p')).toEqual([proof])
})

it('sends after an edit only the blocks that are new', async () => {
  await world.storage.send('p', targetId)
  const before = asked('import').length
  changeTrait(world.place, 7, 'laid')
  await computeAddresses(world.place, 'p')
  expect(world.storage.proofs('p')[0]?.isCurrent).toBe(false)
  const sizeBefore = node.blocks.size
  await world.storage.send('p', targetId)
  expect(asked('import').length - before).toBe(1)
  // The token's file and the folder it is in.
  expect(node.blocks.size - sizeBefore).toBe(2)
})

it('goes on after a stop with what was not acknowledged', async () => {
  const stop = new AbortController()
  const stopped = world.storage.send('p', targetId, {
    signal: stop.signal,
    onProgress: ({ done }) => done > 0 && stop.abort(),
  })
  await expect(stopped).rejects.toThrow()
  const acknowledged = blockCount() - world.place.store.storage.unsentCount('p', targetId)
  expect(acknowledged).toBeGreaterThan(0)
  expect(acknowledged).toBeLessThan(blockCount())
  const first: number[] = []
  await world.storage.send('p', targetId, {
    onProgress: ({ stage, done }) => void (stage === 'pin' && first.push(done)),
  })
  expect(first[0]).toBe(acknowledged)
})

describe('a node that', () => {
  it.each<[string, string, Whim, number]>([
    ['resets the connection', 'import', 'reset', 2],
    ['fails for a while', 'import', { status: 500 }, 2],
    ['takes blocks and keeps nothing', 'import', 'lie', 2],
    ['resets while blocks are read', 'block', 'reset', 2],
    ['breaks off while a block is read', 'block', 'half', 2],
    ['gives a wrong block once', 'block', 'lie', 1],
    ['says a block is not there once', 'block', { status: 404 }, 1],
  ])('%s is borne with', async (_, what, whim, times) => {
    sometimes(what, whim, times)
    expect((await world.storage.send('p', targetId)).blocks).toBe(blockCount())
    expect(node.blocks.size).toBe(blockCount())
  })

  it.each([
    ['it is sent blocks', 'import', 1],
    ['it pins', 'pin', 1],
    ['blocks are read', 'block', 2],
  ])('stalls when %s is borne with', async (_, what, times) => {
    world.close()
    await openWorld({ timeLimitMs: 1_500 })
    sometimes(what, 'stall', times)
    expect((await world.storage.send('p', targetId)).blocks).toBe(blockCount())
    expect(node.blocks.size).toBe(blockCount())
  })

  it('always gives a wrong block proves nothing', async () => {
    const [wrong] = world.place.store.carBlocks.page('p', -1, 1)
    node.whim = ({ what, url }) =>
      what === 'block' && node.blocks.get(url.pathname.split('/')[2] ?? '')?.length === wrong?.bytes
        ? 'lie'
        : undefined
    await expect(world.storage.send('p', targetId)).rejects.toMatchObject({ code: 'PIN_UNVERIFIED' })
    expect(world.storage.proofs('p')).toEqual([])
  })

  it('does not let us in is asked once', async () => {
    node.whim = () => ({ status: 401 })
    await expect(world.storage.send('p', targetId)).rejects.toMatchObject({ code: 'TARGET_REFUSED' })
    expect(asked('import').length).toBeLessThanOrEqual(4)
    expect(await world.storage.testTarget(targetId)).toMatchObject({ ok: false })
  })

  it('is gone is named', async () => {
    await node.close()
    const gone = world.storage.send('p', targetId)
    await expect(gone).rejects.toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    await expect(gone).rejects.toThrow(new URL(node.url).host)
    node = await startOddNode()
  })

  it('asks for patience gets it: nothing is asked for before the time it named', async () => {
    const refused: number[] = []
    let obeyed = false
    // It refuses until it was left in peace once. Those on their way are refused as well, however slow the machine;
    // whoever does not wait is refused again and again, until he gives up.
    node.whim = ({ what, at }) => {
      if (what !== 'block' || obeyed || asked('block').length < 30) return undefined
      const last = refused.at(-1)
      // The time it named, less what a timer may be early.
      obeyed = last !== undefined && at - last >= 990
      if (obeyed) return undefined
      refused.push(at)
      return { status: 429, headers: { 'retry-after': '1' } }
    }
    expect((await world.storage.send('p', targetId)).blocks).toBe(blockCount())
    expect(obeyed).toBe(true)
    expect(asked('block').length).toBeGreaterThanOrEqual(blockCount() + refused.length)
  })
})

describe('a token', () => {
  const token = 'a very secret token'
  it('is sent, and lies nowhere readable', async () => {
    const { targetId: secret, ...info } = world.storage.addTarget({
      ...{ kind: 'kubo', label: 'Theirs', apiUrl: node.url, token },
    })
    expect(info).toMatchObject({ hasToken: true, isIndependent: false })
    expect(await world.storage.testTarget(secret)).toMatchObject({ ok: true })
    expect(asked('version')[0]?.headers.authorization).toBe(`Bearer ${token}`)
    for (const name of readdirSync(world.place.dataDir)) {
      const file = path.join(world.place.dataDir, name)
      if ((await stat(file)).isFile()) expect((await readFile(file)).includes(token)).toBe(false)
    }
    const key = path.join(world.place.dataDir, 'secrets.key')
    expect((await stat(key)).mode & 0o777).toBe(0o600)
  })

  it('is refused where it could be overheard or seen', () => {
    const add = (apiUrl: string) => () => world.storage.addTarget({ kind: 'kubo', label: 'x', apiUrl, token })
    expect(add('http://example.com')).toThrow(/https/)
    expect(add('https://user:password@example.com')).toThrow(/password/)
    expect(add('ftp://example.com')).toThrow()
  })
})

describe('a pinning service', () => {
  const service = () =>
    world.storage.addTarget({
      kind: 'pinning-service',
      label: 'Service',
      endpoint: node.url,
      gatewayUrl: node.url,
      origins: ['/ip4/127.0.0.1/tcp/4001/p2p/12D3KooWQ'],
      token: 'secret',
    }).targetId

  it('is asked for each root once, followed until it has all, and proven through its gateway', async () => {
    await world.storage.send('p', targetId)
    const id = service()
    let looks = 0
    node.pinStatus = () => (++looks < 5 ? 'queued' : 'pinned')
    const proof = await world.storage.send('p', id)
    expect(proof).toMatchObject({ blocks: blockCount(), isIndependent: true })
    expect(asked('pins').filter(({ method }) => method === 'POST')).toHaveLength(3)
    await world.storage.send('p', id)
    expect(asked('pins').filter(({ method }) => method === 'POST')).toHaveLength(3)
    expect(asked('pins').every(({ headers }) => headers.authorization === 'Bearer secret')).toBe(true)
  })

  it('that says it has all and has not proves nothing', async () => {
    await expect(world.storage.send('p', service())).rejects.toMatchObject({ code: 'PIN_UNVERIFIED' })
  })

  it('that cannot get the files says why', async () => {
    node.pinStatus = () => 'failed'
    await expect(world.storage.send('p', service())).rejects.toMatchObject({ code: 'PIN_FAILED' })
  })
})

describe('a folder of CARs', () => {
  let folder: string
  let id: string
  let copyName: string | undefined
  beforeEach(() => {
    copyName = undefined
    folder = mkdtempSync(path.join(tmpdir(), 'intaglio-cars-'))
    id = world.storage.addTarget({ kind: 'car-folder', label: 'Disk', folder }).targetId
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const copy = () => {
    copyName ??= readdirSync(folder).find((name) => name.endsWith('.car'))
    return path.join(folder, copyName ?? 'none.car')
  }
  const original = () => path.join(world.place.dataDir, 'projects', 'p', 'collection.car')

  it('gets the CAR byte for byte, and goes on with a copy that was broken off', async () => {
    await world.storage.send('p', id)
    expect((await readFile(copy())).equals(await readFile(original()))).toBe(true)
    await writeFile(`${copy()}.part`, (await readFile(copy())).subarray(0, 1_234_567))
    await rm(copy())
    await world.storage.send('p', id)
    expect((await readFile(copy())).equals(await readFile(original()))).toBe(true)
  })

  it('finds a damaged copy, and replaces it', async () => {
    await world.storage.send('p', id)
    const bytes = await readFile(copy())
    bytes[bytes.length >> 1]! ^= 1
    await writeFile(copy(), bytes)
    await expect(world.storage.verify('p', id)).rejects.toMatchObject({ code: 'PIN_UNVERIFIED' })
    await world.storage.send('p', id)
    expect((await readFile(copy())).equals(await readFile(original()))).toBe(true)
    await truncate(copy(), 1_000)
    await world.storage.send('p', id)
    expect((await world.storage.verify('p', id)).blocks).toBe(blockCount())
  })

  it('is moved to from elsewhere, which may drop it then', async () => {
    await world.storage.send('p', targetId)
    const proof = await world.storage.move('p', targetId, id, { unpin: true })
    expect(proof.targetId).toBe(id)
    expect(node.pinned.size).toBe(0)
    expect(world.storage.proofs('p')).toEqual([proof])
  })

  it('keeps the first where the second cannot be proven', async () => {
    await world.storage.send('p', id)
    node.whim = ({ what }) => (what === 'block' ? 'lie' : undefined)
    await expect(world.storage.move('p', id, targetId, { unpin: true })).rejects.toMatchObject({
      code: 'PIN_UNVERIFIED',
    })
    expect((await world.storage.verify('p', id)).isCurrent).toBe(true)
  })
})

it('never sends what is damaged on this disk', async () => {
  const car = path.join(world.place.dataDir, 'projects', 'p', 'collection.car')
  const bytes = await readFile(car)
  bytes[bytes.length >> 1]! ^= 1
  await writeFile(car, bytes)
  await expect(world.storage.send('p', targetId)).rejects.toMatchObject({ code: 'CAR_DAMAGED' })
})

it('writes its proofs for others to check', async () => {
  await world.storage.send('p', targetId)
  const file = path.join(world.place.dataDir, 'proof.json')
  await world.storage.exportProof('p', file)
  const { metadataRoot } = world.place.store.projects.get('p')
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    format: 'intaglio-storage-proof-2',
    roots: { metadata: metadataRoot },
    blocks: { count: blockCount(), sha256OfSortedList: expect.stringMatching(/^[0-9a-f]{64}$/) },
    proofs: [{ place: `Kubo at ${new URL(node.url).host}`, blocks: blockCount(), isIndependent: true }],
  })
})

it('says so where the place is forgotten while it is sent to, and keeps nothing of it', async () => {
  const sending = world.storage.send('p', targetId, {
    onProgress: ({ stage, done }) => {
      if (stage === 'pin' && done > 0 && world.storage.targets().length > 1)
        world.storage.removeTarget(targetId)
    },
  })
  await expect(sending).rejects.toMatchObject({ code: 'TARGET_GONE' })
  expect(world.storage.proofs('p')).toEqual([])
  expect(world.storage.targets()).toHaveLength(1)
})

it('holds few requests open at a time', async () => {
  await world.storage.send('p', targetId)
  expect(node.running.most).toBeGreaterThan(1)
  expect(node.running.most).toBeLessThanOrEqual(16)
})
