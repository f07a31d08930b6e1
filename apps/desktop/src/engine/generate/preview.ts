import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Decoders } from '../media/decoder/decoders.ts'
import { moveInPlace } from '../media/keep-original.ts'
import { orderedMap } from '../media/ordered-map.ts'
import { glanceArt } from './art.ts'
import { createKeptTiles } from './kept-tiles.ts'
import { createPainter, paintVersion, type Painter, type Stroke } from './painter.ts'
import type { Recipe } from './recipe.ts'
import type { Size } from './tile.ts'
import { designToken, type Dna } from './tokens.ts'
import type { PreviewToken } from './types.ts'

const concurrency = Math.min(8, availableParallelism() * 2)
/** Bytes of layers kept scaled: some 2,000 at 256 pixels that fill half of their canvas. */
const cacheBytes = 256 * 1024 * 1024
const shrunkSide = 256
/** Pictures kept of one project; beyond it all are thrown away before the next preview. */
const maxKept = 2000

export interface Previews {
  /** Paints tokens small, in order; what was painted before is not painted again. */
  paint(options: {
    folder: string
    recipe: Recipe
    collection: string
    dnas: readonly Dna[]
    /** Pixels of the longest side. */
    size: number
    signal: AbortSignal | undefined
  }): AsyncGenerator<PreviewToken>
  /** One picture, small. @returns its path; undefined where it cannot be read */
  shrink(folder: string, file: string): Promise<string | undefined>
}

/** Keeps the scaled layers of the project previewed last. */
export function createPreviews(decoders: Decoders): Previews {
  let last: { key: string; painter: Painter; painting: Map<string, Promise<void>> } | undefined
  return {
    async *paint({ folder, recipe, collection, dnas, size, signal }) {
      const box = boxOf(recipe.size, size)
      const key = JSON.stringify([await glanceArt(recipe), box, recipe.background])
      await mkdir(folder, { recursive: true })
      if ((await readdir(folder)).length > maxKept) {
        await rm(folder, { recursive: true, force: true })
        await mkdir(folder, { recursive: true })
      }
      if (last?.key !== key) {
        const tiles = createKeptTiles(decoders, path.join(folder, 'tiles'), box)
        last = { key, painter: createPainter(recipe, box, cacheBytes, tiles), painting: new Map() }
      }
      const { painter, painting } = last
      yield* orderedMap(dnas.entries(), concurrency, async ([index, dna]): Promise<PreviewToken> => {
        signal?.throwIfAborted()
        const position = index + 1
        const { name, traits, strokes } = designToken(recipe, collection, position, dna)
        const hash = createHash('sha256')
          .update(key)
          .update(JSON.stringify([strokes, paintVersion]))
          .digest('hex')
        const file = path.join(folder, `${hash}.webp`)
        // A preview that follows on another takes what that one has in hand.
        const known = painting.get(file)
        const work = known ?? paintOnce(painter, strokes, folder, file)
        if (!known) painting.set(file, work)
        await work.finally(() => painting.delete(file))
        return { position, name, traits, file }
      })
    },
    async shrink(folder, file) {
      const seen = await stat(file).catch(() => undefined)
      if (!seen?.isFile()) return undefined
      const hash = createHash('sha256').update(`${file}\n${seen.size}\n${seen.mtimeMs}`).digest('hex')
      const small = path.join(folder, `${hash}.webp`)
      if (await stat(small).catch(() => undefined)) return small
      await mkdir(folder, { recursive: true })
      const temporary = path.join(folder, `${randomUUID()}.part`)
      try {
        const box = boxOf(await decoders.size(file), shrunkSide)
        const tiles = createKeptTiles(decoders, path.join(folder, 'tiles'), box)
        const painter = createPainter({ layersFolder: path.dirname(file) }, box, cacheBytes, tiles)
        const picture = await painter.paint([{ file, blend: 'normal', opacity: 1 }])
        await picture.webp({ quality: 80 }).toFile(temporary)
        await moveInPlace(temporary, small)
        return small
      } catch {
        await rm(temporary, { force: true })
        return undefined
      }
    },
  }
}

async function paintOnce(
  painter: Painter,
  strokes: readonly Stroke[],
  folder: string,
  file: string,
): Promise<void> {
  if (await stat(file).catch(() => undefined)) return
  const temporary = path.join(folder, `${randomUUID()}.part`)
  await (await painter.paint(strokes)).webp({ quality: 80, effort: 0 }).toFile(temporary)
  await moveInPlace(temporary, file)
}

/** The size of a picture whose longest side is `side` at the most. */
function boxOf({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
