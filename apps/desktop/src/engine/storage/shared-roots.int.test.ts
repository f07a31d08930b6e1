// Real: SQLite, files on disk, HTTP over sockets to a node that keeps blocks and pins.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCarFolderTarget } from './car-folder-target.ts'
import { localCollection } from './local-collection.ts'
import { startOddNode, type OddNode } from '../testing/odd-node.ts'
import { openStorageWorld, type StorageWorld } from '../testing/storage-world.ts'

let node: OddNode
let world: StorageWorld
beforeEach(async () => {
  node = await startOddNode()
  world = await openStorageWorld({ items: 12 })
  world.place.store.projects.add({
    ...{ projectId: 'q', name: 'Twin', symbol: 'T', description: '', royaltyBps: 0 },
    standard: 'erc721',
  })
})
afterEach(async () => {
  world.close()
  await node.close()
})

/** Another collection is proven to have these roots at a place. */
const alsoOf = (targetId: string, roots: string[]) =>
  world.place.store.storage.saveProof({
    ...{ projectId: 'q', targetId, roots: JSON.stringify(roots), place: 'There', readFrom: 'There' },
    ...{ isIndependent: 0, blocks: 1, bytes: 1, notThrough: '[]', verifiedAt: new Date().toISOString() },
  })

it('lets a node drop only the roots that no other collection has there', async () => {
  const { targetId } = world.storage.addTarget({
    kind: 'kubo',
    label: 'Mine',
    apiUrl: node.url,
    gatewayUrl: node.url,
  })
  const { roots } = await world.storage.send('p', targetId)
  const images = roots[1] ?? ''
  alsoOf(targetId, [images])
  await world.storage.unpin('p', targetId)
  expect([...node.pinned]).toEqual([images])
  expect(world.storage.proofs('p')).toEqual([])
})

it('keeps the CAR that another collection has there, too', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'intaglio-shared-'))
  try {
    const { targetId } = world.storage.addTarget({ kind: 'car-folder', label: 'Disk', folder })
    const { roots } = await world.storage.send('p', targetId)
    const [car = ''] = readdirSync(folder)
    alsoOf(targetId, roots)
    await world.storage.unpin('p', targetId)
    expect(existsSync(path.join(folder, car))).toBe(true)
    world.place.store.storage.removeProof('q', targetId, JSON.stringify(roots))
    await world.storage.unpin('p', targetId)
    expect(readdirSync(folder)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('keeps the CARs of collections that share their metadata and differ in the rest', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'intaglio-shared-'))
  try {
    const { targetId } = world.storage.addTarget({ kind: 'car-folder', label: 'Disk', folder })
    await world.storage.send('p', targetId)
    const { roots, ...collection } = localCollection(world.place, 'p')
    const [metadata, images] = roots
    if (!metadata || !images) throw new Error('A collection has several roots.')
    const other = createCarFolderTarget({ folder })
    const call = {
      collection: { ...collection, roots: [metadata, images, images] },
      signal: new AbortController().signal,
    }
    await other.sendCar?.(call, () => undefined)
    expect(readdirSync(folder)).toHaveLength(2)
    await other.unpin({ ...call, roots: [images] })
    expect((await world.storage.verify('p', targetId)).blocks).toBe(collection.blocks)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
