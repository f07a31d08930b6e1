/** Families of lines and ways to shade, for the parts of a plate. Angles in degrees, lengths in units. */
import { createNoise } from './random.ts'
import { clamp } from './plate.ts'
import type { LineField, Point } from './plate.ts'

const hand = createNoise(5)

/** Straight lines at an angle, `gap` apart, which bulge with the body. */
export function slant(angle: number, gap: number, bulge = 0.6): LineField {
  const s = Math.sin((angle * Math.PI) / 180)
  const c = Math.cos((angle * Math.PI) / 180)
  return (x, y, h) => (y * c - x * s - bulge * h) / gap + 0.12 * hand.noise(x / 60, y / 60)
}

/** Waving lines: like slant, with a wave of that amplitude and length along the line. */
export function wave(angle: number, gap: number, amplitude: number, length: number, bulge = 0.4): LineField {
  const s = Math.sin((angle * Math.PI) / 180)
  const c = Math.cos((angle * Math.PI) / 180)
  return (x, y, h) => {
    const along = x * c + y * s
    return (y * c - x * s - bulge * h + amplitude * Math.sin((along / length) * 2 * Math.PI)) / gap
  }
}

/** `count` rays from a centre, bent by `twist` turns per 1000 units of distance. */
export function rays(cx: number, cy: number, count: number, twist = 0): LineField {
  return (x, y) => {
    const r = Math.hypot(x - cx, y - cy)
    return (Math.atan2(y - cy, x - cx) / (2 * Math.PI) + (twist * r) / 1000) * count
  }
}

/** Circles around a centre, squeezed vertically by `squeeze`, which bulge with the body. */
export function rings(cx: number, cy: number, gap: number, bulge = 0, squeeze = 1): LineField {
  return (x, y, h) => (Math.hypot(x - cx, (y - cy) / squeeze) - bulge * h) / gap
}

/** Lines parallel to the outline of the part: its contour lines. */
export function contours(gap: number): LineField {
  return (x, y, h) => h / gap + 0.1 * hand.noise(x / 50, y / 50)
}

/** Tone by light: `dark` in full shadow, `bright` in full light. */
export function shade(dark = 0.85, bright = 0.06, gamma = 1): (p: Point) => number {
  return (p) => bright + (dark - bright) * (1 - Math.min(1, p.light * 1.08)) ** gamma
}

/** Tone for the second, crossing family: begins only where it is darker than `from`. */
export function crossed(tone: (p: Point) => number, from = 0.45, gain = 1): (p: Point) => number {
  return (p) => clamp((tone(p) - from) * gain)
}

export const flat = (tone: number) => () => tone
export const mix = (a: number, b: number, t: number) => a + (b - a) * clamp(t)
/** 0 below `from`, 1 above `to`, smooth between. */
export function step(from: number, to: number, v: number): number {
  const t = clamp((v - from) / (to - from))
  return t * t * (3 - 2 * t)
}
