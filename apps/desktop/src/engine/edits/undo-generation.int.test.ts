// Real: layers on disk, sharp, SQLite, a process killed with SIGKILL.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { IntaglioError } from '@intaglio/shared'
import { writeLayers } from '../generate/testing/layers.ts'
import { openGenerator } from '../generate/testing/open-generator.ts'
import type { RecipeInput } from '../generate/recipe.ts'
import type { Generator } from '../generate/types.ts'
import { importFolder } from '../media/import-media.ts'
import { openEngine } from '../index.ts'
import { projectFolder } from '../media/project-folder.ts'
import { offlineOptions } from '../testing/offline-options.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { writePictures } from '../testing/world.ts'
import { createEdits } from './create-edits.ts'
import type { Edits } from './types.ts'

const child = fileURLToPath(new URL('../generate/testing/draw-child.ts', import.meta.url))

let place: TemporaryStore
let generator: Generator
let close: () => void
let recipe: RecipeInput
let edits: Edits
let bringer: string | undefined
let published: boolean
beforeEach(async () => {
  place = openTemporaryStore()
  bringer = undefined
  published = false
  edits = createEdits({
    store: place.store,
    refusePublished: () => {
      if (published) throw new IntaglioError('It is published.', { code: 'PROJECT_PUBLISHED' })
    },
    bringer: () => bringer,
    onChange: () => undefined,
  })
  const layersFolder = path.join(place.dataDir, 'art')
  await writeLayers(layersFolder)
  ;({ generator, close } = openGenerator(place.dataDir))
  const { layers, rules, size } = await generator.readLayers(layersFolder)
  recipe = { layersFolder, size, layers, rules, count: 6, tokenName: 'Moon {position}' }
  generator.setRecipe('p', recipe)
})
afterEach(() => {
  close()
  place.remove()
})

/** All that is kept of the items, those that were taken out, the collection and its drawing, but for addresses. */
const state = () => ({
  items: place.store.items.page('p', 0, 100).map(({ metadataCid: _, ...item }) => item),
  removed: edits.removed('p'),
  project: { ...place.store.projects.get('p'), revision: 0 },
  drawing: place.store.generations.getWhole('p'),
})
const names = () => state().items.map(({ name }) => name)
const first = () => state().items[0]?.itemId ?? ''
const undoAll = () => {
  while (edits.undo('p'));
}
const redoAll = () => {
  while (edits.redo('p'));
}

it('over an imported collection: undone it is there again, with edits and places, done again the drawn one', async () => {
  const empty = state()
  const folder = path.join(place.dataDir, 'herons')
  await mkdir(folder)
  await writePictures(folder, 4)
  await importFolder(place, 'p', folder)
  edits.apply('p', { kind: 'words', items: [first()], words: { name: 'Mine' } })
  edits.apply('p', { kind: 'sort', by: 'reverse' })
  const imported = state()
  // What was not drawn gives way to nothing.
  await expect(generator.generate('p')).rejects.toMatchObject({ code: 'PROJECT_HAS_ITEMS' })
  expect(state()).toEqual(imported)
  edits.apply('p', { kind: 'remove', items: 'all' })
  const cleared = state()
  expect(cleared.removed).toHaveLength(4)

  await generator.generate('p')
  const drawn = state()
  expect(drawn).toMatchObject({ items: { length: 6 }, removed: [] })
  for (let turn = 0; turn < 2; turn += 1) {
    expect(edits.undo('p')).toMatchObject({ label: 'generation', count: 6 })
    expect(state()).toEqual(cleared)
    expect(generator.progress('p')).toBeUndefined()
    expect(edits.undo('p')).toMatchObject({ label: 'remove', count: 4 })
    expect(state()).toEqual(imported)
    edits.redo('p')
    expect(edits.redo('p')).toMatchObject({ label: 'generation', count: 6 })
    expect(state()).toEqual(drawn)
    expect(generator.progress('p')).toEqual({ tokens: 6, done: 6, current: true })
  }
  undoAll()
  expect(state()).toEqual(empty)
  redoAll()
  expect(state()).toEqual(drawn)
})

