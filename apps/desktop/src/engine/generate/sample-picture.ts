// A large PNG shrunk by looking at some of its points. libvips writes the rows to a file as it decodes them, and those
// that count are read back. In memory the whole picture would be asked of the system anew each time, twice, since
// Electron lets no buffer stay where libvips has it: that takes longer than to decode it.
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Sharp } from '@intaglio/shared/sharp'
import type { Size } from './tile.ts'

/** How many times larger a picture has to be. */
const muchLarger = 4
/** Points looked at of the box that becomes one pixel, along each side. */
const samples = 5
/** Four bytes each: what is written never takes more than 256 MiB of the disk. */
const mostPixels = 64 * 1024 * 1024

/** Bytes of a libvips file before its pixels. */
const headerBytes = 64

/**
 * @param picture in sRGB with alpha
 * @param scratch folder to write in
 * @returns four bytes a pixel; undefined where it is no large PNG, or this could not be done
 */
export async function samplePicture(picture: Sharp, to: Size, scratch: string): Promise<Buffer | undefined> {
  const file = path.join(scratch, `${randomUUID()}.v`)
  try {
    const { format, depth, autoOrient: from } = await picture.metadata()
    // Other formats decode to a smaller size by themselves.
    if (format !== 'png' || depth !== 'uchar' || from.width * from.height > mostPixels) return undefined
    if (from.width < to.width * muchLarger || from.height < to.height * muchLarger) return undefined
    await picture.toFile(file)
    return sampleFile(file, from, to)
  } catch {
    // What is wrong with it is said by whoever reads it whole.
    return undefined
  } finally {
    await rm(file, { force: true })
  }
}

function sampleFile(file: string, from: Size, to: Size): Buffer {
  const opened = openSync(file, 'r')
  try {
    const rowBytes = from.width * 4
    return sampleRows(from, to, (y, row) => {
      const read = readSync(opened, row, { length: rowBytes, position: headerBytes + y * rowBytes })
      if (read < rowBytes) throw new Error(`${file} ends early.`)
    })
  } finally {
    closeSync(opened)
  }
}

/**
 * Each pixel is the mean of points spread over its box; transparent points have no colour.
 * @param readRow fills an array with the points of a row
 */
function sampleRows(from: Size, to: Size, readRow: (y: number, row: Uint32Array) => void): Buffer {
  const columns = spread(from.width, to.width)
  const rows = spread(from.height, to.height)
  // Points are read as whole numbers of 32 bits: every machine we run on has the lowest byte first.
  const lines = Array.from({ length: samples }, () => new Uint32Array(from.width))
  const pixels = new Uint32Array(to.width * to.height)
  const box = new Uint32Array(samples * samples)
  for (let y = 0, at = 0; y < rows.length; y += samples) {
    lines.forEach((line, below) => readRow(rows[y + below] as number, line))
    for (let x = 0; x < columns.length; x += samples, at += 1) {
      // Most of a layer is of one colour around, or of none: nothing to reckon.
      let flat = true
      for (let point = 0; point < box.length; point += 1) {
        const line = lines[Math.trunc(point / samples)] as Uint32Array
        box[point] = line[columns[x + (point % samples)] as number] as number
        flat &&= box[point] === box[0]
      }
      pixels[at] = flat ? (box[0] as number) : mean(box)
    }
  }
  return Buffer.from(pixels.buffer)
}

/** Where the points looked at are, along one side. */
function spread(pixels: number, wanted: number): Int32Array {
  return Int32Array.from({ length: wanted * samples }, (_, index) =>
    Math.floor(((index + 0.5) * pixels) / (wanted * samples)),
  )
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
