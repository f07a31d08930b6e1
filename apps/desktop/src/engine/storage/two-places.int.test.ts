// Real: SQLite, files on disk, HTTP over sockets to nodes and a pinning service that misbehave on demand.
import { inEnglish, say } from '@intaglio/shared'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startOddNode, type OddNode } from '../testing/odd-node.ts'
import { openStorageWorld, type StorageWorld } from '../testing/storage-world.ts'

let mine: OddNode
let theirs: OddNode
let world: StorageWorld
let mineId: string
beforeEach(async () => {
  mine = await startOddNode()
  theirs = await startOddNode()
  // One of the other places never answers.
  world = await openStorageWorld({ items: 12, limits: { timeLimitMs: 1_500 } })
  mineId = world.storage.addTarget({ kind: 'kubo', label: 'Mine', apiUrl: mine.url }).targetId
})
/** From now on the first answer of a service that is not there yet is the last. */
const beImpatient = () => {
  world.limits.pinPatienceMs = 0
}
afterEach(async () => {
  world.close()
  await mine.close()
  await theirs.close()
})

const delegate = '/ip4/127.0.0.1/tcp/4001/p2p/12D3KooWEZXjE41uU4EL2gpkAQeDXYok6wghN7wwNVPF5bwkaNfS'
const addService = () =>
  world.storage.addTarget({
    ...{ kind: 'pinning-service', label: 'Service', endpoint: theirs.url, gatewayUrl: theirs.url },
  }).targetId
const connected = () =>
  mine.requests.filter(({ what }) => what === 'connect').map(({ url }) => url.searchParams.get('arg'))
/** The service has what the node has once somebody connected them. */
const fetchesWhenConnected = () => {
  theirs.delegates = [delegate]
  theirs.pinStatus = () => {
    if (connected().length === 0) return 'queued'
    for (const [cid, bytes] of mine.blocks) theirs.blocks.set(cid, bytes)
    return 'pinned'
  }
}

describe('nodes that a pinning service names', () => {
  it('are connected to, once, by the node that has the collection', async () => {
    fetchesWhenConnected()
    await world.storage.send('p', mineId)
    const proof = await world.storage.send('p', addService())
    expect(proof.isCurrent).toBe(true)
    expect(connected()).toEqual([delegate])
  })

  it.each([
    ['nobody has the collection', false],
    ['they cannot be reached', true],
  ])('are named to the person where %s', async (_, hasNode) => {
    fetchesWhenConnected()
    theirs.pinStatus = () => 'queued'
    if (hasNode) {
      await world.storage.send('p', mineId)
      mine.whim = ({ what }) => (what === 'connect' ? { status: 500 } : undefined)
    }
    beImpatient()
    const sending = world.storage.send('p', addService())
    await expect(sending).rejects.toMatchObject({
      code: 'PIN_PENDING',
      next: expect.stringContaining(`ipfs swarm connect ${delegate}`),
    })
  })

  it('are not followed when they are no addresses', async () => {
    fetchesWhenConnected()
    theirs.delegates = ['; rm -rf /', `/${'x'.repeat(1_000)}`, '/dns4/a b']
    theirs.pinStatus = () => 'queued'
    await world.storage.send('p', mineId)
    beImpatient()
    const failure = await world.storage.send('p', addService()).catch((error: Error) => error)
    expect(failure).toMatchObject({ code: 'PIN_PENDING', next: expect.not.stringContaining('swarm') })
    expect(connected()).toEqual([])
  })
})

