/** The printing: paper, and inks laid over it plate by plate. Gives raw RGB at the size asked for. */
import sharp from '@intaglio/shared/sharp'
import { createNoise } from './random.ts'
import { rasterise, side } from './plate.ts'

export interface Paper {
  name: string
  colour: string
  /** Strength of the laid lines, 0 for wove paper. */
  laid: number
}

export interface Impression {
  ink: Float32Array
  colour: string
  /** Opacity of a full cut. */
  strength?: number
}

export interface SheetOptions {
  paper: Paper
  impressions: Impression[]
  /** The colour behind a cut-out sheet and the outline of the sheet, for stamps. */
  mat?: { colour: string; outline: string }
  seed: number
}

/** Prints a sheet and returns it as a sharp image of `size` pixels a side. */
export async function print({ paper, impressions, mat, seed }: SheetOptions, size = 1200) {
  const grain = createNoise(seed)
  const base = rgb(paper.colour)
  const inks = impressions.map((i) => ({ ink: i.ink, rgb: rgb(i.colour), strength: i.strength ?? 0.96 }))
  const out = Buffer.alloc(side * side * 3)
  const sheet = mat && (await rasterise(mat.outline))
  const shadow = mat && (await shadowOf(mat.outline))
  const under = mat ? rgb(mat.colour) : base
  for (let y = 0, i = 0; y < side; y++) {
    const laid = paper.laid * Math.cos((y / 2 / 7) * 2 * Math.PI) * 1.4
    for (let x = 0; x < side; x++, i++) {
      const chain = paper.laid && Math.abs(((x + 60) % 300) - 150) < 2 ? -3 * paper.laid : 0
      const cloud = 3.4 * grain.fractal(x / 500, y / 500, 2) + laid + chain
      const edge = Math.min(x, y, side - x, side - y) / side
      const dim = edge < 0.06 && !mat ? -9 * (1 - edge / 0.06) ** 2 : 0
      const load = 0.955 + 0.05 * grain.noise(x / 90, y / 90)
      for (let c = 0; c < 3; c++) {
        let v = base[c]! + cloud + dim
        for (const { ink, rgb: colour, strength } of inks) {
          const a = ink[i]!
          if (a > 0) v += (colour[c]! - v) * a * strength * load
        }
        if (sheet && shadow) v = under[c]! * (1 - 0.42 * shadow[i]!) * (1 - sheet[i]!) + v * sheet[i]!
        out[i * 3 + c] = Math.max(0, Math.min(255, v))
      }
    }
  }
  return sharp(out, { raw: { width: side, height: side, channels: 3 } }).resize(size, size, {
    kernel: 'lanczos3',
  })
}

async function shadowOf(outline: string): Promise<Float32Array> {
  return rasterise(
    `<defs><filter id="s" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="9"/></filter></defs>` +
      `<g transform="translate(5 9)" filter="url(#s)"><path d="${outline}"/></g>`,
  )
}

export function rgb(hex: string): [number, number, number] {
  const n = Number.parseInt(hex.slice(1), 16)
  return [n >> 16, (n >> 8) & 255, n & 255]
}
