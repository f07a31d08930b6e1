/**
 * The engraver. A plate is a square of ink coverage; a part is a silhouette that is cut into it with families of
 * lines. Lines follow the body of the silhouette and grow wider where the tone is darker, as a burin does.
 * All coordinates are in units of 1/1200 of the plate; the plate itself is worked at twice that.
 */
import sharp from '@intaglio/shared/sharp'
import { createRelief } from './relief.ts'

export const unit = 1200
const scale = 2
export const side = unit * scale

/** A point of a part as tone functions see it: place and height in units, light in 0..1, n the unit normal. */
export interface Point {
  x: number
  y: number
  h: number
  nx: number
  ny: number
  nz: number
  light: number
}

/** Numbers the lines: lines run where it is a whole number and a half. */
export type LineField = (x: number, y: number, h: number) => number

export interface LineFamily {
  field: LineField
  /** Share of ink in 0..1 for this family; the part's tone when left out. */
  tone?: (p: Point) => number
}

export interface Part {
  /** Path data, or SVG markup drawn in white. */
  shape: string
  /** Cuts the shape; path data or markup. */
  clip?: string
  /** Roundness of the body: 0 flat, 1 half round. */
  swell?: number
  tone: (p: Point) => number
  lines: LineFamily[]
  /** Width of the contour line, 0 for none. */
  outline?: number
  /** How much of what lies below is wiped away, 1 when left out. */
  wipe?: number
}

export interface Plate {
  ink: Float32Array
  /** Lines cut so far; what the trait "Line count" says. */
  lineCount: number
  cut(part: Part): Promise<void>
  /** Adds SVG markup: black cuts, alpha is depth. */
  draw(markup: string): Promise<void>
  /** Wipes the plate clean under a shape. */
  wipe(shape: string): Promise<void>
}

const sun = normalise(-0.55, -0.62, 0.56)

/** A clean plate. What is cut into it wipes the plate `below`, too, so that a tint ends at the motif. */
export function createPlate(below?: Plate): Plate {
  const ink = new Float32Array(side * side)
  const plate: Plate = {
    ink,
    lineCount: 0,
    async cut(part) {
      const mask = await rasterise(part.shape)
      if (part.clip !== undefined) {
        const clip = await rasterise(part.clip)
        for (let i = 0; i < mask.length; i++) mask[i] = mask[i]! * clip[i]!
      }
      plate.lineCount += cutLines(ink, mask, part)
      const keep = part.wipe ?? 1
      if (below && keep > 0)
        for (let i = 0; i < mask.length; i++) below.ink[i] = below.ink[i]! * (1 - keep * mask[i]!)
      if (part.outline) {
        const d = part.shape
        const stroke = d.startsWith('<') ? undefined : await rasterise(strokeOf(d, part.outline))
        const clip = part.clip === undefined ? undefined : await rasterise(part.clip)
        if (stroke)
          for (let i = 0; i < ink.length; i++) ink[i] = Math.max(ink[i]!, stroke[i]! * (clip ? clip[i]! : 1))
      }
    },
    async draw(markup) {
      const drawn = await rasterise(markup)
      for (let i = 0; i < ink.length; i++) ink[i] = 1 - (1 - ink[i]!) * (1 - drawn[i]!)
    },
    async wipe(shape) {
      const mask = await rasterise(shape)
      for (let i = 0; i < ink.length; i++) ink[i] = ink[i]! * (1 - mask[i]!)
    },
  }
  return plate
}

const strokeOf = (d: string, width: number) =>
  `<path d="${d}" fill="none" stroke="#000" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`

/** Coverage of SVG markup or path data over the plate, 0..1. */
export async function rasterise(shape: string): Promise<Float32Array> {
  const body = shape.startsWith('<') ? shape : `<path d="${shape}" fill="#000"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${side}" height="${side}" viewBox="0 0 ${unit} ${unit}">${body}</svg>`
  const raw = await sharp(Buffer.from(svg), { unlimited: true }).extractChannel('alpha').raw().toBuffer()
  const out = new Float32Array(side * side)
  for (let i = 0; i < out.length; i++) out[i] = raw[i]! / 255
  return out
}

