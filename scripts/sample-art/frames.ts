/** What stands around the motif: the window it is seen through, borders, numerals and the title. */
import { fine, latheBand, latheRing, rosette } from './guilloche.ts'
import { letters, lettersOnCircle, roman, widthOf } from './lettering.ts'

export interface Caption {
  title: string
  year: number
  /** The numeral in the corners, e.g. "5". */
  value: string
  /** The edition mark drawn beside the title. */
  mark: Mark
}

export type Mark = 'Star' | 'Anchor' | 'Crescent' | 'Fleuron' | 'None'

export interface Frame {
  /** Path of the window through which the motif is seen; none means the whole sheet. */
  window?: string
  /** SVG markup for the dark ink and for the pale tint. */
  dark: string
  tint: string
  /** Dark markup that lies below the wiped areas, and those areas; `dark` comes after them. */
  under?: string
  wipe: string
  /** Outline of the sheet, when it is cut out of a mat. */
  outline?: string
}

export type FrameName = 'Banknote' | 'Stamp' | 'Medallion' | 'Plate' | 'Arch'

export const frames: Record<FrameName, (caption: Caption) => Frame> = {
  Banknote: banknote,
  Stamp: stamp,
  Medallion: medallion,
  Plate: plateMark,
  Arch: arch,
}

const rect = (x: number, y: number, w: number, h: number) => `M${x} ${y}h${w}v${h}h${-w}Z`
const stroke = (d: string, width: number) =>
  `<path d="${d}" fill="none" stroke="#000" stroke-width="${width}"/>`
const solid = (d: string) => `<path d="${d}" fill="#000"/>`
const circle = (cx: number, cy: number, r: number) =>
  `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`

/** A mark of about 2r, centred. */
export function markAt(mark: Mark, x: number, y: number, r: number): string {
  switch (mark) {
    case 'Star': {
      let d = ''
      for (let i = 0; i < 10; i++) {
        const a = (i / 10) * 2 * Math.PI - Math.PI / 2
        const q = i % 2 ? r * 0.42 : r
        d += `${i ? 'L' : 'M'}${(x + q * Math.cos(a)).toFixed(1)} ${(y + q * Math.sin(a)).toFixed(1)}`
      }
      return solid(`${d}Z`)
    }
    case 'Crescent':
      return solid(
        `M${x + r * 0.5} ${y - r * 0.87}A${r} ${r} 0 1 0 ${x + r * 0.5} ${y + r * 0.87}A${r * 0.92} ${r * 0.92} 0 0 1 ${x + r * 0.5} ${y - r * 0.87}Z`,
      )
    case 'Anchor':
      return (
        stroke(
          `M${x} ${y - r * 0.5}V${y + r}M${x - r * 0.5} ${y - r * 0.25}h${r}M${x - r * 0.85} ${y + r * 0.35}Q${x - r * 0.6} ${y + r} ${x} ${y + r}T${x + r * 0.85} ${y + r * 0.35}`,
          r * 0.22,
        ) + stroke(circle(x, y - r * 0.75, r * 0.22), r * 0.18)
      )
    case 'Fleuron':
      return solid(
        [0, 90, 180, 270]
          .map((a) => {
            const t = (dx: number, dy: number) => {
              const q = (a * Math.PI) / 180
              return `${(x + dx * Math.cos(q) - dy * Math.sin(q)).toFixed(1)} ${(y + dx * Math.sin(q) + dy * Math.cos(q)).toFixed(1)}`
            }
            return `M${t(0, 0)}C${t(-r * 0.6, -r * 0.4)} ${t(-r * 0.2, -r * 0.8)} ${t(0, -r)}C${t(r * 0.2, -r * 0.8)} ${t(r * 0.6, -r * 0.4)} ${t(0, 0)}Z`
          })
          .join(''),
      )
    case 'None':
      return ''
  }
}

/** A title with the edition mark on both sides. */
function titled(c: Caption, y: number, size: number, x = 600): string {
  const options = { size, spacing: size * 0.16, weight: 600 as const }
  const half = widthOf(c.title, options) / 2 + size * 1.15
  return (
    letters(c.title, x, y, options) +
    markAt(c.mark, x - half, y - size * 0.35, size * 0.36) +
    markAt(c.mark, x + half, y - size * 0.35, size * 0.36)
  )
}

