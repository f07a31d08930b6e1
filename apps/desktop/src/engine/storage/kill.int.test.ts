// Real: processes that are killed with SIGKILL, SQLite, files on disk, HTTP over sockets. The instants come from a
// seed, so that a failure comes again.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { CID } from 'multiformats/cid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { changeTrait, keepCollection } from '../testing/collection.ts'
import { startOddNode, type OddNode } from '../testing/odd-node.ts'
import type { StorageChildOrder } from '../testing/storage-child.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { openStore } from '../store/store.ts'

const child = fileURLToPath(new URL('../testing/storage-child.ts', import.meta.url))
const options = { items: 300, pictures: 12, picture: (index: number) => Buffer.alloc(1_500_000, index + 1) }
const targetId = 'node'

let place: TemporaryStore
let undisturbed: TemporaryStore
let node: OddNode
beforeEach(async () => {
  node = await startOddNode()
  place = openTemporaryStore()
  undisturbed = openTemporaryStore()
  for (const made of [place, undisturbed]) keepCollection(made, options)
  addTarget(place)
})
afterEach(async () => {
  place.remove()
  undisturbed.remove()
  await node.close()
})

const addTarget = ({ store }: TemporaryStore) =>
  store.storage.addTarget({ targetId, config: '{}', secret: null, createdAt: '' })
const carOf = ({ dataDir }: TemporaryStore) => readFile(path.join(dataDir, 'projects', 'p', 'collection.car'))

/** Lets a child run until its step; returns whether it came to its end before. */
async function runUntil(order: StorageChildOrder, step: number): Promise<boolean> {
  const running = spawn(process.execPath, [child, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let ended = false
  for await (const line of createInterface({ input: running.stdout })) {
    if (line.startsWith('end')) ended = true
    else if (Number(line) >= step) running.kill('SIGKILL')
  }
  if (running.exitCode === null && running.signalCode === null) await once(running, 'exit')
  if (!ended) expect(running.signalCode).toBe('SIGKILL')
  return ended
}

/** Park and Miller's generator: the same numbers everywhere. */
function* random(seed: number): Generator<number, never> {
  for (let value = seed; ;) {
    value = (value * 48_271) % 2_147_483_647
    yield value
  }
}

it.each([1, 2, 3])('ends like an undisturbed run, wherever it was killed (seed %i)', async (seed) => {
  const numbers = random(seed)
  const order = { dataDir: place.dataDir, send: { targetId, url: node.url } }
  place.store.close()
  let kills = 0
  const until = async (most: number) => {
    // A kill always comes later than the one before could repeat: in the end it gets through.
    for (let reach = most; !(await runUntil(order, numbers.next().value % reach)); reach += most) kills += 1
  }
  await until(700)
  place.store = openStore(place.dataDir)
  changeTrait(place, 150, 'laid')
  place.store.close()
  await until(300)
  place.store = openStore(place.dataDir)
  expect(kills).toBeGreaterThan(0)

  changeTrait(undisturbed, 150, 'laid')
  await computeAddresses(undisturbed, 'p')
  expect((await carOf(place)).equals(await carOf(undisturbed))).toBe(true)
  expect(place.store.storage.unsentCount('p', targetId)).toBe(0)
  const blocks = place.store.carBlocks.page('p', -1, 10_000)
  for (const { cid, bytes } of blocks) expect(node.blocks.get(String(CID.decode(cid)))).toHaveLength(bytes)
  const { metadataRoot, imagesRoot, contractMetadataCid } = place.store.projects.get('p')
  for (const root of [metadataRoot, imagesRoot, contractMetadataCid]) expect(node.pinned).toContain(root)
})

it('needs no more memory for ten times the items', async () => {
  const peak = async (items: number) => {
    const made = openTemporaryStore()
    keepCollection(made, { items, pictures: items })
    made.store.close()
    // A small heap, or the collector would wait until there is something worth collecting.
    const running = spawn(
      process.execPath,
      [
        '--max-old-space-size=64',
        '--max-semi-space-size=1',
        child,
        JSON.stringify({ dataDir: made.dataDir }),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let last = ''
    for await (const line of createInterface({ input: running.stdout })) last = line
    made.store = openStore(made.dataDir)
    expect(made.store.projects.get('p').carFiles).toBe(items * 2 + 1)
    made.remove()
    return Number(/^end (\d+)$/.exec(last)?.[1]) / 1024
  }
  const small = await peak(1_000)
  expect(await peak(10_000)).toBeLessThan(small + 64)
})
