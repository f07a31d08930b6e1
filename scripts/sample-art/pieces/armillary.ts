import { latheRing, fine } from '../guilloche.ts'
import type { Piece } from '../piece.ts'
import type { Point } from '../plate.ts'
import { createNoise } from '../random.ts'
import { box, disc } from '../shapes.ts'
import { crossed, flat, rays, rings, shade, slant, step } from '../strokes.ts'

const grain = createNoise(53)

export const globe: Piece = {
  file: '21-armillary.avif',
  name: 'Armillary',
  description: 'The celestial sphere in its rings, with the earth in the middle of them.',
  motif: 'Globe',
  kind: 'Device',
  ink: 'Violet',
  paper: 'White',
  border: 'Banknote',
  hatch: 'Meridian',
  mark: 'Star',
  value: 200,
  year: 1826,
  seed: 21,
  async draw(plate, tint) {
    await tint.draw(
      latheRing(600, 560, { outer: 640, inner: 400, lobes: 48, strands: 12 }, fine(1)) +
        latheRing(600, 560, { outer: 410, inner: 190, lobes: 32, strands: 12 }, fine(1)),
    )
    await plate.cut({
      shape: box(140, 140, 920, 920),
      wipe: 0,
      tone: (p) => 0.42 * step(360, 620, Math.hypot(p.x - 600, p.y - 560)),
      lines: [{ field: rings(600, 560, 8) }],
    })
    const [cx, cy] = [600, 540]
    const band = (rx: number, ry: number, turn: number, w: number, front: boolean) => {
      const k = w / rx
      const arc = (a: number, b: number, sweep: number) => `A${a} ${b} 0 0 ${sweep} `
      const s = front ? 0 : 1
      return `<path transform="rotate(${turn} ${cx} ${cy})" d="M${cx - rx} ${cy}${arc(rx, ry, s)}${cx + rx} ${cy}L${cx + rx * (1 - k)} ${cy}${arc(rx * (1 - k), Math.max(1, ry - w * (front ? 0.2 : 1)), 1 - s)}${cx - rx * (1 - k)} ${cy}Z"/>`
    }
    const metal = (turn: number) => (p: Point) =>
      0.3 + 0.55 * Math.abs(Math.sin(Math.atan2(p.y - cy, p.x - cx) * 1.0 + 0.7 + turn))
    const ring = async (rx: number, ry: number, turn: number, w: number, front: boolean) => {
      const shape = band(rx, ry, turn, w, front)
      await plate.cut({
        shape: shape.replace('<path', '<path stroke="#000" stroke-width="5"'),
        tone: flat(1),
        lines: [{ field: slant(0, 1) }],
      })
      await plate.cut({ shape, tone: metal(turn / 90), lines: [{ field: rays(cx, cy, 260) }] })
    }
    // the foot
    await plate.cut({
      shape: 'M572 876H628L640 930Q700 944 748 1000H452Q500 944 560 930Z',
      swell: 0.4,
      outline: 2.6,
      tone: shade(0.9, 0.05),
      lines: [{ field: slant(0, 6, 0.5) }],
    })
    await plate.cut({
      shape: box(420, 1000, 360, 40),
      outline: 2.6,
      tone: (p) => 0.3 + 0.5 * step(500, 780, p.x),
      lines: [{ field: slant(0, 6) }],
    })
    await plate.cut({
      shape: box(588, 836, 24, 40),
      outline: 2.4,
      tone: (p) => 0.2 + 0.7 * step(590, 612, p.x),
      lines: [{ field: slant(0, 5) }],
    })
    await plate.cut({
      shape: disc(600, 886, 34, 22),
      swell: 1,
      outline: 2.4,
      tone: shade(0.9, 0.03),
      lines: [{ field: slant(0, 5, 0.6) }],
    })
    await ring(300, 300, 0, 26, false)
    await ring(300, 96, -24, 22, false)
    await ring(296, 116, 68, 20, false)
    await ring(352, 84, 0, 30, false)
    await plate.draw(
      `<path transform="rotate(24 ${cx} ${cy})" d="M${cx} 190V806" stroke="#000" stroke-width="5"/>`,
    )
    const land = (p: Point) =>
      step(0.0, 0.06, grain.fractal((p.x + p.nx * 60) / 110 + 7.6, (p.y + p.ny * 60) / 110 + 5.3, 4))
    await plate.cut({
      shape: disc(cx, cy, 124),
      swell: 0.95,
      outline: 3,
      tone: (p) => shade(0.9, 0.04)(p) + 0.34 * land(p),
      lines: [
        {
          field: (x, y) => {
            const a = 0.42
            const dx = (x - cx) / 124
            const dy = (y - cy) / 124
            const u = dx * Math.cos(a) + dy * Math.sin(a)
            const v = -dx * Math.sin(a) + dy * Math.cos(a)
            return (
              Math.asin(Math.max(-1, Math.min(1, v + 0.16 * Math.sqrt(Math.max(0, 1 - u * u - v * v))))) * 16
            )
          },
        },
        { field: slant(24, 6, 0.3), tone: (p) => crossed(shade(0.9, 0.04), 0.4)(p) + 0.3 * land(p) },
      ],
    })
    await ring(296, 116, 68, 20, true)
    await ring(300, 96, -24, 22, true)
    await ring(300, 300, 0, 26, true)
    await ring(352, 84, 0, 30, true)
    await plate.cut({
      shape: disc(742, 222, 15),
      swell: 1,
      outline: 2,
      tone: shade(0.9, 0),
      lines: [{ field: slant(0, 4, 0.5) }],
    })
  },
}
