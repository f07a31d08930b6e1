import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import sharp, { type Sharp } from '@intaglio/shared/sharp'
import { createCanvas, layRows, type Canvas, type Look } from './lay-over.ts'
import type { Recipe } from './recipe.ts'
import type { Size, Tile } from './tile.ts'

/** Raised whenever the same strokes give other pixels: pictures that were kept before are not taken for those. */
export const paintVersion = 2

/** One picture of a stack, lowest first. */
export interface Stroke extends Look {
  file: string
}

/** Lays pictures over each other. What was scaled once is kept, up to a bound. */
export interface Painter {
  /** @throws IntaglioError `LAYER_UNREADABLE` naming the file */
  paint(strokes: readonly Stroke[]): Promise<Sharp>
}

/** Pixels laid before everything else that waits has its turn: some ten milliseconds. */
const breath = 500_000

/**
 * @param cacheBytes bound of what is kept decoded
 * @param tileOf gives a picture, of which the whole path is told, at the size painted
 */
export function createPainter(
  recipe: Pick<Recipe, 'layersFolder' | 'background'>,
  size: Size,
  cacheBytes: number,
  tileOf: (file: string) => Promise<Tile>,
): Painter {
  const tiles = createTileCache(cacheBytes, (file) => tileOf(path.resolve(recipe.layersFolder, file)))
  const canvasBytes = size.width * size.height * 4
  return {
    async paint(strokes) {
      // All are asked for at once where they can be held at once.
      if (canvasBytes * strokes.length <= cacheBytes)
        await Promise.all(strokes.map(({ file }) => tiles(file)))
      const canvas = createCanvas(size, recipe.background)
      const lay = createLayer(canvas)
      for (const stroke of strokes) await lay(await tiles(stroke.file), stroke)
      return sharp(canvas.pixels, { raw: { ...size, channels: 4 } })
    },
  }
}

/** Lays tiles on a canvas without ever holding up the rest for long. */
function createLayer(canvas: Canvas): (tile: Tile, look: Look) => Promise<void> {
  const rows = Math.max(1, Math.floor(breath / canvas.width))
  let laid = 0
  return async (tile, look) => {
    for (let from = 0; from < tile.height; from += rows) {
      const to = Math.min(tile.height, from + rows)
      layRows(canvas, tile, look, from, to)
      laid += (to - from) * tile.width
      if (laid < breath) continue
      laid = 0
      await setImmediate()
    }
  }
}

/** Keeps what was asked for last. */
function createTileCache(maxBytes: number, make: (file: string) => Promise<Tile>) {
  const kept = new Map<string, Promise<Tile>>()
  const bytesOf = new Map<string, number>()
  let held = 0

  /** Lets go of what was not asked for the longest, but for what is still being read. */
  function shrink(newest: string): void {
    for (const oldest of kept.keys()) {
      if (held <= maxBytes) return
      const bytes = bytesOf.get(oldest)
      if (bytes === undefined || oldest === newest) continue
      kept.delete(oldest)
      bytesOf.delete(oldest)
      held -= bytes
    }
  }

  return (key: string): Promise<Tile> => {
    const known = kept.get(key)
    // Put last again: what was not asked for the longest is first.
    kept.delete(key)
    const tile = known ?? make(key)
    kept.set(key, tile)
    if (!known) {
      tile.then(
        ({ pixels }) => {
          bytesOf.set(key, pixels.byteLength)
          held += pixels.byteLength
          shrink(key)
        },
        () => kept.delete(key),
      )
    }
    return tile
  }
}
