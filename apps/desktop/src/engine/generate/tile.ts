import { say } from '@intaglio/shared'
import sharp from '@intaglio/shared/sharp'
import { SkipError } from '../media/skip.ts'
import { samplePicture } from './sample-picture.ts'

export interface Size {
  width: number
  height: number
}

/** A layer's picture at the size painted, cut to what is not transparent. Four bytes a pixel, alpha last. */
export interface Tile extends Size {
  pixels: Buffer
  left: number
  top: number
}

/**
 * Decodes a picture to the size painted; in a decoder, since it is a stranger's.
 * @param scratch for previews, a folder to write in: a large PNG is shrunk by samples, in a third of the time
 * @throws SkipError
 */
export async function makeTile(file: string, size: Size, scratch?: string): Promise<Tile> {
  const picture = () =>
    sharp(file, { limitInputPixels: 16_384 * 16_384, failOn: 'truncated' })
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
  const sampled = scratch !== undefined && (await samplePicture(picture(), size, scratch))
  if (sampled) return crop(sampled, size)
  const whole = picture()
    .resize({ ...size, fit: 'fill' })
    .raw({ depth: 'uchar' })
  const data = await whole.toBuffer().catch((cause: unknown) => {
    throw new SkipError('TRUNCATED', say`It is damaged or no picture.`, cause)
  })
  return crop(data, size)
}

/** The smallest box around what is not transparent; a picture of nothing keeps one pixel. */
function crop(data: Buffer, { width, height }: Size): Tile {
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

const headerBytes = 16

/** A tile as a file: its box in four numbers, then its pixels. */
export function encodeTile({ pixels, left, top, width, height }: Tile): Buffer {
  return Buffer.concat([Buffer.from(Uint32Array.of(left, top, width, height).buffer), pixels])
}

/** @returns undefined for what is no tile that fits a canvas of this size */
export function decodeTile(bytes: Buffer, canvas: Size): Tile | undefined {
  if (bytes.length < headerBytes) return undefined
  const [left = 0, top = 0, width = 0, height = 0] = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at))
  const fits = left + width <= canvas.width && top + height <= canvas.height
  if (!fits || bytes.length !== headerBytes + width * height * 4) return undefined
  return { pixels: bytes.subarray(headerBytes), left, top, width, height }
}
