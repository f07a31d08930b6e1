// Real: files on disk, sharp, SQLite.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { importFolder } from '../media/import-media.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { writePictures } from '../testing/world.ts'
import { createEdits } from './create-edits.ts'
import type { Edits } from './types.ts'

let place: TemporaryStore
let folder: string
let edits: Edits
let bringer: string | undefined
const at = (file: string) => path.join(folder, file)
const run = (options = {}) => importFolder(place, 'p', folder, options)
/** All that is kept of the items and the collection, but for addresses. */
const state = () => ({
  items: place.store.items.page('p', 0, 100).map(({ metadataCid: _, ...item }) => item),
  project: { ...place.store.projects.get('p'), revision: 0 },
})
beforeEach(async () => {
  place = openTemporaryStore()
  bringer = undefined
  edits = createEdits({
    store: place.store,
    refusePublished: () => undefined,
    bringer: () => bringer,
    onChange: () => undefined,
  })
  folder = path.join(place.dataDir, 'herons')
  await mkdir(folder)
  await writePictures(folder, 4)
})
afterEach(() => place.remove())

it('an import is undone and done again, with the words of the collection', async () => {
  await writeFile(at('collection.json'), JSON.stringify({ name: 'Herons', royalty_bps: 250, image: '1.png' }))
  const empty = state()
  await run({ repeatTo: 6 })
  const full = state()
  expect(full.items).toHaveLength(6)
  expect(edits.undo('p')).toMatchObject({ label: 'import', count: 6, detail: 'herons' })
  expect(state()).toEqual(empty)
  expect(edits.redo('p')).toMatchObject({ label: 'import', count: 6 })
  expect(state()).toEqual(full)
  expect(edits.undo('p')).toMatchObject({ count: 6 })
  expect(await run({ repeatTo: 6 })).toMatchObject({ added: 4, skipped: [] })
  expect(edits.history('p').redo).toBeUndefined()
})

it('importing again is undone to what was before it, edits and places too', async () => {
  await run({ repeatTo: 6 })
  edits.apply('p', { kind: 'words', items: [state().items[1]?.itemId ?? ''], words: { name: 'Mine' } })
  edits.apply('p', { kind: 'sort', by: 'reverse' })
  const before = state()
  await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toFile(at('2.png'))
  await sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
    .png()
    .toFile(at('9.png'))
  await writeFile(at('metadata.csv'), 'file,name\n2.png,Theirs\n')
  await run()
  const after = state()
  expect(after.items).toHaveLength(7)
  expect(after.items).not.toEqual(expect.arrayContaining(before.items))
  for (let turn = 0; turn < 2; turn += 1) {
    expect(edits.undo('p')).toMatchObject({ label: 'import' })
    expect(state()).toEqual(before)
    expect(edits.redo('p')).toMatchObject({ label: 'import' })
    expect(state()).toEqual(after)
  }
  while (edits.undo('p'));
  expect(state().items).toEqual([])
  while (edits.redo('p'));
  expect(state()).toEqual(after)
})

it('an import that changed nothing is no edit, and one that was stopped is undone as far as it came', async () => {
  // More than are read ahead: some are left when it is stopped.
  await writePictures(folder, 30)
  const stop = new AbortController()
  const stopped = run({
    signal: stop.signal,
    onProgress: ({ stage, done }: { stage: string; done: number }) =>
      stage === 'import' && done === 2 && stop.abort(),
  })
  await expect(stopped).rejects.toThrow()
  const { entries } = edits.history('p')
  expect(entries).toMatchObject([{ label: 'import', count: state().items.length }])
  await run()
  await run()
  expect(edits.history('p').entries).toHaveLength(2)
  edits.undo('p')
  edits.undo('p')
  expect(state().items).toEqual([])
})

it('is not undone while one still goes on, and says who', async () => {
  await run()
  bringer = 'Intaglio'
  expect(() => edits.undo('p')).toThrow(
    expect.objectContaining({ code: 'PROJECT_BUSY', why: expect.stringContaining('Intaglio') }),
  )
  expect(state().items).toHaveLength(4)
})
