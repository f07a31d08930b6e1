// One layer over those below, by W3C's "Compositing and Blending Level 1". Written here and not left to libvips: its
// modes other than `normal` take half transparent colours for darker ones, and its sums differ between processors.
// Pixels are read as whole numbers of 32 bits: every machine we run on has the lowest byte first.
import { blendTable } from './blend.ts'
import type { BlendMode } from './recipe.ts'
import type { Size, Tile } from './tile.ts'

/** What is painted on, four bytes a pixel, alpha last; colours are not multiplied by it. */
export interface Canvas extends Size {
  pixels: Buffer
}

/** How a layer's picture is laid on. */
export interface Look {
  blend: BlendMode
  /** 0 to 1. */
  opacity: number
}

/** @param background `#rrggbb`; transparent where absent */
export function createCanvas(size: Size, background: string | undefined): Canvas {
  const pixels = Buffer.alloc(size.width * size.height * 4)
  if (background !== undefined) pixels.fill(Buffer.from(`${background.slice(1)}ff`, 'hex'))
  return { ...size, pixels }
}

/** Lays rows `from` up to and without `to` of a tile on a canvas. */
export function layRows(canvas: Canvas, tile: Tile, look: Look, from: number, to: number): void {
  const lay = rowOf(look)
  const below = words(canvas.pixels)
  const above = words(tile.pixels)
  for (let y = from; y < to; y += 1) {
    const at = (tile.top + y) * canvas.width + tile.left
    lay(below, at, above, y * tile.width, tile.width)
  }
}

type Row = (below: Uint32Array, at: number, above: Uint32Array, from: number, width: number) => void

function rowOf({ blend, opacity }: Look): Row {
  if (opacity === 0) return () => undefined
  if (blend === 'normal') return (...row) => coverRow(opacity, ...row)
  if (blend === 'add') return (...row) => addRow(opacity, ...row)
  const table = blendTable(blend)
  return (...row) => blendRow(opacity, table, ...row)
}

/** The first number of those that are wholly opaque. */
const opaque = 0xff00_0000

// The three rows are written out for each colour, without a call: that is a third of the time.

function coverRow(
  opacity: number,
  below: Uint32Array,
  at: number,
  above: Uint32Array,
  from: number,
  width: number,
): void {
  const covers = opacity === 1
  for (let x = 0; x < width; x += 1) {
    const over = above[from + x] as number
    if (over >>> 24 === 0) continue
    const under = below[at + x] as number
    const ground = under >>> 24
    if (covers && (over >= opaque || ground === 0)) {
      below[at + x] = over
      continue
    }
    const alpha = (over >>> 24) * opacity
    const sum = alpha + ground - (alpha * ground) / 255
    const own = alpha / sum
    const rest = 1 - own
    const red = (over & 255) * own + (under & 255) * rest
    const green = ((over >>> 8) & 255) * own + ((under >>> 8) & 255) * rest
    const blue = ((over >>> 16) & 255) * own + ((under >>> 16) & 255) * rest
    below[at + x] = join(red, green, blue, sum)
  }
}

function blendRow(
  opacity: number,
  table: Float32Array,
  below: Uint32Array,
  at: number,
  above: Uint32Array,
  from: number,
  width: number,
): void {
  for (let x = 0; x < width; x += 1) {
    const over = above[from + x] as number
    if (over >>> 24 === 0) continue
    const under = below[at + x] as number
    const ground = under >>> 24
    const alpha = (over >>> 24) * opacity
    const sum = alpha + ground - (alpha * ground) / 255
    // How much of the colour is the layer's own, how much the mixed one, and how much that below; together 1.
    const both = (alpha * ground) / (255 * sum)
    const own = alpha / sum - both
    const rest = ground / sum - both
    const r = under & 255
    const g = (under >>> 8) & 255
    const b = (under >>> 16) & 255
    const s = over & 255
    const t = (over >>> 8) & 255
    const u = (over >>> 16) & 255
    const red = own * s + both * (table[(r << 8) | s] as number) + rest * r
    const green = own * t + both * (table[(g << 8) | t] as number) + rest * g
    const blue = own * u + both * (table[(b << 8) | u] as number) + rest * b
    below[at + x] = join(red, green, blue, sum)
  }
}

/** W3C's "plus": light upon light. */
function addRow(
  opacity: number,
  below: Uint32Array,
  at: number,
  above: Uint32Array,
  from: number,
  width: number,
): void {
  for (let x = 0; x < width; x += 1) {
    const over = above[from + x] as number
    if (over >>> 24 === 0) continue
    const under = below[at + x] as number
    const ground = under >>> 24
    const alpha = (over >>> 24) * opacity
    const sum = Math.min(255, alpha + ground)
    const own = alpha / sum
    const rest = ground / sum
    const red = Math.min(255, (over & 255) * own + (under & 255) * rest)
    const green = Math.min(255, ((over >>> 8) & 255) * own + ((under >>> 8) & 255) * rest)
    const blue = Math.min(255, ((over >>> 16) & 255) * own + ((under >>> 16) & 255) * rest)
    below[at + x] = join(red, green, blue, sum)
  }
}

function join(red: number, green: number, blue: number, alpha: number): number {
  return (red + 0.5) | ((green + 0.5) << 8) | ((blue + 0.5) << 16) | ((alpha + 0.5) << 24)
}

function words(pixels: Buffer): Uint32Array {
  const aligned = pixels.byteOffset % 4 === 0 ? pixels : new Uint8Array(pixels)
  return new Uint32Array(aligned.buffer, aligned.byteOffset, pixels.byteLength / 4)
}
