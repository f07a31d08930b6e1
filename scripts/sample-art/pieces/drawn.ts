/** Pieces without a plate: pure curves, two of them in motion. */
import { fine, latheRing, lathePetals } from '../guilloche.ts'
import type { Petals } from '../guilloche.ts'
import { letters } from '../lettering.ts'
import type { DrawnPiece } from '../piece.ts'
import { createRandom } from '../random.ts'
import { leaf, taper, thread } from '../shapes.ts'
import type { XY } from '../shapes.ts'

const n1 = (v: number) => v.toFixed(1)

/** A frond: pinnae on both sides of a bent stem, each hatched on its shadow side. */
function frond(from: XY, bend: XY, to: XY, size: number): { markup: string; lines: number } {
  const at = (t: number): XY => [
    (1 - t) ** 2 * from[0] + 2 * t * (1 - t) * bend[0] + t * t * to[0],
    (1 - t) ** 2 * from[1] + 2 * t * (1 - t) * bend[1] + t * t * to[1],
  ]
  let shapes = ''
  let lines = ''
  let count = 0
  const pairs = 19
  for (let i = pairs; i >= 0; i--) {
    const t = 0.12 + 0.86 * (i / pairs)
    const [x, y] = at(t)
    const [x2, y2] = at(t + 0.02)
    const dir = Math.atan2(y2 - y, x2 - x)
    for (const s of [-1, 1]) {
      const length = size * Math.sin(Math.PI * (0.28 + 0.72 * t)) ** 0.9 + 6
      const a = dir + s * (1.25 - 0.36 * t)
      // leaflets along each pinna
      const leaflets = Math.max(3, Math.round(length / 11.5))
      for (let k = leaflets; k >= 1; k--) {
        const u = k / leaflets
        const px = x + length * u * Math.cos(a + s * -0.16 * u)
        const py = y + length * u * Math.sin(a + s * -0.16 * u)
        for (const side of [-1, 1]) {
          const l = 4 + 0.155 * length * (1 - u) ** 0.6
          const b = a + side * 1.05
          const tip: XY = [px + l * Math.cos(b), py + l * Math.sin(b)]
          shapes += leaf([px, py], tip, l * 0.5, 0)
          const shadow = side * s > 0
          for (let h = shadow ? 0.3 : 0.5; h < 0.9; h += shadow ? 0.22 : 0.4) {
            const hx = px + (tip[0] - px) * h
            const hy = py + (tip[1] - py) * h
            const w = l * 0.2 * (1 - h * 0.6) * (shadow ? 1 : -1)
            lines += `M${n1(hx)} ${n1(hy)}l${n1(-Math.sin(b) * w)} ${n1(Math.cos(b) * w)}`
            count++
          }
        }
      }
      lines += thread([
        [x, y],
        [x + length * 0.5 * Math.cos(a - s * 0.06), y + length * 0.5 * Math.sin(a - s * 0.06)],
        [x + length * Math.cos(a - s * 0.16), y + length * Math.sin(a - s * 0.16)],
      ])
    }
  }
  const stem = taper([0, 0.2, 0.4, 0.6, 0.8, 1].map(at), size * 0.06, 2)
  return {
    markup: `<path d="${shapes}" fill="#fff" stroke="#000" stroke-width="1.1"/><path d="${lines}" fill="none" stroke="#000" stroke-width="1"/><path d="${stem}" fill="#000"/>`,
    lines: count,
  }
}

const fronds = [
  frond([606, 990], [400, 800], [160, 560], 132),
  frond([614, 990], [830, 820], [1040, 590], 124),
  frond([610, 990], [550, 520], [680, 120], 204),
]
const crosier = (x: number, y: number, s: number): string => {
  let d = `M${x} ${y}C${x - 10 * s} ${y - 90 * s} ${x - 34 * s} ${y - 150 * s} ${n1(x - 8 * s)} ${n1(y - 220 * s)}`
  for (let i = 0; i <= 60; i++) {
    const a = Math.PI + i * 0.2
    const r = 40 * s * Math.exp(-i * 0.034)
    d += `L${n1(x + 32 * s + r * Math.cos(a))} ${n1(y - 220 * s + r * Math.sin(a))}`
  }
  return `<path d="${d}" fill="none" stroke="#000" stroke-width="${n1(9 * s)}" stroke-linecap="round" stroke-linejoin="round"/><path d="${d}" fill="none" stroke="#fff" stroke-width="${n1(4.5 * s)}" stroke-dasharray="2 3.4"/>`
}

