/** A piece of the collection: what it is called, how it is printed, and how its motif is cut. */
import type { FrameName, Mark } from './frames.ts'
import type { Plate } from './plate.ts'
import type { Paper } from './sheet.ts'

export const papers = {
  Cream: { name: 'Cream', colour: '#f3ead6', laid: 1 },
  White: { name: 'White', colour: '#f6f4ee', laid: 0 },
  Azure: { name: 'Azure', colour: '#dfe7ea', laid: 1 },
  Rose: { name: 'Rose', colour: '#f2dfd6', laid: 0 },
  Buff: { name: 'Buff', colour: '#e6d3ae', laid: 1 },
  Celadon: { name: 'Celadon', colour: '#dfe6d3', laid: 0 },
  Midnight: { name: 'Midnight', colour: '#141c2b', laid: 0 },
} satisfies Record<string, Paper>

/** Main ink, and the pale ink that is printed under it. */
export const inks = {
  'Prussian Blue': { main: '#16304f', tint: '#9db7c4' },
  Sepia: { main: '#4a2c19', tint: '#d3b48c' },
  Oxblood: { main: '#6a1720', tint: '#dfb09f' },
  'Bottle Green': { main: '#143c2c', tint: '#a9c3a0' },
  'Lamp Black': { main: '#1b1a1c', tint: '#c3bcae' },
  Violet: { main: '#3a2457', tint: '#c2b2cf' },
  Vermilion: { main: '#a8331a', tint: '#e8c08f' },
  Silver: { main: '#e9e4d3', tint: '#4a5c7a' },
} as const

interface Info {
  file: string
  name: string
  description: string
  motif: string
  kind: string
  ink: keyof typeof inks
  paper: keyof typeof papers
  border: FrameName
  hatch: string
  mark: Mark
  value: number
  year: number
  seed: number
}

/** A piece that is cut into plates and printed. */
export interface Piece extends Info {
  /** Cuts the motif. The window's middle is about (600, 560); frames keep within 150..1050. */
  draw(plate: Plate, tint: Plate): Promise<void>
}

/** A piece that is drawn as vectors: an SVG, or an animation when it has frames. */
export interface DrawnPiece extends Info {
  frames?: number
  /** The motif at `turn` in 0..1 of its cycle, as SVG markup in black for both inks. */
  markup(turn: number): { dark: string; tint: string }
  lineCount: number
}