function banknote(c: Caption): Frame {
  const a = 104
  const b = 1200 - a
  const bandWidth = 62
  const corners: [number, number][] = [
    [a, a],
    [b, a],
    [a, b],
    [b, b],
  ]
  const cartouche = 'M352 1052q-26 0 -26 26v48q0 26 26 26h496q26 0 26-26v-48q0-26-26-26Z'
  const bands = [
    [
      [a, a],
      [b, a],
    ],
    [
      [a, b],
      [b, b],
    ],
    [
      [a, a],
      [a, b],
    ],
    [
      [b, a],
      [b, b],
    ],
  ] as [[number, number], [number, number]][]
  return {
    window: rect(150, 150, 900, 900),
    tint:
      bands.map(([p, q]) => latheBand(p, q, bandWidth * 1.25, 31, 4, fine(0.9))).join('') +
      corners
        .map(([x, y]) => latheRing(x, y, { outer: 84, inner: 20, lobes: 12, strands: 9 }, fine(0.9)))
        .join(''),
    under:
      bands.map(([p, q]) => latheBand(p, q, bandWidth, 62, 7, fine(1))).join('') +
      stroke(rect(52, 52, 1096, 1096), 2.4) +
      stroke(rect(60, 60, 1080, 1080), 0.9) +
      stroke(rect(150, 150, 900, 900), 2.2) +
      stroke(rect(143, 143, 914, 914), 0.8),
    wipe: corners.map(([x, y]) => circle(x, y, 88)).join('') + cartouche,
    dark:
      corners
        .map(
          ([x, y]) =>
            latheRing(x, y, { outer: 84, inner: 46, lobes: 16, strands: 9, share2: 0.15 }, fine(1)) +
            stroke(circle(x, y, 87), 1.6) +
            solid(circle(x, y, 45)),
        )
        .join('') +
      stroke(cartouche, 2) +
      stroke('M356 1058q-24 0 -24 22v44q0 22 24 22h488q24 0 24-22v-44q0-22-24-22Z', 0.8) +
      titled(c, 1114, 33) +
      letters(`INTAGLIO  SAMPLER  ·  ${roman(c.year)}`, 600, 1135, { size: 12.5, spacing: 2.6, weight: 600 }),
  }
}

/** The numerals of a banknote are white on the corner discs, so they are wiped, not cut. */
export function cornerNumerals(c: Caption): string {
  const size = c.value.length > 2 ? 34 : c.value.length > 1 ? 46 : 58
  return [
    [104, 104],
    [1096, 104],
    [104, 1096],
    [1096, 1096],
  ]
    .map(([x, y]) => letters(c.value, x!, y! + size * 0.35, { size, weight: 800 }))
    .join('')
}

function stamp(c: Caption): Frame {
  return {
    window: rect(150, 150, 900, 800),
    outline: perforated(70, 70, 1060, 53, 13.5),
    tint: '',
    wipe: '',
    dark:
      stroke(rect(150, 150, 900, 800), 2.6) +
      stroke(rect(138, 138, 924, 924), 1.1) +
      letters(c.value, 1050, 1040, { size: 76, weight: 800, anchor: 'end' }) +
      letters(c.title, 152, 1012, { size: 40, spacing: 5, weight: 600, anchor: 'start' }) +
      letters(`INTAGLIO POST  ·  ${roman(c.year)}`, 153, 1041, {
        size: 17,
        spacing: 3.4,
        weight: 600,
        anchor: 'start',
      }) +
      markAt(c.mark, 1050 - widthOf(c.value, { size: 76, weight: 800 }) - 40, 1013, 17),
  }
}

/** A square with round holes bitten out of its edge. */
function perforated(x: number, y: number, w: number, pitch: number, r: number): string {
  const n = Math.round(w / pitch)
  const s = w / n
  const edge = (dx: number, dy: number) => {
    let d = ''
    for (let i = 0; i < n; i++) {
      const run = s / 2 - r
      d += `l${dx * run} ${dy * run}a${r} ${r} 0 0 0 ${dx * 2 * r} ${dy * 2 * r}l${dx * run} ${dy * run}`
    }
    return d
  }
  return `M${x} ${y}${edge(1, 0)}${edge(0, 1)}${edge(-1, 0)}${edge(0, -1)}Z`
}