const fern: DrawnPiece = {
  file: '10-lady-fern.svg',
  name: 'Lady Fern',
  description:
    'Three fronds and two that have still to unroll. Each leaflet is drawn, and hatched on the side away from the light.',
  motif: 'Fern',
  kind: 'Flora',
  ink: 'Bottle Green',
  paper: 'Cream',
  border: 'Plate',
  hatch: 'Botanical',
  mark: 'Fleuron',
  value: 13,
  year: 1853,
  seed: 10,
  lineCount: fronds.reduce((sum, f) => sum + f.lines, 0),
  markup: () => ({
    dark: fronds.map((f) => f.markup).join('') + crosier(560, 990, 0.9) + crosier(690, 990, 0.66),
    tint:
      latheRing(600, 560, { outer: 430, inner: 250, lobes: 24, strands: 10 }, fine(1)) +
      latheRing(600, 560, { outer: 260, inner: 90, lobes: 16, strands: 8 }, fine(1)),
  }),
}

const [rx, ry] = [600, 548]
const flower: Petals[] = [
  { radius: 372, band: 92, pinch: 26, petals: 16, reach: 0.06, waves: 96, strands: 5 },
  { radius: 268, band: 150, pinch: 36, petals: 8, reach: 0.17, waves: 64, strands: 9, turn: 22.5 },
  { radius: 268, band: 150, pinch: 36, petals: 8, reach: 0.17, waves: 64, strands: 9 },
  { radius: 150, band: 88, pinch: 20, petals: 8, reach: 0.2, waves: 48, strands: 7, turn: 22.5 },
  { radius: 104, band: 34, pinch: 20, petals: 16, reach: 0.05, waves: 48, strands: 4 },
]

const rosettePiece: DrawnPiece = {
  file: '11-first-rosette.svg',
  name: 'First Rosette',
  description:
    'What a geometric lathe does: five woven rings about one middle, each a wave that rides on petals.',
  motif: 'Rosette',
  kind: 'Ornament',
  ink: 'Violet',
  paper: 'White',
  border: 'Plate',
  hatch: 'Lathe',
  mark: 'Crescent',
  value: 1000,
  year: 1820,
  seed: 12,
  lineCount: flower.reduce((sum, r) => sum + r.strands, 0) + 18,
  markup: () => ({
    dark:
      flower.map((p) => lathePetals(rx, ry, p, fine(0.95))).join('') +
      `<circle cx="${rx}" cy="${ry}" r="80" fill="#000"/><circle cx="${rx}" cy="${ry}" r="74" fill="none" stroke="#fff" stroke-width="1.4"/>` +
      letters('M', rx, ry + 34, { size: 96, weight: 600, paint: 'fill="#fff"' }),
    tint:
      lathePetals(
        rx,
        ry,
        { radius: 400, band: 110, pinch: 40, petals: 8, reach: 0.1, waves: 64, strands: 9, turn: 22.5 },
        fine(1.3),
      ) +
      lathePetals(
        rx,
        ry,
        { radius: 250, band: 240, pinch: 90, petals: 16, reach: 0.06, waves: 48, strands: 9 },
        fine(1.3),
      ),
  }),
}

