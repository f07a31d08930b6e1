// How the colours of two layers become one: the separable formulas of W3C's "Compositing and Blending Level 1",
// section 10, over colours of 0 to 1. Additions, products and square roots alone: the same on every machine.
import type { BlendMode } from './recipe.ts'

type Formula = (below: number, above: number) => number

const multiply: Formula = (below, above) => below * above
const screen: Formula = (below, above) => below + above - below * above
const hardLight: Formula = (below, above) =>
  above <= 0.5 ? multiply(below, 2 * above) : screen(below, 2 * above - 1)

/** Those that mix two colours; `normal` takes the upper one, and `add` is no mixture. */
type Mixing = Exclude<BlendMode, 'normal' | 'add'>

const formulas: Record<Mixing, Formula> = {
  multiply,
  screen,
  'hard-light': hardLight,
  overlay: (below, above) => hardLight(above, below),
  darken: Math.min,
  lighten: Math.max,
  'color-dodge': (below, above) => {
    if (below === 0) return 0
    return above === 1 ? 1 : Math.min(1, below / (1 - above))
  },
  'color-burn': (below, above) => {
    if (below === 1) return 1
    return above === 0 ? 0 : 1 - Math.min(1, (1 - below) / above)
  },
  'soft-light': (below, above) => {
    if (above <= 0.5) return below - (1 - 2 * above) * below * (1 - below)
    const lit = below <= 0.25 ? ((16 * below - 12) * below + 4) * below : Math.sqrt(below)
    return below + (2 * above - 1) * (lit - below)
  },
  difference: (below, above) => Math.abs(below - above),
  exclusion: (below, above) => below + above - 2 * below * above,
}

const made = new Map<Mixing, Float32Array>()

/** What a mode makes of every two colours, at `below * 256 + above`, each of 0 to 255. */
export function blendTable(mode: Mixing): Float32Array {
  const known = made.get(mode)
  if (known) return known
  const formula = formulas[mode]
  const table = Float32Array.from(
    { length: 256 * 256 },
    (_, at) => 255 * formula((at >>> 8) / 255, (at & 255) / 255),
  )
  made.set(mode, table)
  return table
}
