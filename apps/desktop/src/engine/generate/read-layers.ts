import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { InvalidInputError, say, type Text } from '@intaglio/shared'
import type { Decoders } from '../media/decoder/decoders.ts'
import { SkipError } from '../media/skip.ts'
import { readHashLipsConfig, unreadConfig, type HashLipsConfig } from './hashlips-config.ts'
import { naturalOrder } from './natural-order.ts'
import type { Layer, RecipeInput, Rule, Term } from './recipe.ts'

/** What a folder of layers says, ready to become a recipe. */
export interface LayerSet {
  /** Absolute; the recipe's `layersFolder`. */
  folder: string
  /** Lowest first: as HashLips' settings say, or in natural order of their folders' names. */
  layers: Layer[]
  /** One for every layer that belongs to a value of another. */
  rules: Rule[]
  /** Pixels of the first picture, or what HashLips' settings say. */
  size: { width: number; height: number }
  /** What HashLips' settings say of the collection besides; empty where there are none. */
  words: HashLipsConfig['words'] & Pick<RecipeInput, 'orderBy'>
  /** What was left out, and why. */
  warnings: { file: string; reason: Text }[]
}

const picture = /\.(png|webp|jpe?g|avif|gif|svg|tiff?)$/i

/**
 * Reads layers in HashLips' layout, `<Layer>/<value>#<weight>.png`; without a weight it is 1. A folder within a layer
 * is more layers, drawn right above it: with a weight in its name (`Crown#5/`) it is also one of the layer's values,
 * and what it holds shows only with that value; without, it always takes part. HashLips' `src/config.js` beside the
 * folder `layers` says in which order they are drawn and how. Where it has several orders, a layer without pictures
 * decides which of them a token is made by, and what is not in all of them shows only there.
 * @param folder the folder of the layers, or one that holds it as `layers`
 * @throws InvalidInputError when there are no layers in it
 */
export async function readLayers(decoders: Decoders, folder: string): Promise<LayerSet> {
  // Whoever reads layers looks at a preview next, and that takes all of them.
  decoders.warm()
  const root = await layersRoot(folder)
  const config = await configOf(root)
  const delimiter = typeof config === 'object' ? config.delimiter : '#'
  const set: LayerSet = {
    ...{ folder: root, layers: [], rules: [], size: { width: 0, height: 0 }, words: {}, warnings: [] },
    ...(typeof config === 'object' && { words: config.words, warnings: config.warnings }),
  }
  if (config === 'unread') set.warnings.push(unreadConfig)
  const entries = await list(root)
  for (const { name } of entries.filter((entry) => entry.isFile() && picture.test(entry.name))) {
    set.warnings.push({ file: name, reason: say`It lies beside the layers and is in none.` })
  }
  const folders = entries.flatMap((entry) => (entry.isDirectory() ? entry.name : []))
  const deciding = free(new Set(folders), 'Set')
  const { orders, inOrder: comeInOrder } = typeof config === 'object' ? config : {}
  if (orders) {
    set.layers.push(decidingLayer(deciding, orders))
    if (comeInOrder) set.words = { ...set.words, orderBy: deciding }
  }
  const names = new Set<string>()
  for (const { folder: below, trait, orders: within, ...look } of inOrder(folders, config, set.warnings)) {
    const name = free(names, below.normalize('NFC'))
    const layer = { ...{ below, name, trait, look, delimiter }, when: [] }
    if (!orders || within.length === orders.length) await readLayer(set, layer)
    else {
      // One that is there twice, each time in other tokens, is the same trait.
      const same = trait ?? below.normalize('NFC')
      await readLayer(set, { ...layer, trait: same, when: [{ layer: deciding, is: within.map(orderName) }] })
    }
  }
  const first = set.layers.flatMap(({ values }) => values.flatMap(({ file }) => file ?? []))[0]
  if (first === undefined) {
    throw new InvalidInputError('folder', say`there is no folder with pictures in "${{ folder }}"`)
  }
  const size = await decoders.size(path.join(root, first)).catch((cause: unknown) => {
    if (!(cause instanceof SkipError)) throw cause
    throw new InvalidInputError(
      'folder',
      say`its first picture "${{ first }}" cannot be read: ${{ detail: cause.said.message }}`,
    )
  })
  return { ...set, size: (typeof config === 'object' ? config.size : undefined) ?? size }
}

const orderName = (order: number) => String(order + 1)

/** The last order makes what the others leave, so that a collection that grows or shrinks stays possible. */
function decidingLayer(name: string, orders: readonly number[]): Layer {
  const values = orders.map((made, order) => ({
    name: orderName(order),
    ...(order < orders.length - 1 ? { quota: made } : { weight: 1 }),
  }))
  return { name, trait: null, values }
}

