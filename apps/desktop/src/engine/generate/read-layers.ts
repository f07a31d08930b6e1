import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { InvalidInputError } from '@intaglio/shared'
import type { Decoders } from '../media/decoder/decoders.ts'
import { SkipError } from '../media/skip.ts'
import type { Layer, Rule } from './recipe.ts'

/** What a folder of layers says, ready to become a recipe. */
export interface LayerSet {
  /** Absolute; the recipe's `layersFolder`. */
  folder: string
  /** Lowest first, in natural order of their folders' names. */
  layers: Layer[]
  /** One for every layer that belongs to a value of another. */
  rules: Rule[]
  /** Pixels of the first picture. */
  size: { width: number; height: number }
  /** What was left out, and why. */
  warnings: string[]
}

const picture = /\.(png|webp|jpe?g|avif|gif|svg|tiff?)$/i
const order = new Intl.Collator('en', { numeric: true })

/**
 * Reads layers in HashLips' layout, `<Layer>/<value>#<weight>.png`; without a weight it is 1. A folder within a layer
 * is more layers, drawn right above it: with a weight in its name (`Crown#5/`) it is also one of the layer's values,
 * and what it holds shows only with that value; without, it always takes part.
 * @param folder the folder of the layers, or one that holds it as `layers`
 * @throws InvalidInputError when there are no layers in it
 */
export async function readLayers(decoders: Decoders, folder: string): Promise<LayerSet> {
  // Whoever reads layers looks at a preview next, and that takes all of them.
  decoders.warm()
  const root = await layersRoot(folder)
  const set: LayerSet = { folder: root, layers: [], rules: [], size: { width: 0, height: 0 }, warnings: [] }
  for (const entry of await list(root)) {
    if (entry.isDirectory())
      await readLayer(set, { below: entry.name, name: entry.name, trait: undefined, when: [] })
    else if (picture.test(entry.name))
      set.warnings.push(`"${entry.name}" lies beside the layers and is in none.`)
  }
  const first = set.layers.flatMap(({ values }) => values.flatMap(({ file }) => file ?? []))[0]
  if (first === undefined) {
    throw new InvalidInputError('folder', `there is no folder with pictures in "${folder}"`)
  }
  const size = await decoders.size(path.join(root, first)).catch((cause: unknown) => {
    if (!(cause instanceof SkipError)) throw cause
    throw new InvalidInputError('folder', `its first picture "${first}" cannot be read: ${cause.message}`)
  })
  return { ...set, size }
}

interface Place {
  /** Relative to the root. */
  below: string
  name: string
  trait: string | undefined
  when: { layer: string; is: string }[]
}

async function readLayer(set: LayerSet, place: Place): Promise<void> {
  const values: Layer['values'] = []
  const inner: Place[] = []
  for (const entry of await list(path.join(set.folder, place.below))) {
    const below = `${place.below}/${entry.name}`
    if (entry.isDirectory()) {
      const { name, weight } = parseName(entry.name)
      const sub = { below, name: `${place.name}/${name}`, trait: name }
      if (weight === undefined) inner.push({ ...sub, when: place.when })
      else {
        const value = free(values, name)
        values.push({ name: value, weight })
        inner.push({ ...sub, when: [...place.when, { layer: place.name, is: value }] })
      }
    } else if (entry.isFile() && picture.test(entry.name)) {
      const { name, weight = 1 } = parseName(path.posix.parse(entry.name).name)
      values.push({ name: free(values, name), file: below, weight })
    } else {
      set.warnings.push(`"${below}" is no picture and is left out.`)
    }
  }
  if (values.length > 0) {
    set.layers.push({ name: place.name, ...(place.trait && { trait: place.trait }), values })
    if (place.when.length > 0) set.rules.push({ kind: 'conditional', layer: place.name, when: place.when })
  } else if (inner.length === 0) {
    set.warnings.push(`The folder "${place.below}" is empty and is left out.`)
  }
  for (const sub of inner) await readLayer(set, sub)
}

/** `Crown#5` is "Crown" with the weight 5; what is no number counts as 1, as it does for HashLips. */
function parseName(text: string): { name: string; weight: number | undefined } {
  const hash = text.lastIndexOf('#')
  if (hash <= 0) return { name: text.trim(), weight: undefined }
  const weight = Number(text.slice(hash + 1).trim() || 'none')
  return { name: text.slice(0, hash).trim(), weight: Number.isFinite(weight) && weight >= 0 ? weight : 1 }
}

function free(values: Layer['values'], name: string): string {
  const taken = new Set(values.map((value) => value.name))
  let result = name
  for (let number = 2; taken.has(result); number += 1) result = `${name} (${number})`
  return result
}

async function layersRoot(folder: string): Promise<string> {
  const full = path.resolve(folder)
  const inner = path.join(full, 'layers')
  if ((await stat(inner).catch(() => undefined))?.isDirectory()) return inner
  if ((await stat(full).catch(() => undefined))?.isDirectory()) return full
  throw new InvalidInputError('folder', `there is no folder "${folder}"`)
}

/** In natural order; hidden things, those that begin with `_`, and links are passed over. */
async function list(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => !/^[._]/.test(entry.name) && (entry.isFile() || entry.isDirectory()))
    .sort((a, b) => order.compare(a.name, b.name) || (a.name < b.name ? -1 : 1))
}
