// Real: layers on disk, sharp, SQLite, CARs read back.
import { createReadStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { CarBlockIterator } from '@ipld/car/iterator'
import { exporter } from 'ipfs-unixfs-exporter'
import { type CID } from 'multiformats/cid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEdits } from '../edits/create-edits.ts'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { verifyCar } from '../ipfs/verify-car.ts'
import { rootsOf } from '../ipfs/roots.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import type { Progress } from '../model.ts'
import type { Recipe } from './recipe.ts'
import { writeLayers } from './testing/layers.ts'
import { openGenerator } from './testing/open-generator.ts'
import type { Generator } from './types.ts'

let place: TemporaryStore
let generator: Generator
let close: () => void
let recipe: Recipe
beforeEach(async () => {
  place = openTemporaryStore()
  const folder = path.join(place.dataDir, 'layers')
  await writeLayers(folder)
  ;({ generator, close } = openGenerator(place.dataDir))
  const { layers, rules, size } = await generator.readLayers(folder)
  recipe = generator.setRecipe('p', { layersFolder: folder, size, layers, rules, count: 5 })
  await generator.generate('p')
})
afterEach(() => {
  close()
  place.remove()
})

const hide = (name: string) =>
  generator.setRecipe('p', {
    ...recipe,
    placeholder: { image: '1 Body/Ink#3.png', name, description: 'Soon.' },
  })

async function read(carFile: string) {
  const car = await CarBlockIterator.fromIterable(createReadStream(carFile))
  const blocks = new Map<string, Uint8Array>()
  for await (const { cid, bytes } of car) blocks.set(cid.toString(), bytes)
  return {
    roots: (await car.getRoots()).map(String),
    file: async (path: string) => {
      const entry = await exporter(path, {
        *get(cid: CID) {
          yield blocks.get(cid.toString()) as Uint8Array
        },
      })
      if (entry.type !== 'file' && entry.type !== 'raw') throw new Error(`"${path}" is no file.`)
      const parts: Uint8Array[] = []
      for await (const part of entry.content()) parts.push(part)
      return { cid: entry.cid.toString(), bytes: Buffer.concat(parts) }
    },
  }
}

it('is packed beside what it hides, as a root of its own', async () => {
  hide('Covered {position}')
  let last: Progress | undefined
  const report = await computeAddresses(place, 'p', { onProgress: (progress) => (last = progress) })
  expect(last).toMatchObject({ done: report.files, total: report.files })
  const { roots, file } = await read(report.carFile)
  expect(roots).toEqual([
    ...[report.metadataRoot, report.imagesRoot],
    ...[report.contractMetadataCid, report.placeholderRoot],
  ])
  // What storage places are told to pin.
  expect(rootsOf(place.store.projects.get('p'))).toEqual(roots)
  await verifyCar(report.carFile, roots, {})

  const picture = await file(`${report.placeholderRoot}/image.png`)
  expect(picture.bytes).toEqual(await readFile(path.join(recipe.layersFolder, '1 Body/Ink#3.png')))
  for (const position of [1, 2, 3, 4, 5]) {
    const { bytes } = await file(`${report.placeholderRoot}/${position}.json`)
    expect(JSON.parse(bytes.toString())).toEqual({
      name: `Covered ${position}`,
      description: 'Soon.',
      image: `ipfs://${picture.cid}`,
      attributes: [],
    })
  }
})

it('changes nothing else, and leaves nothing when it is taken out', async () => {
  const without = await computeAddresses(place, 'p')
  const bytes = await readFile(without.carFile)
  expect(without.placeholderRoot).toBeUndefined()

  hide('Covered')
  const hidden = await computeAddresses(place, 'p')
  expect({ ...hidden, ...{ placeholderRoot: 0, files: 0, bytes: 0 } }).toEqual({
    ...without,
    ...{ placeholderRoot: 0, files: 0, bytes: 0 },
  })
  hide('Veiled')
  const other = await computeAddresses(place, 'p')
  expect(other.placeholderRoot).not.toBe(hidden.placeholderRoot)
  await verifyCar(other.carFile, rootsOf(place.store.projects.get('p')), {})

  // As a person would: it is an edit like others, and the addresses follow.
  const edits = createEdits({
    store: place.store,
    refusePublished: () => undefined,
    bringer: () => undefined,
    onChange: () => undefined,
  })
  edits.undo('p')
  expect((await computeAddresses(place, 'p')).placeholderRoot).toBe(hidden.placeholderRoot)
  edits.undo('p')
  expect(generator.getRecipe('p')).toEqual(recipe)
  expect(await computeAddresses(place, 'p')).toEqual(without)
  expect(await readFile(without.carFile)).toEqual(bytes)
})

it('takes over what is changed while addresses are computed', async () => {
  hide('Covered')
  let changed = false
  const onProgress = () => {
    if (!changed) hide('Veiled')
    changed = true
  }
  const report = await computeAddresses(place, 'p', { onProgress })
  const { file } = await read(report.carFile)
  expect((await file(`${report.placeholderRoot}/1.json`)).bytes.toString()).toContain('Veiled')
})

it('names its picture when that is gone', async () => {
  hide('Covered')
  await rm(path.join(recipe.layersFolder, '1 Body/Ink#3.png'))
  await expect(computeAddresses(place, 'p')).rejects.toMatchObject({
    code: 'PLACEHOLDER_UNREADABLE',
    details: { image: '1 Body/Ink#3.png' },
  })
})
