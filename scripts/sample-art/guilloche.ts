/** Lathe work: the curves that a geometric lathe cuts, as SVG markup with thin strokes. */

export interface Lathe {
  /** Outer and inner radius of the ring. */
  outer: number
  inner: number
  /** Lobes around the ring and interlaced strands. */
  lobes: number
  strands: number
  /** Second harmonic: its lobes and its share of the amplitude. */
  lobes2?: number
  share2?: number
  turn?: number
}

const fixed = (v: number) => v.toFixed(1)

/** One ring of interlaced waves around a centre. Every strand is the same curve, turned. */
export function latheRing(cx: number, cy: number, lathe: Lathe, stroke: string): string {
  const { outer, inner, lobes, strands, lobes2 = lobes * 3, share2 = 0, turn = 0 } = lathe
  const middle = (outer + inner) / 2
  const reach = (outer - inner) / 2
  const points = Math.min(1440, Math.max(180, lobes * 28))
  let d = ''
  for (let i = 0; i < points; i++) {
    const a = (i / points) * 2 * Math.PI
    const r = middle + reach * ((1 - share2) * Math.sin(lobes * a) + share2 * Math.sin(lobes2 * a))
    d += `${i === 0 ? 'M' : 'L'}${fixed(r * Math.cos(a))} ${fixed(r * Math.sin(a))}`
  }
  d += 'Z'
  let out = ''
  for (let s = 0; s < strands; s++) {
    const degrees = turn + (s / strands) * (360 / lobes)
    out += `<path d="${d}" transform="translate(${fixed(cx)} ${fixed(cy)}) rotate(${degrees.toFixed(3)})"/>`
  }
  return `<g fill="none" ${stroke}>${out}</g>`
}

/** Stroke attributes of a fine line. */
export const fine = (width: number, colour = '#000') => `stroke="${colour}" stroke-width="${width}"`

/** A band of interlaced waves between two points, `width` high, with a wave every `pitch` units. */
export function latheBand(
  from: [number, number],
  to: [number, number],
  width: number,
  pitch: number,
  strands: number,
  stroke: string,
): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const waves = Math.max(1, Math.round(length / pitch))
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI
  const steps = waves * 24
  let out = ''
  for (let s = 0; s < strands; s++) {
    const phase = (s / strands) * 2 * Math.PI
    let d = ''
    for (let i = 0; i <= steps; i++) {
      const a = (i / steps) * waves * 2 * Math.PI + phase
      const y = (width / 2) * (0.78 * Math.sin(a) + 0.22 * Math.sin(3 * a + phase))
      d += `${i === 0 ? 'M' : 'L'}${fixed((i / steps) * length)} ${fixed(y)}`
    }
    out += `<path d="${d}"/>`
  }
  return `<g fill="none" ${stroke} transform="translate(${fixed(from[0])} ${fixed(from[1])}) rotate(${angle.toFixed(2)})">${out}</g>`
}

/** A whole rosette: nested rings that end in a small eye. */
export function rosette(cx: number, cy: number, radius: number, lobes: number, stroke: string): string {
  return [
    latheRing(
      cx,
      cy,
      { outer: radius, inner: radius * 0.72, lobes: lobes * 2, strands: 6, share2: 0.18 },
      stroke,
    ),
    latheRing(cx, cy, { outer: radius * 0.8, inner: radius * 0.42, lobes, strands: 10 }, stroke),
    latheRing(cx, cy, { outer: radius * 0.46, inner: radius * 0.2, lobes, strands: 6, turn: 9 }, stroke),
  ].join('')
}

/** A field of crossing waves over a rectangle: the pale ground that is printed under the motif. */
export function waveGround(
  x: number,
  y: number,
  w: number,
  h: number,
  gap: number,
  amplitude: number,
  stroke: string,
): string {
  let out = ''
  for (let row = -amplitude * 2; row <= h + amplitude * 2; row += gap) {
    for (const sign of [1, -1]) {
      let d = ''
      for (let i = 0; i <= 120; i++) {
        const t = i / 120
        const yy =
          y +
          row +
          sign * amplitude * Math.sin(t * 22 + (row / h) * 9) * (0.6 + 0.4 * Math.sin(t * 5 + row / 90))
        d += `${i === 0 ? 'M' : 'L'}${fixed(x + t * w)} ${fixed(yy)}`
      }
      out += `<path d="${d}"/>`
    }
  }
  return `<g fill="none" ${stroke}>${out}</g>`
}

export interface Petals {
  radius: number
  /** Height of the woven band, and its second height where petals meet. */
  band: number
  pinch: number
  petals: number
  /** How far the petals reach beyond the radius, as a share of it. */
  reach: number
  /** Waves around the whole ring and interlaced strands. */
  waves: number
  strands: number
  turn?: number
  /** Phase of the weave in 0..1. */
  weave?: number
}

/** A woven ring whose middle line and height follow petals: the flower of a banknote. */
export function lathePetals(cx: number, cy: number, p: Petals, stroke: string): string {
  const points = Math.min(1500, Math.max(360, p.waves * 14))
  let out = ''
  for (let s = 0; s < p.strands; s++) {
    const phase = ((s + (p.weave ?? 0)) / p.strands) * 2 * Math.PI
    let d = ''
    for (let i = 0; i < points; i++) {
      const a = (i / points) * 2 * Math.PI
      const petal = Math.cos(p.petals * a)
      const middle = p.radius * (1 + p.reach * petal)
      const half = (p.pinch + (p.band - p.pinch) * (0.5 + 0.5 * petal)) / 2
      const r = middle + half * Math.sin(p.waves * a + phase)
      d += `${i === 0 ? 'M' : 'L'}${fixed(r * Math.cos(a))} ${fixed(r * Math.sin(a))}`
    }
    out += `<path d="${d}Z"/>`
  }
  return `<g fill="none" ${stroke} transform="translate(${fixed(cx)} ${fixed(cy)}) rotate(${(p.turn ?? 0).toFixed(2)})">${out}</g>`
}
