// Real: files on disk, SQLite, a CAR read back.
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { CarBlockIterator } from '@ipld/car/iterator'
import { CID } from 'multiformats/cid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { importFolder } from '../media/import-folder.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { writePictures } from '../testing/world.ts'
import { computeAddresses } from './compute-addresses.ts'
import { addFile } from './unixfs.ts'
import { verifyGraph } from './verify-graph.ts'

let place: TemporaryStore
beforeEach(async () => {
  place = await withPictures()
})
afterEach(() => place.remove())

async function withPictures(): Promise<TemporaryStore> {
  const made = openTemporaryStore()
  const folder = path.join(made.dataDir, 'folder')
  await mkdir(folder)
  await writePictures(folder, 5)
  await importFolder(made, 'p', folder, { repeatTo: 40 })
  return made
}

/** Every block of a CAR by its CID, and the roots its header names. */
async function readCar(file: string) {
  const car = await CarBlockIterator.fromIterable(createReadStream(file))
  const blocks = new Map<string, Uint8Array>()
  for await (const { cid, bytes } of car) {
    expect(blocks.has(cid.toString()), 'a block twice').toBe(false)
    blocks.set(cid.toString(), bytes)
  }
  return { roots: (await car.getRoots()).map(String), blocks }
}

it('writes one CAR that holds all of every root and nothing else', async () => {
  const report = await computeAddresses(place, 'p')
  const { roots, blocks } = await readCar(report.carFile)
  expect(roots).toEqual([report.metadataRoot, report.imagesRoot, report.contractMetadataCid])
  const seen = new Set<string>()
  for (const root of roots) {
    await verifyGraph(CID.parse(root), (cid) => Promise.resolve(blocks.get(cid.toString()) as Uint8Array), {
      seen,
    })
  }
  expect([...seen].sort()).toEqual([...blocks.keys()].sort())
  expect(place.store.projects.get('p').carBlocks).toBe(blocks.size)
})

it('addresses each token by its id and each picture once', async () => {
  const { carFile } = await computeAddresses(place, 'p')
  const { blocks } = await readCar(carFile)
  const items = place.store.items.page('p', 0, 100)
  expect(new Set(items.map(({ metadataCid }) => metadataCid)).size).toBe(40)
  expect(new Set(items.map(({ imageCid }) => imageCid)).size).toBe(5)
  for (const { metadataCid, imageCid, name } of items) {
    const json = JSON.parse(new TextDecoder().decode(blocks.get(metadataCid as string))) as unknown
    expect(json).toEqual({ name, description: '', image: `ipfs://${imageCid}`, attributes: [] })
  }
})

it('gives the same bytes for the same items, whenever and wherever', async () => {
  const first = await computeAddresses(place, 'p')
  const bytes = await readFile(first.carFile)
  await rm(first.carFile)
  expect(await computeAddresses(place, 'p')).toEqual(first)
  expect(bytes.equals(await readFile(first.carFile))).toBe(true)
  const other = await withPictures()
  const again = await computeAddresses(other, 'p')
  expect(bytes.equals(await readFile(again.carFile))).toBe(true)
  other.remove()
})

it('computes anew after the items changed', async () => {
  const first = await computeAddresses(place, 'p')
  const folder = path.join(place.dataDir, 'folder')
  await writePictures(folder, 6)
  await importFolder(place, 'p', folder)
  expect((await computeAddresses(place, 'p')).metadataRoot).not.toBe(first.metadataRoot)
})

it('leaves no CAR behind when it is stopped', async () => {
  const stop = new AbortController()
  const stopped = computeAddresses(place, 'p', {
    signal: stop.signal,
    onProgress: ({ done }) => done === 10 && stop.abort(),
  })
  await expect(stopped).rejects.toThrow()
  await expect(readFile(path.join(place.dataDir, 'projects', 'p', 'collection.car.part'))).rejects.toThrow(
    'ENOENT',
  )
  expect((await computeAddresses(place, 'p')).files).toBe(46)
})

it('gives the address everyone gives', async () => {
  const nowhere = { put: (cid: CID) => cid }
  const hello = await addFile(new TextEncoder().encode('hello world'), nowhere)
  expect(hello.toString()).toBe('bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e')
})