/** HashLips' settings, where the layers lie as HashLips wants them. */
async function configOf(root: string): ReturnType<typeof readHashLipsConfig> {
  if (path.basename(root) !== 'layers') return undefined
  return readHashLipsConfig(path.join(path.dirname(root), 'src', 'config.js'))
}

type Ordered = HashLipsConfig['layers'][number]

function inOrder(
  folders: readonly string[],
  config: HashLipsConfig | string | undefined,
  warnings: LayerSet['warnings'],
): Ordered[] {
  if (typeof config !== 'object') {
    return folders.map((folder) => ({
      folder,
      // A number before a layer's name orders it; nobody wants to read it as a trait.
      trait: folder.normalize('NFC').replace(/^\d+[\s._-]*/, '') || folder,
      ...{ blend: undefined, opacity: undefined, countsForDna: undefined, orders: [0] },
    }))
  }
  const wanted = new Set(config.layers.map(({ folder }) => folder))
  for (const folder of folders) {
    if (!wanted.has(folder))
      warnings.push({ file: folder, reason: say`It is not in layersOrder and is left out.` })
  }
  return config.layers.flatMap((layer) => {
    if (folders.includes(layer.folder)) return layer
    warnings.push({ file: layer.folder, reason: say`It is in layersOrder, and there is no such folder.` })
    return []
  })
}

interface Place {
  /** Relative to the root. */
  below: string
  name: string
  trait: string | undefined
  look: Pick<Ordered, 'blend' | 'opacity' | 'countsForDna'>
  when: Term[]
  /** Between a name and its weight. */
  delimiter: string
}

async function readLayer(set: LayerSet, place: Place): Promise<void> {
  const values: Layer['values'] = []
  const inner: Place[] = []
  const names = new Set<string>()
  for (const entry of await list(path.join(set.folder, place.below))) {
    const below = `${place.below}/${entry.name}`
    if (entry.isDirectory()) {
      const { name, weight } = parseName(entry.name, place.delimiter)
      const sub = { ...place, below, name: `${place.name}/${name}`, trait: name }
      if (weight === undefined) inner.push({ ...sub, when: place.when })
      else {
        const value = free(names, name)
        values.push({ name: value, weight })
        inner.push({ ...sub, when: [...place.when, { layer: place.name, is: value }] })
      }
    } else if (entry.isFile() && picture.test(entry.name)) {
      const { name, weight = 1 } = parseName(path.posix.parse(entry.name).name, place.delimiter)
      values.push({ name: free(names, name), file: below, weight })
    } else {
      set.warnings.push({ file: below, reason: say`It is no picture and is left out.` })
    }
  }
  if (values.length > 0) {
    const { blend, opacity, countsForDna } = place.look
    set.layers.push({
      name: place.name,
      ...(place.trait !== undefined && place.trait !== place.name && { trait: place.trait }),
      ...(blend && { blend }),
      ...(opacity !== undefined && { opacity }),
      values,
      ...(countsForDna === false && { countsForDna }),
    })
    if (place.when.length > 0) set.rules.push({ kind: 'conditional', layer: place.name, when: place.when })
  } else if (inner.length === 0) {
    set.warnings.push({ file: place.below, reason: say`The folder is empty and is left out.` })
  }
  for (const sub of inner) await readLayer(set, sub)
}

/**
 * As HashLips reads it: the name is what stands before the first delimiter, the weight what stands behind the last.
 * Nothing there is 0 and what is no number 1; but a name without a delimiter has no weight, though it be a number.
 */
function parseName(text: string, delimiter: string): { name: string; weight: number | undefined } {
  const parts = text.normalize('NFC').split(delimiter)
  const name = (parts[0] as string).trim()
  if (parts.length === 1 || name === '') return { name: text.normalize('NFC').trim(), weight: undefined }
  const weight = Number(parts.at(-1))
  return { name, weight: Number.isFinite(weight) && weight >= 0 ? weight : 1 }
}

function free(taken: Set<string>, name: string): string {
  let result = name
  for (let number = 2; taken.has(result); number += 1) result = `${name} (${number})`
  taken.add(result)
  return result
}

async function layersRoot(folder: string): Promise<string> {
  const full = path.resolve(folder)
  const inner = path.join(full, 'layers')
  if ((await stat(inner).catch(() => undefined))?.isDirectory()) return inner
  if ((await stat(full).catch(() => undefined))?.isDirectory()) return full
  throw new InvalidInputError('folder', say`there is no folder "${{ folder }}"`)
}

/** In natural order; hidden things, those that begin with `_`, and links are passed over. */
async function list(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => !/^[._]/.test(entry.name) && (entry.isFile() || entry.isDirectory()))
    .sort((a, b) => naturalOrder(a.name, b.name))
}
