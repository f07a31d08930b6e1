// Real: SQLite, files on disk, HTTP over sockets to a node that keeps blocks and pins.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { changeTrait } from '../testing/collection.ts'
import { startOddNode, type OddNode } from '../testing/odd-node.ts'
import { openStorageWorld, type StorageWorld } from '../testing/storage-world.ts'

let node: OddNode
let world: StorageWorld
let folder: string
beforeEach(async () => {
  node = await startOddNode()
  world = await openStorageWorld({ items: 12 })
  folder = mkdtempSync(path.join(tmpdir(), 'intaglio-earlier-'))
})
afterEach(async () => {
  world.close()
  await node.close()
  rmSync(folder, { recursive: true, force: true })
})

const addNode = () =>
  world.storage.addTarget({ kind: 'kubo', label: 'Mine', apiUrl: node.url, gatewayUrl: node.url }).targetId
/** Another version of the collection: its metadata folder has another address, all else stays. */
const change = async (text: string) => {
  changeTrait(world.place, 7, text)
  await computeAddresses(world.place, 'p')
}
const roots = () => {
  const { metadataRoot, imagesRoot, contractMetadataCid } = world.place.store.projects.get('p')
  return [metadataRoot, imagesRoot, contractMetadataCid].map(String)
}

it('lets a node drop what only earlier versions need, once the present one is proven there', async () => {
  const targetId = addNode()
  await world.storage.send('p', targetId)
  const [first = ''] = roots()
  await change('laid')
  await world.storage.send('p', targetId)
  const [second = ''] = roots()
  await change('wove')
  // What is there now is all there is of it.
  expect(world.storage.earlier('p')).toEqual([])
  await world.storage.send('p', targetId)
  expect(world.storage.earlier('p')).toEqual([
    { targetId, versions: 2, roots: expect.toSatisfy((all: string[]) => all.length === 2) },
  ])
  expect(new Set(world.storage.earlier('p')[0]?.roots)).toEqual(new Set([first, second]))

  await world.storage.letGoEarlier('p', targetId)
  expect([...node.pinned].sort()).toEqual(roots().sort())
  expect(world.storage.earlier('p')).toEqual([])
  expect((await world.storage.verify('p', targetId)).isCurrent).toBe(true)
  // Blocks of versions that are gone do not count as sent any more.
  await change('laid')
  expect(world.place.store.storage.unsentCount('p', targetId)).toBe(2)
})

it('counts nothing as there that a node was told to drop, and goes on with it after a stop', async () => {
  const targetId = addNode()
  await world.storage.send('p', targetId)
  const [first = ''] = roots()
  await change('laid')
  await world.storage.send('p', targetId)
  node.whim = ({ what }) => (what === 'unpin' ? { status: 401 } : undefined)
  await expect(world.storage.letGoEarlier('p', targetId)).rejects.toMatchObject({ code: 'TARGET_REFUSED' })
  expect(world.storage.proofs('p')).toHaveLength(1)
  expect(world.storage.earlier('p')).toMatchObject([{ versions: 1, roots: [first] }])
  node.whim = () => undefined
  await world.storage.letGoEarlier('p', targetId)
  expect(node.pinned.has(first)).toBe(false)
})

it('leaves none of them where a place lets go of the whole collection', async () => {
  const targetId = addNode()
  await world.storage.send('p', targetId)
  await change('laid')
  await world.storage.send('p', targetId)
  await world.storage.unpin('p', targetId)
  expect([...node.pinned]).toEqual([])
})

it('removes the files of earlier versions from a folder', async () => {
  const { targetId } = world.storage.addTarget({ kind: 'car-folder', label: 'Disk', folder })
  await world.storage.send('p', targetId)
  const [old] = readdirSync(folder)
  await change('laid')
  await world.storage.send('p', targetId)
  expect(readdirSync(folder)).toHaveLength(2)
  await world.storage.letGoEarlier('p', targetId)
  expect(readdirSync(folder)).toHaveLength(1)
  expect(readdirSync(folder)).not.toContain(old)
  expect((await world.storage.verify('p', targetId)).isCurrent).toBe(true)
})