function medallion(c: Caption): Frame {
  const [cx, cy] = [600, 600]
  let ground = ''
  for (let y = 62; y <= 1138; y += 6) ground += `M60 ${y}H1140`
  return {
    window: circle(cx, cy, 428),
    tint: latheRing(cx, cy, { outer: 536, inner: 434, lobes: 60, strands: 5 }, fine(0.9)),
    wipe: '',
    dark:
      `<g><clipPath id="g"><path clip-rule="evenodd" d="${rect(60, 60, 1080, 1080)}${circle(cx, cy, 540)}"/></clipPath><path clip-path="url(#g)" d="${ground}" stroke="#000" stroke-width="1.9"/></g>` +
      stroke(rect(60, 60, 1080, 1080), 2.6) +
      stroke(rect(49, 49, 1102, 1102), 0.9) +
      stroke(circle(cx, cy, 540), 2.4) +
      stroke(circle(cx, cy, 428), 2.4) +
      stroke(circle(cx, cy, 436), 0.9) +
      stroke(circle(cx, cy, 530), 0.9) +
      latheRing(cx, cy, { outer: 524, inner: 500, lobes: 120, strands: 4 }, fine(0.9)) +
      lettersOnCircle(c.title, cx, cy, 453, -90, { size: 42, spacing: 8, weight: 600 }) +
      lettersOnCircle(`INTAGLIO  SAMPLER  N\u00ba ${c.value}  ${roman(c.year)}`, cx, cy, 466, 90, {
        size: 26,
        spacing: 5,
        weight: 600,
        inward: true,
      }) +
      markAt(c.mark, cx - 467, cy, 19) +
      markAt(c.mark, cx + 467, cy, 19),
  }
}

/** What the ruled ground of a medallion carries in its corners. */
export function medallionCorners(): { wipe: string; dark: string } {
  const corners = [
    [138, 138],
    [1062, 138],
    [138, 1062],
    [1062, 1062],
  ] as [number, number][]
  return {
    wipe: corners.map(([x, y]) => circle(x, y, 64)).join(''),
    dark: corners.map(([x, y]) => rosette(x, y, 60, 10, fine(0.9)) + stroke(circle(x, y, 64), 1.4)).join(''),
  }
}

function plateMark(c: Caption): Frame {
  return {
    tint: '',
    wipe: '',
    dark:
      stroke('M74 74H1126V1126H74Z', 0.7) +
      letters(c.title, 600, 1066, { size: 40, spacing: 9, weight: 400 }) +
      letters(`N\u00ba ${c.value}`, 112, 1064, { size: 19, spacing: 2, weight: 600, anchor: 'start' }) +
      letters(roman(c.year), 1088, 1064, { size: 19, spacing: 2, weight: 600, anchor: 'end' }) +
      stroke('M500 1088H580M620 1088H700', 1) +
      markAt(c.mark === 'None' ? 'Fleuron' : c.mark, 600, 1088, 9),
  }
}

function arch(c: Caption): Frame {
  const inner = 'M190 1000V560A410 410 0 0 1 1010 560V1000Z'
  const outer = 'M150 1040V560A450 450 0 0 1 1050 560V1040Z'
  let voussoirs = ''
  for (let i = 0; i <= 36; i++) {
    const a = Math.PI + (i / 36) * Math.PI
    voussoirs += `M${(600 + 414 * Math.cos(a)).toFixed(1)} ${(560 + 414 * Math.sin(a)).toFixed(1)}L${(600 + 446 * Math.cos(a)).toFixed(1)} ${(560 + 446 * Math.sin(a)).toFixed(1)}`
  }
  for (let y = 580; y < 1036; y += 34) voussoirs += `M154 ${y}H186M1014 ${y}H1046`
  let spandrels = ''
  for (let i = 0; i < 150; i++) spandrels += `M${80 + i * 7} 80V700`
  return {
    window: inner,
    tint: '',
    wipe: '',
    dark:
      `<clipPath id="sp"><path clip-rule="evenodd" d="${rect(80, 80, 1040, 960)}${outer}"/></clipPath>` +
      `<path clip-path="url(#sp)" d="${spandrels.replaceAll('V700', 'V1040')}" stroke="#000" stroke-width="2"/>` +
      stroke(rect(80, 80, 1040, 1040), 2.6) +
      stroke(rect(68, 68, 1064, 1064), 0.9) +
      stroke('M80 1040H1120', 1.8) +
      stroke(outer, 2.2) +
      stroke(inner, 2) +
      stroke(voussoirs, 1.1) +
      titled(c, 1090, 38) +
      letters(`INTAGLIO  SAMPLER  ·  N\u00ba ${c.value}  ·  ${roman(c.year)}`, 600, 1111, {
        size: 13,
        spacing: 3,
        weight: 600,
      }),
  }
}