describe('reading back through another place', () => {
  const addGateway = () =>
    world.storage.addTarget({ kind: 'kubo', label: 'Theirs', apiUrl: theirs.url, gatewayUrl: theirs.url })
      .targetId

  it('proves it by the other’s gateway', async () => {
    await world.storage.send('p', mineId)
    const through = addGateway()
    // As a gateway that finds them in the network.
    for (const [cid, bytes] of mine.blocks) theirs.blocks.set(cid, bytes)
    const proof = await world.storage.verify('p', mineId, { through })
    expect(proof).toMatchObject({ targetId: mineId, isIndependent: true, isCurrent: true })
    expect(inEnglish(proof.readFrom)).toContain(new URL(theirs.url).host)
    expect(theirs.requests.filter(({ what }) => what === 'block')).toHaveLength(proof.blocks)
  })

  it('does not take what it does not find for lost', async () => {
    await world.storage.send('p', mineId)
    const failed = world.storage.verify('p', mineId, { through: addGateway() })
    await expect(failed).rejects.toMatchObject({ code: 'PIN_UNVERIFIED' })
    expect(world.place.store.storage.unsentCount('p', mineId)).toBe(0)
  })

  it('is refused where the other was sent the collection itself, or is a folder', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'intaglio-two-'))
    try {
      await world.storage.send('p', mineId)
      const other = addGateway()
      await world.storage.send('p', other)
      const disk = world.storage.addTarget({ kind: 'car-folder', label: 'Disk', folder }).targetId
      for (const [at, through] of [
        [mineId, other],
        [mineId, disk],
        [mineId, mineId],
        [disk, other],
      ] as const)
        await expect(world.storage.verify('p', at, { through })).rejects.toMatchObject({
          code: 'NOT_INDEPENDENT',
        })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('a sending', () => {
  const hostOf = ({ url }: OddNode) => new URL(url).host
  const theirDoor = (gateway: boolean) =>
    world.storage.addTarget({
      ...{ kind: 'kubo', label: 'Theirs', apiUrl: theirs.url },
      ...(gateway && { gatewayUrl: theirs.url }),
    }).targetId
  const reads = (node: OddNode) => node.requests.filter(({ what }) => what === 'block')
  /** They find in the network what the first node has. */
  const find = () => {
    theirs.whim = () => {
      for (const [cid, bytes] of mine.blocks) theirs.blocks.set(cid, bytes)
      return undefined
    }
  }

  it.each([
    ['the gateway', true],
    ['the API', false],
  ])('is proven through %s of a node that was not sent it', async (_, gateway) => {
    theirDoor(gateway)
    find()
    const proof = await world.storage.send('p', mineId)
    expect(proof).toMatchObject({ targetId: mineId, isIndependent: true, isCurrent: true, notThrough: [] })
    expect(inEnglish(proof.readFrom)).toContain(hostOf(theirs))
    expect(new Set(reads(theirs).map(({ url }) => url.href)).size).toBe(proof.blocks)
    expect(theirs.requests.some(({ what }) => what === 'import')).toBe(false)
    expect(world.storage.proofs('p')).toEqual([proof])
    expect((await world.storage.verify('p', mineId)).readFrom).toEqual(proof.readFrom)
  })

  it.each([
    ['does not find it', undefined, 'absent'],
    ['gives no answer', 'stall', 'silent'],
    ['breaks off', 'reset', 'silent'],
    ['gives out other bytes', 'lie', 'changed'],
    ['lets nobody in', { status: 403 }, 'refused'],
  ] as const)('is proven by its own place where the other %s, and says so', async (_, whim, why) => {
    theirDoor(true)
    if (whim !== undefined) {
      find()
      const fill = theirs.whim
      theirs.whim = (request) => fill(request) ?? whim
    }
    const proof = await world.storage.send('p', mineId)
    expect(proof).toMatchObject({ isIndependent: false, isCurrent: true })
    expect(inEnglish(proof.readFrom)).toContain(hostOf(mine))
    expect(proof.notThrough).toContainEqual({
      place: say`The gateway at ${{ host: hostOf(theirs) }}`,
      why,
    })
    expect(world.place.store.storage.unsentCount('p', mineId)).toBe(0)
  })

  it('is mended where the first place lost a block that the other still gives out', async () => {
    theirDoor(true)
    find()
    const { roots } = await world.storage.send('p', mineId)
    mine.blocks.delete(roots[0] ?? '')
    expect(inEnglish((await world.storage.send('p', mineId)).readFrom)).toContain(hostOf(theirs))
    expect(mine.blocks.has(roots[0] ?? '')).toBe(true)
  })

  it('does not count the same host under another name for another place', async () => {
    world.storage.addTarget({ kind: 'kubo', label: 'Again', apiUrl: mine.url, gatewayUrl: mine.url })
    const { readFrom, notThrough } = await world.storage.send('p', mineId)
    expect(inEnglish(readFrom)).toBe(`Kubo at ${hostOf(mine)}`)
    expect(notThrough.some(({ place }) => inEnglish(place).includes(hostOf(mine)))).toBe(false)
  })

  it('keeps the proof of its own place where it is stopped while it is read elsewhere', async () => {
    theirDoor(true)
    const stop = new AbortController()
    theirs.whim = () => {
      stop.abort()
      return 'stall'
    }
    await expect(world.storage.send('p', mineId, { signal: stop.signal })).rejects.toThrow()
    expect(world.storage.proofs('p')).toMatchObject([{ targetId: mineId, isCurrent: true, notThrough: [] }])
  })
})
