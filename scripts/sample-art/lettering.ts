/** Engraved capitals as SVG paths, so that a drawing needs no font where it is opened. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype from 'opentype.js'
import type { Path } from 'opentype.js'

const require = createRequire(import.meta.url)

function load(weight: 400 | 600 | 800) {
  const file = readFileSync(require.resolve(`@fontsource/cinzel/files/cinzel-latin-${weight}-normal.woff`))
  return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.length))
}

const faces = { 400: load(400), 600: load(600), 800: load(800) }

export interface Letters {
  size: number
  /** Extra space between letters in units. */
  spacing?: number
  weight?: 400 | 600 | 800
  anchor?: 'start' | 'middle' | 'end'
  /** Attributes of the group; black fill when left out. */
  paint?: string
}

/** Width of a line of letters in units. */
export function widthOf(text: string, { size, spacing = 0, weight = 600 }: Letters): number {
  return faces[weight].getAdvanceWidth(text, size) + spacing * Math.max(0, [...text].length - 1)
}

/** A line of letters with its baseline at y, as SVG markup. */
export function letters(text: string, x: number, y: number, options: Letters): string {
  const { size, spacing = 0, weight = 600, anchor = 'middle', paint = 'fill="#000"' } = options
  const width = widthOf(text, options)
  let pen = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x
  let d = ''
  for (const glyph of text) {
    d += dataOf(faces[weight].getPath(glyph, pen, y, size))
    pen += faces[weight].getAdvanceWidth(glyph, size) + spacing
  }
  return `<path d="${d}" ${paint}/>`
}

/** Letters around a circle, centred at `angle` degrees (-90 is the top); `inward` reads along the bottom. */
export function lettersOnCircle(
  text: string,
  cx: number,
  cy: number,
  radius: number,
  angle: number,
  options: Letters & { inward?: boolean },
): string {
  const { size, spacing = 0, weight = 600, inward = false, paint = 'fill="#000"' } = options
  const turn = inward ? -1 : 1
  let at = (angle * Math.PI) / 180 - (turn * widthOf(text, options)) / radius / 2
  let out = ''
  for (const glyph of text) {
    const advance = faces[weight].getAdvanceWidth(glyph, size)
    const middle = at + (turn * advance) / radius / 2
    const degrees = (middle * 180) / Math.PI + 90 * turn
    const x = cx + radius * Math.cos(middle)
    const y = cy + radius * Math.sin(middle)
    const d = dataOf(faces[weight].getPath(glyph, -advance / 2, inward ? size * 0.35 : 0, size))
    out += `<path d="${d}" transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${degrees.toFixed(2)})"/>`
    at += (turn * (advance + spacing)) / radius
  }
  return `<g ${paint}>${out}</g>`
}

/** 1851 -> MDCCCLI. */
export function roman(value: number): string {
  const digits: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let out = ''
  for (const [amount, sign] of digits) {
    for (; value >= amount; value -= amount) out += sign
  }
  return out
}

/** The library's own path data is not always well formed, so the commands are written out here. */
function dataOf({ commands }: Path): string {
  const n = (v: number) => String(Math.round(v * 100) / 100)
  return commands
    .map((c) => {
      if (c.type === 'Z') return 'Z'
      const handles = c.type === 'C' ? [c.x1, c.y1, c.x2, c.y2] : c.type === 'Q' ? [c.x1, c.y1] : []
      return c.type + [...handles, c.x, c.y].map(n).join(' ')
    })
    .join('')
}
