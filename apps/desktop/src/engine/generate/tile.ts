import { say } from '@intaglio/shared'
import sharp from '@intaglio/shared/sharp'
import { SkipError } from '../media/skip.ts'

// Pixels are read as whole numbers of 32 bits: every machine we run on has the lowest byte first.

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

/** How many times larger a picture has to be to be shrunk by samples. */
const muchLarger = 4
/** Points looked at of the box that becomes one pixel, along each side. */
const samples = 3

/**
 * Decodes a picture to the size painted; in a decoder, since it is a stranger's.
 * @param quickly for previews: shrinks a large PNG by samples, in half the time that filtering takes
 * @throws SkipError
 */
export async function makeTile(file: string, size: Size, quickly = false): Promise<Tile> {
  const picture = sharp(file, { limitInputPixels: 16_384 * 16_384, failOn: 'truncated' })
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
  // Other formats decode to a smaller size by themselves.
  const whole = quickly && /\.png$/i.test(file)
  const { data, info } = await (whole ? picture : picture.resize({ ...size, fit: 'fill' }))
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new SkipError('TRUNCATED', say`It is damaged or no picture.`, cause)
    })
  if (info.width === size.width && info.height === size.height) return crop(data, size)
  if (info.width >= size.width * muchLarger && info.height >= size.height * muchLarger) {
    const small = shrink(data, info, size)
    // Given back at once: left to the collector, such pieces make it look through everything after every few.
    data.buffer.transfer(0)
    return crop(small, size)
  }
  const { width, height } = info
  const resized = sharp(data, { raw: { width, height, channels: 4 } }).resize({ ...size, fit: 'fill' })
  return crop(await resized.raw({ depth: 'uchar' }).toBuffer(), size)
}

/** Each pixel is the mean of nine points spread over its box; transparent points have no colour. */
function shrink(from: Buffer, { width, height }: Size, to: Size): Buffer {
  const points = new Uint32Array(from.buffer, from.byteOffset, width * height)
  const spread = (pixels: number, wanted: number) =>
    Int32Array.from({ length: wanted * samples }, (_, index) =>
      Math.floor(((index + 0.5) * pixels) / (wanted * samples)),
    )
  const columns = spread(width, to.width)
  const rows = spread(height, to.height).map((y) => y * width)
  const pixels = new Uint32Array(to.width * to.height)
  const box = new Uint32Array(samples * samples)
  for (let y = 0, at = 0; y < rows.length; y += samples) {
    const [upper = 0, middle = 0, lower = 0] = rows.subarray(y, y + samples)
    for (let x = 0; x < columns.length; x += samples, at += 1) {
      // Most of a layer is of one colour around, or of none: nothing to reckon.
      const first = points[upper + (columns[x] as number)] as number
      let flat = true
      for (let column = 0; column < samples; column += 1) {
        const left = columns[x + column] as number
        const above = (box[column] = points[upper + left] as number)
        const between = (box[column + samples] = points[middle + left] as number)
        const below = (box[column + samples * 2] = points[lower + left] as number)
        flat = flat && above === first && between === first && below === first
      }
      pixels[at] = flat ? first : mean(box)
    }
  }
  return Buffer.from(pixels.buffer)
}

function mean(points: Uint32Array): number {
  let red = 0
  let green = 0
  let blue = 0
  let alpha = 0
  for (const point of points) {
    const weight = point >>> 24
    red += (point & 255) * weight
    green += ((point >>> 8) & 255) * weight
    blue += ((point >>> 16) & 255) * weight
    alpha += weight
  }
  if (alpha === 0) return 0
  const color = ((blue / alpha + 0.5) << 16) | ((green / alpha + 0.5) << 8) | (red / alpha + 0.5)
  return (((alpha / points.length + 0.5) << 24) | color) >>> 0
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
