import sharp from '@intaglio/shared/sharp'
import type { Edge } from './inspect-model.ts'

export interface CoverSubject {
  /** Hex; the same content always gets the same cover. */
  sha256: string
  peaks?: number[] | undefined
  edges?: Edge[] | undefined
}

const side = 1200
const middle = side / 2
/** Ink on paper. */
const inks = [
  ['#23395b', '#f4efe4'],
  ['#5b2333', '#f6efe6'],
  ['#1f4d3a', '#f1f0e4'],
  ['#4a3b6b', '#f2eee8'],
  ['#6b4a1f', '#f5eedd'],
  ['#1d4a56', '#eef0e8'],
] as const

/**
 * The picture that stands for a sound, a model or a film of which there is none: an engraver's plate with its
 * loudness, its edges, or a rosette. It has no letters, because fonts differ between machines.
 * @returns a PNG of 1,200 x 1,200
 */
export async function drawCover({ sha256, peaks, edges }: CoverSubject): Promise<Buffer> {
  const seed = Buffer.from(sha256, 'hex')
  const byte = (at: number) => seed[at % seed.length] ?? 0
  const [ink, paper] = inks[byte(0) % inks.length] ?? inks[0]
  const subject = edges?.length ? wireframe(edges) : peaks?.length ? waveform(peaks) : ''
  const quiet = subject ? 0.16 : 0.7
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">
<rect width="${side}" height="${side}" fill="${paper}"/>
<g fill="none" stroke="${ink}" stroke-linecap="round">
<g stroke-width="1.4" opacity="${quiet}">${rosette(5 + (byte(1) % 9), 3 + (byte(2) % 5), 0.22 + byte(3) / 1600)}</g>
<g stroke-width="3">${subject}</g>
<rect x="36" y="36" width="${side - 72}" height="${side - 72}" stroke-width="5"/>
<rect x="52" y="52" width="${side - 104}" height="${side - 104}" stroke-width="1.5"/>
</g></svg>`
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64 }).toBuffer()
}

/** Nested guilloché lines: a circle whose radius swings twice as it goes round. */
function rosette(petals: number, waves: number, depth: number): string {
  return Array.from({ length: 22 }, (_, ring) => {
    const radius = 70 + ring * 15.5
    const points = Array.from({ length: 361 }, (_, step) => {
      const angle = (step * Math.PI) / 180
      const swing =
        1 + depth * Math.sin(petals * angle + ring * 0.16) * 0.6 + 0.05 * Math.sin(petals * waves * angle)
      return `${round(middle + radius * swing * Math.cos(angle))},${round(middle + radius * swing * Math.sin(angle))}`
    })
    return `<polyline points="${points.join(' ')}"/>`
  }).join('')
}

function waveform(peaks: number[]): string {
  const width = (side - 240) / peaks.length
  return peaks
    .map((peak, index) => {
      const x = round(120 + (index + 0.5) * width)
      const height = 6 + peak * 330
      return `<line x1="${x}" y1="${round(middle - height)}" x2="${x}" y2="${round(middle + height)}" stroke-width="5"/>`
    })
    .join('')
}

/** Seen from the front, a little from the right and from above. */
function wireframe(edges: Edge[]): string {
  const [yaw, pitch] = [0.6, 0.42]
  const flat = edges.map((edge) =>
    edge.map(([x, y, z]) => {
      const turned = x * Math.cos(yaw) + z * Math.sin(yaw)
      const depth = z * Math.cos(yaw) - x * Math.sin(yaw)
      return [turned, -(y * Math.cos(pitch) - depth * Math.sin(pitch))] as const
    }),
  )
  const range = (axis: 0 | 1) => {
    const values = flat.flat().map((point) => point[axis])
    const [least, most] = values.reduce(
      ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
      [Infinity, -Infinity],
    )
    return { centre: ((least ?? 0) + (most ?? 0)) / 2, span: (most ?? 0) - (least ?? 0) }
  }
  const [across, down] = [range(0), range(1)]
  const scale = (side - 320) / (Math.max(across.span, down.span) || 1)
  const width = edges.length > 600 ? 1.2 : 2.5
  return flat
    .map(([from, to]) => {
      const x = (point: readonly [number, number] | undefined) =>
        round(middle + ((point?.[0] ?? 0) - across.centre) * scale)
      const y = (point: readonly [number, number] | undefined) =>
        round(middle + ((point?.[1] ?? 0) - down.centre) * scale)
      return `<line x1="${x(from)}" y1="${y(from)}" x2="${x(to)}" y2="${y(to)}" stroke-width="${width}"/>`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