function cutLines(ink: Float32Array, mask: Float32Array, part: Part): number {
  const box = boundsOf(mask)
  if (!box) return 0
  const { left, top, width, height } = box
  const local = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    local.set(mask.subarray((top + y) * side + left, (top + y) * side + left + width), y * width)
  }
  const swell = part.swell ?? 0
  const relief = swell > 0 ? createRelief(local, width, height) : undefined
  const heights = new Float32Array(width * height)
  const tones = part.lines.map(() => new Float32Array(width * height))
  const body = { h: 0, hx: 0, hy: 0 }
  const p: Point = { x: 0, y: 0, h: 0, nx: 0, ny: 0, nz: 1, light: sun.z }
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (local[i] === 0) continue
      p.x = (left + x) / scale
      p.y = (top + y) / scale
      if (relief) {
        relief.at(x, y, body)
        p.h = (body.h * swell) / scale
        const hx = body.hx * swell
        const hy = body.hy * swell
        p.nz = 1 / Math.hypot(hx, hy, 1)
        p.nx = -hx * p.nz
        p.ny = -hy * p.nz
        p.light = Math.max(0, p.nx * sun.x + p.ny * sun.y + p.nz * sun.z)
      }
      heights[i] = p.h
      const tone = part.tone(p)
      for (let f = 0; f < tones.length; f++) tones[f]![i] = clamp(part.lines[f]!.tone?.(p) ?? tone)
    }
  }
  const keep = part.wipe ?? 1
  for (let y = 0; y < height; y++) {
    const row = (top + y) * side + left
    for (let x = 0; x < width; x++) ink[row + x] = ink[row + x]! * (1 - keep * local[y * width + x]!)
  }
  let count = 0
  part.lines.forEach((family, f) => {
    count += cutFamily(ink, local, heights, tones[f]!, family.field, box)
  })
  return count
}

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Cuts one family and returns how many lines it has. */
function cutFamily(
  ink: Float32Array,
  mask: Float32Array,
  heights: Float32Array,
  tones: Float32Array,
  field: LineField,
  { left, top, width, height }: Box,
): number {
  let min = Infinity
  let max = -Infinity
  let above = new Float64Array(width + 1)
  let here = new Float64Array(width + 1)
  const fill = (row: Float64Array, y: number) => {
    const yy = Math.min(y, height - 1)
    for (let x = 0; x <= width; x++) {
      const h = heights[yy * width + Math.min(x, width - 1)]!
      row[x] = field((left + x) / scale, (top + y) / scale, h)
    }
  }
  fill(above, 0)
  for (let y = 0; y < height; y++) {
    fill(here, y + 1)
    for (let x = 0; x < width; x++) {
      const m = mask[y * width + x]!
      if (m === 0) continue
      const tone = tones[y * width + x]!
      if (tone < 0.035) continue
      const f = above[x]!
      if (f < min) min = f
      if (f > max) max = f
      const dx = wrap(above[x + 1]! - f)
      const dy = wrap(here[x]! - f)
      const pixel = Math.max(1e-6, Math.hypot(dx, dy))
      const t = Math.abs(f - Math.floor(f) - 0.5)
      const w = tone * 0.49
      const line = Math.max(0, Math.min(t + pixel / 2, w) - Math.max(t - pixel / 2, -w)) / pixel
      // lines too close to be told apart become their own grey
      const crowded = clamp((pixel - 0.35) / 0.25)
      const i = (top + y) * side + left + x
      ink[i] = 1 - (1 - ink[i]!) * (1 - m * (line * (1 - crowded) + tone * crowded))
    }
    ;[above, here] = [here, above]
  }
  return max > min ? Math.ceil(max - min) : 0
}

function boundsOf(mask: Float32Array): Box | undefined {
  let left = side
  let right = -1
  let top = side
  let bottom = -1
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (mask[y * side + x] === 0) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

const wrap = (d: number) => d - Math.round(d)
export const clamp = (v: number) => (v < 0 ? 0 : v > 1 ? 1 : v)

function normalise(x: number, y: number, z: number) {
  const l = Math.hypot(x, y, z)
  return { x: x / l, y: y / l, z: z / l }
}
