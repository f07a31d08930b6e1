import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Decoders } from '../media/decoder/decoders.ts'
import { moveInPlace } from '../media/keep-original.ts'
import { orderedMap } from '../media/ordered-map.ts'
import { glanceArt } from './art.ts'
import { createKeptTiles } from './kept-tiles.ts'
import { createPainter, type Painter, type Stroke } from './painter.ts'
import type { Recipe } from './recipe.ts'
import type { Size } from './tile.ts'
import { designToken, type Dna } from './tokens.ts'
import type { PreviewToken } from './types.ts'

const concurrency = Math.min(8, availableParallelism() * 2)
/** Bytes of layers kept scaled: some 2,000 at 256 pixels that fill half of their canvas. */
const cacheBytes = 256 * 1024 * 1024
const shrunkSide = 256
/** Pictures kept painted: those of the recipe before, for whoever goes back to it. */
const mostPainted = 300

export interface Previews {
  /** Paints tokens small, in order; what was painted a moment ago is not painted again. */
  paint(options: {
    /** Where tiles are kept. */
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

/** Keeps what was painted of the project previewed last. */
export function createPreviews(decoders: Decoders): Previews {
  let last: { key: string; paint: (strokes: readonly Stroke[]) => Promise<Buffer> } | undefined
  return {
    async *paint({ folder, recipe, collection, dnas, size, signal }) {
      const box = boxOf(recipe.size, size)
      const key = JSON.stringify([await glanceArt(recipe), box, recipe.background])
      if (last?.key !== key) {
        const tiles = createKeptTiles(decoders, path.join(folder, 'tiles'), box)
        last = { key, paint: paintOnce(createPainter(recipe, box, cacheBytes, tiles)) }
      }
      const { paint } = last
      yield* orderedMap(dnas.entries(), concurrency, async ([index, dna]): Promise<PreviewToken> => {
        signal?.throwIfAborted()
        const position = index + 1
        const { name, traits, strokes } = designToken(recipe, collection, position, dna)
        return { position, name, traits, picture: await paint(strokes) }
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

/** Paints what is not painted or being painted already: a preview that follows on another takes what that one has in hand. */
function paintOnce(painter: Painter): (strokes: readonly Stroke[]) => Promise<Buffer> {
  const painted = new Map<string, Promise<Buffer>>()
  // As PNG, in half the time that WebP takes.
  const paint = async (strokes: readonly Stroke[]): Promise<Buffer> =>
    (await painter.paint(strokes)).png({ compressionLevel: 1 }).toBuffer()
  return (strokes) => {
    const key = JSON.stringify(strokes)
    const picture = painted.get(key) ?? paint(strokes)
    picture.catch(() => painted.delete(key))
    // Put last again: what was not asked for the longest is first.
    painted.delete(key)
    painted.set(key, picture)
    const [oldest = key] = painted.keys()
    if (painted.size > mostPainted) painted.delete(oldest)
    return picture
  }
}

/** The size of a picture whose longest side is `side` at the most. */
function boxOf({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
