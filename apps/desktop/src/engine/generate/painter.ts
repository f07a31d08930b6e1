import path from 'node:path'
import sharp, { type Blend, type OverlayOptions, type Sharp } from 'sharp'
import { IntaglioError } from '@intaglio/shared'
import type { BlendMode, Recipe } from './recipe.ts'

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

/** A layer's picture at the size painted, cut to what is not transparent. */
interface Prepared {
  pixels: Buffer
  left: number
  top: number
  width: number
  height: number
}

/** @param cacheBytes bound of what is kept decoded */
export function createPainter(
  recipe: Pick<Recipe, 'layersFolder' | 'background'>,
  size: { width: number; height: number },
  cacheBytes: number,
): Painter {
  const kept = new Map<string, Promise<Prepared>>()
  const bytesOf = new Map<string, number>()
  let held = 0

  function prepared({ file, opacity }: Stroke): Promise<Prepared> {
    const key = `${opacity} ${file}`
    const known = kept.get(key)
    // Put last again: what was not asked for the longest is first.
    kept.delete(key)
    const picture = known ?? prepare(path.resolve(recipe.layersFolder, file), size, opacity)
    kept.set(key, picture)
    if (!known) {
      picture.then(
        ({ pixels }) => {
          bytesOf.set(key, pixels.byteLength)
          held += pixels.byteLength
          shrink(key)
        },
        () => kept.delete(key),
      )
    }
    return picture
  }

  /** Lets go of what was not asked for the longest, but for what is still being read. */
  function shrink(newest: string): void {
    for (const oldest of kept.keys()) {
      if (held <= cacheBytes) return
      const bytes = bytesOf.get(oldest)
      if (bytes === undefined || oldest === newest) continue
      kept.delete(oldest)
      bytesOf.delete(oldest)
      held -= bytes
    }
  }

  return {
    async paint(strokes) {
      const overlays = await Promise.all(
        strokes.map(async (stroke): Promise<OverlayOptions> => {
          const { pixels, left, top, width, height } = await prepared(stroke)
          const blend: Blend = stroke.blend === 'normal' ? 'over' : stroke.blend
          return { input: pixels, raw: { width, height, channels: 4 }, left, top, blend }
        }),
      )
      const background = recipe.background ?? { r: 0, g: 0, b: 0, alpha: 0 }
      return sharp({ create: { ...size, channels: 4, background } }).composite(overlays)
    },
  }
}

async function prepare(
  file: string,
  { width, height }: { width: number; height: number },
  opacity: number,
): Promise<Prepared> {
  const { data, info } = await sharp(file, { limitInputPixels: 16_384 * 16_384, failOn: 'truncated' })
    .autoOrient()
    .resize({ width, height, fit: 'fill' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new IntaglioError(`The layer's picture "${file}" cannot be read.`, {
        code: 'LAYER_UNREADABLE',
        next: 'Put it back, or read the layers again.',
        details: { file },
        cause,
      })
    })
  if (opacity < 1) {
    for (let at = 3; at < data.length; at += 4) data[at] = Math.round((data[at] as number) * opacity)
  }
  return crop(data, info.width, info.height)
}

/** The smallest box around what is not transparent; a picture of nothing keeps one pixel. */
function crop(data: Buffer, width: number, height: number): Prepared {
  const isEmpty = (x: number, y: number) => data[(y * width + x) * 4 + 3] === 0
  const rowIsEmpty = (y: number) => {
    for (let x = 0; x < width; x += 1) if (!isEmpty(x, y)) return false
    return true
  }
  let top = 0
  let bottom = height - 1
  while (top < bottom && rowIsEmpty(top)) top += 1
  while (bottom > top && rowIsEmpty(bottom)) bottom -= 1
  let left = width - 1
  let right = 0
  for (let y = top; y <= bottom; y += 1) {
    for (let x = 0; x < left; x += 1) if (!isEmpty(x, y)) left = x
    for (let x = width - 1; x > right; x -= 1) if (!isEmpty(x, y)) right = x
  }
  if (right < left) [left, right] = [0, 0]
  const box = { left, top, width: right - left + 1, height: bottom - top + 1 }
  if (box.width === width && box.height === height) return { pixels: data, ...box }
  const pixels = Buffer.allocUnsafe(box.width * box.height * 4)
  for (let y = 0; y < box.height; y += 1) {
    const start = ((top + y) * width + left) * 4
    data.copy(pixels, y * box.width * 4, start, start + box.width * 4)
  }
  return { pixels, ...box }
}
