import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { layOver } from './lay-over.ts'
import type { BlendMode, Recipe } from './recipe.ts'
import { fade, type Size, type Tile } from './tile.ts'

/** One picture of a stack, lowest first. */
export interface Stroke {
  file: string
  blend: BlendMode
  opacity: number
}

/** Lays pictures over each other. What was scaled once is kept, up to a bound. */
export interface Painter {
  /** @throws IntaglioError `LAYER_UNREADABLE` naming the file */
  paint(strokes: readonly Stroke[]): Promise<Sharp>
}

/**
 * @param cacheBytes bound of what is kept decoded
 * @param tileOf gives a picture, of which the whole path is told, at the size painted
 * @param quickly for previews
 */
export function createPainter(
  recipe: Pick<Recipe, 'layersFolder' | 'background'>,
  size: Size,
  cacheBytes: number,
  tileOf: (file: string) => Promise<Tile>,
  quickly = false,
): Painter {
  const tiles = createTileCache(cacheBytes, async ({ file, opacity }) =>
    fade(await tileOf(path.resolve(recipe.layersFolder, file)), opacity),
  )
  return {
    async paint(strokes) {
      const stack = await Promise.all(strokes.map(tiles))
      if (quickly && strokes.every(({ blend }) => blend === 'normal')) {
        return sharp(layOver(size, recipe.background, stack), { raw: { ...size, channels: 4 } })
      }
      const background = recipe.background ?? { r: 0, g: 0, b: 0, alpha: 0 }
      return sharp({ create: { ...size, channels: 4, background } }).composite(
        stack.map(({ pixels, left, top, width, height }, index) => {
          const blend = strokes[index]?.blend ?? 'normal'
          return {
            ...{ input: pixels, raw: { width, height, channels: 4 }, left, top },
            blend: blend === 'normal' ? 'over' : blend,
          }
        }),
      )
    },
  }
}

/** Keeps what was asked for last. */
function createTileCache(maxBytes: number, make: (stroke: Stroke) => Promise<Tile>) {
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

  return (stroke: Stroke): Promise<Tile> => {
    const key = `${stroke.opacity} ${stroke.file}`
    const known = kept.get(key)
    // Put last again: what was not asked for the longest is first.
    kept.delete(key)
    const tile = known ?? make(stroke)
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