const turning: DrawnPiece = {
  file: '12-the-lathe-turns.gif',
  name: 'The Lathe Turns',
  description:
    'A rosette in motion: its rings turn against each other by one lobe and meet again where they began.',
  motif: 'Rosette',
  kind: 'Ornament',
  ink: 'Oxblood',
  paper: 'Cream',
  border: 'Stamp',
  hatch: 'Lathe',
  mark: 'None',
  value: 40,
  year: 1822,
  seed: 13,
  frames: 20,
  lineCount: 33,
  markup: (turn) => {
    const [x, y] = [600, 550]
    const ring = (p: Petals, width = 1.5) => lathePetals(x, y, p, fine(width))
    return {
      dark:
        ring({
          radius: 286,
          band: 116,
          pinch: 30,
          petals: 12,
          reach: 0.13,
          waves: 60,
          strands: 6,
          turn: turn * 30,
          weave: turn,
        }) +
        ring({
          radius: 196,
          band: 130,
          pinch: 30,
          petals: 8,
          reach: 0.2,
          waves: 40,
          strands: 6,
          turn: -turn * 45,
          weave: -turn,
        }) +
        ring({
          radius: 92,
          band: 70,
          pinch: 16,
          petals: 6,
          reach: 0.2,
          waves: 24,
          strands: 5,
          turn: turn * 60,
          weave: turn,
        }) +
        '<circle cx="600" cy="550" r="44" fill="#000"/>' +
        letters('40', 600, 566, { size: 44, weight: 800, paint: 'fill="#fff"' }),
      tint: [0, 1, 2, 3]
        .map((i) =>
          latheRing(
            x,
            y,
            {
              outer: 500 + i * 70,
              inner: 420 + i * 70,
              lobes: 36 + i * 4,
              strands: 4,
              turn: (turn * 360) / (36 + i * 4),
            },
            fine(1.8),
          ),
        )
        .join(''),
    }
  },
}

/** The moon as lines whose width is the light on a ball lit from `angle`. */
function litBall(cx: number, cy: number, r: number, angle: number, gap: number): string {
  let d = ''
  const sun = { x: -Math.sin(angle), z: -Math.cos(angle) }
  for (let v = -r + gap / 2; v < r; v += gap) {
    const half = Math.sqrt(r * r - v * v)
    const upper: string[] = []
    const lower: string[] = []
    for (let i = 0; i <= 72; i++) {
      const x = -half * Math.cos((i / 72) * Math.PI)
      const z = Math.sqrt(Math.max(0, r * r - x * x - v * v)) / r
      const light = Math.max(0, (x / r) * sun.x + z * sun.z) ** 0.62
      const sea =
        Math.exp(-(((x + 80) / 90) ** 2 + ((v + 100) / 70) ** 2)) +
        Math.exp(-(((x - 70) / 80) ** 2 + ((v + 40) / 60) ** 2)) +
        Math.exp(-(((x + 20) / 120) ** 2 + ((v - 120) / 50) ** 2))
      const w = (gap / 2) * Math.min(0.92, 0.07 + light * (0.86 - 0.42 * Math.min(1, sea)))
      const bow = 26 * (v / r) * Math.sqrt(Math.max(0, 1 - (x / half) ** 2))
      upper.push(`${n1(cx + x)} ${n1(cy + v + bow - w)}`)
      lower.unshift(`${n1(cx + x)} ${n1(cy + v + bow + w)}`)
    }
    d += `M${upper.join('L')}L${lower.join('L')}Z`
  }
  return `<path d="${d}" fill="#000"/>`
}

const sparks = (() => {
  const random = createRandom(28)
  let out = ''
  for (let i = 0; i < 90; i++) {
    const a = random() * 2 * Math.PI
    const r = 320 + 130 * random()
    out += `<path transform="translate(${n1(600 + r * Math.cos(a))} ${n1(545 + r * Math.sin(a))}) scale(${(0.9 + 2.6 * random() ** 3).toFixed(2)})" d="M0-4L.6-.6L4 0L.6 .6L0 4L-.6 .6L-4 0L-.6-.6Z" fill="#000"/>`
  }
  return out
})()

const lunation: DrawnPiece = {
  file: '13-lunation.gif',
  name: 'Lunation',
  description: 'One month of the moon in twenty-four pictures. Only the width of the lines changes.',
  motif: 'Moon',
  kind: 'Sky',
  ink: 'Silver',
  paper: 'Midnight',
  border: 'Plate',
  hatch: 'Parallel',
  mark: 'Crescent',
  value: 29,
  year: 1828,
  seed: 14,
  frames: 24,
  lineCount: Math.round(560 / 11),
  markup: (turn) => ({
    dark: sparks + litBall(600, 545, 280, (turn + 0.36) * 2 * Math.PI, 11),
    tint: latheRing(600, 545, { outer: 440, inner: 300, lobes: 24, strands: 8 }, fine(1.4)),
  }),
}

export const drawn = [fern, rosettePiece, turning, lunation]
