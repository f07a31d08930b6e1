// Real: files on disk, SQLite, a CAR read back.
import { createReadStream } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CarBlockIterator } from '@ipld/car/iterator'
import * as dagPb from '@ipld/dag-pb'
import { CID } from 'multiformats/cid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeTrait, keepCollection } from '../testing/collection.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import type { Progress } from '../model.ts'
import { isBlockOf } from './blocks.ts'
import { computeAddresses } from './compute-addresses.ts'
import { addFile } from './unixfs.ts'

let place: TemporaryStore
beforeEach(() => {
  place = withPictures()
})
afterEach(() => place.remove())

function withPictures(): TemporaryStore {
  const made = openTemporaryStore()
  keepCollection(made, { items: 40, pictures: 5 })
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
  const told: Progress[] = []
  const report = await computeAddresses(place, 'p', { onProgress: (progress) => void told.push(progress) })
  expect(told.map(({ total }) => total)).toEqual(told.map(() => report.files))
  expect(told.at(-1)?.done).toBe(report.files)
  const { roots, blocks } = await readCar(report.carFile)
  expect(roots).toEqual([report.metadataRoot, report.imagesRoot, report.contractMetadataCid])
  const seen = new Set<string>()
  const visit = (cid: CID): void => {
    const bytes = blocks.get(cid.toString())
    if (seen.has(cid.toString()) || !bytes) return
    expect(isBlockOf(cid, bytes)).toBe(true)
    seen.add(cid.toString())
    if (cid.code === dagPb.code) for (const { Hash } of dagPb.decode(bytes).Links) visit(Hash)
  }
  for (const root of roots) visit(CID.parse(root))
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
  const other = withPictures()
  const again = await computeAddresses(other, 'p')
  expect(bytes.equals(await readFile(again.carFile))).toBe(true)
  other.remove()
})

it('computes anew after the items changed, and gives the bytes it would have given at once', async () => {
  const first = await computeAddresses(place, 'p')
  keepCollection(place, { items: 60, pictures: 7 })
  const second = await computeAddresses(place, 'p')
  expect(second.metadataRoot).not.toBe(first.metadataRoot)
  keepCollection(place, { items: 60, pictures: 7, picture: (index) => Buffer.from(`new ${index}`) })
  await computeAddresses(place, 'p')
  keepCollection(place, { items: 60, pictures: 7 })
  changeTrait(place, 30, 'laid')
  const last = await computeAddresses(place, 'p')

  const other = openTemporaryStore()
  keepCollection(other, { items: 60, pictures: 7 })
  changeTrait(other, 30, 'laid')
  const atOnce = await computeAddresses(other, 'p')
  expect((await readFile(last.carFile)).equals(await readFile(atOnce.carFile))).toBe(true)
  other.remove()
})

describe('a trait of one token among 10,000', () => {
  it('costs its file, the nodes on its way and nothing more', async () => {
    place.remove()
    place = openTemporaryStore()
    keepCollection(place, { items: 10_000, pictures: 50 })
    const first = await computeAddresses(place, 'p')
    changeTrait(place, 5_001, 'laid')
    const computed: string[] = []
    const second = await computeAddresses(place, 'p', {}, (cid) => computed.push(cid.toString()))
    const metadataCid = place.store.items.page('p', 5_000, 1)[0]?.metadataCid
    expect(computed).toHaveLength(3)
    expect(computed[0]).toBe(metadataCid)
    expect(computed.at(-1)).toBe(second.metadataRoot)
    expect(second.imagesRoot).toBe(first.imagesRoot)
    const { roots, blocks } = await readCar(second.carFile)
    expect(roots[0]).toBe(second.metadataRoot)
    expect(blocks.has(first.metadataRoot)).toBe(false)
    expect(blocks.size).toBe(place.store.projects.get('p').carBlocks)
  })
})

it('says so when a kept picture is not what was imported', async () => {
  const [file] = place.store.files.pageByFirstUse('p', 0, 1)
  const original = path.join(place.dataDir, 'projects', 'p', 'originals', `${file?.sha256}.png`)
  await writeFile(original, 'something else')
  await expect(computeAddresses(place, 'p')).rejects.toMatchObject({ code: 'FILE_CHANGED' })
  await rm(original)
  await expect(computeAddresses(place, 'p')).rejects.toMatchObject({ code: 'FILE_CHANGED' })
})

it('leaves no CAR that is not whole when it is stopped, and goes on from there', async () => {
  const stop = new AbortController()
  const stopped = computeAddresses(place, 'p', {
    signal: stop.signal,
    onProgress: ({ done }) => done === 10 && stop.abort(),
  })
  await expect(stopped).rejects.toThrow()
  await expect(readFile(path.join(place.dataDir, 'projects', 'p', 'collection.car'))).rejects.toThrow(
    'ENOENT',
  )
  const report = await computeAddresses(place, 'p')
  expect(report.files).toBe(46)
  const undisturbed = withPictures()
  const other = await computeAddresses(undisturbed, 'p')
  expect((await readFile(report.carFile)).equals(await readFile(other.carFile))).toBe(true)
  undisturbed.remove()
})

it('gives the address everyone gives', async () => {
  const nowhere = { put: (cid: CID) => cid }
  const hello = await addFile(new TextEncoder().encode('hello world'), nowhere)
  expect(hello.toString()).toBe('bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e')
})