it('over a drawn collection: edits of drawn items go first, taken out ones come back, and their files are there', async () => {
  await generator.generate('p')
  const untouched = state()
  edits.apply('p', { kind: 'words', items: [first()], words: { name: 'Mine' } })
  edits.apply('p', { kind: 'remove', items: [state().items[2]?.itemId ?? ''] })
  const before = state()
  expect(before.removed).toHaveLength(1)

  generator.setRecipe('p', { ...recipe, tokenName: 'Sun {position}', count: 9 })
  await generator.generate('p')
  const drawn = state()
  expect(drawn).toMatchObject({ items: { length: 9 }, removed: [] })
  edits.apply('p', { kind: 'words', items: [first()], words: { name: 'Late' } })
  const edited = state()
  expect(edits.undo('p')).toMatchObject({ label: 'words', detail: 'Sun 1' })
  expect(state()).toEqual(drawn)
  expect(edits.undo('p')).toMatchObject({ label: 'generation', count: 9 })
  expect(state()).toEqual(before)
  expect(edits.undo('p')).toMatchObject({ label: 'recipe' })
  expect(edits.undo('p')).toMatchObject({ label: 'remove' })
  expect(edits.undo('p')).toMatchObject({ label: 'words' })
  expect(state()).toEqual(untouched)
  expect(generator.progress('p')).toEqual({ tokens: 6, done: 6, current: true })
  const { original } = projectFolder(place.dataDir, 'p')
  for (const { sha256, extension } of untouched.items) await access(original(sha256, extension))
  // It is all drawn: nothing is to be done, and nothing undone is lost by asking.
  expect(await generator.generate('p')).toMatchObject({ tokens: 6, rendered: 0 })
  redoAll()
  expect(state()).toEqual(edited)
})

it('goes back to no recipe: the first is an edit, too', async () => {
  await generator.generate('p')
  const first = generator.getRecipe('p')
  undoAll()
  expect(generator.getRecipe('p')).toBeUndefined()
  expect(names()).toEqual([])
  expect(edits.redo('p')).toMatchObject({ label: 'recipe' })
  expect(generator.getRecipe('p')).toEqual(first)
  redoAll()
  expect(names()).toHaveLength(6)
})

it('is refused once published, and while somebody brings items, each time with all as it was', async () => {
  await generator.generate('p')
  const drawn = state()
  bringer = 'Intaglio'
  expect(() => edits.undo('p')).toThrow(
    expect.objectContaining({ code: 'PROJECT_BUSY', why: expect.stringContaining('Intaglio') }),
  )
  bringer = undefined
  published = true
  expect(() => edits.undo('p')).toThrow(expect.objectContaining({ code: 'PROJECT_PUBLISHED' }))
  expect(state()).toEqual(drawn)
})

it('is not undone while it goes on: the engine says who draws', async () => {
  const engine = openEngine({ ...offlineOptions(place.dataDir), label: 'The studio' })
  let refused: unknown
  try {
    await engine.generate.generate('p', {
      onProgress({ done }) {
        if (done !== 2) return
        try {
          engine.edits.undo('p')
        } catch (error) {
          refused = error
        }
      },
    })
    expect(refused).toMatchObject({ code: 'PROJECT_BUSY', why: expect.stringContaining('The studio') })
    expect(names()).toHaveLength(6)
    expect(engine.edits.undo('p')).toMatchObject({ label: 'generation', count: 6 })
  } finally {
    await engine.close()
  }
})

it('a killed one is undone as far as it came, done again, and goes on to its end', async () => {
  await generator.generate('p')
  const before = state()
  generator.setRecipe('p', { ...recipe, tokenName: 'Sun {position}', count: 9 })
  await draw(3)
  const killed = state()
  expect(names()).toEqual(['Sun 1', 'Sun 2', 'Sun 3'])
  expect(edits.undo('p')).toMatchObject({ label: 'generation', count: 3 })
  expect(state()).toEqual(before)
  expect(edits.redo('p')).toMatchObject({ label: 'generation' })
  expect(state()).toEqual(killed)

  edits.apply('p', { kind: 'words', items: [first()], words: { name: 'Mine' } })
  edits.apply('p', { kind: 'words', items: [first()], words: { name: 'Yours' } })
  edits.undo('p')
  await draw()
  expect(names()).toHaveLength(9)
  expect(edits.redo('p')).toBeUndefined()
  const whole = state()
  expect(edits.undo('p')).toMatchObject({ label: 'words' })
  expect(edits.undo('p')).toMatchObject({ label: 'generation', count: 9 })
  expect(state()).toEqual(before)
  redoAll()
  expect(state()).toEqual(whole)
})

/** Draws in a process of its own, which ends itself after so many tokens. */
async function draw(killAfter?: number): Promise<void> {
  const args = [child, place.dataDir, String(killAfter ?? '')]
  const drawing = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  expect(await once(drawing, 'exit')).toEqual(killAfter === undefined ? [0, null] : [null, 'SIGKILL'])
}
