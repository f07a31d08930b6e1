import type { Piece } from '../piece.ts'
import { createNoise } from '../random.ts'
import { blob, box, disc } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { flat, shade, slant, step, wave } from '../strokes.ts'

const grain = createNoise(23)

export const breaker: Piece = {
  file: '08-the-breaker.tiff',
  name: 'The Breaker',
  description:
    'One great wave curls over a small boat. Its lines are the water itself and turn with the crest.',
  motif: 'Wave',
  kind: 'Sea',
  ink: 'Prussian Blue',
  paper: 'Buff',
  border: 'Stamp',
  hatch: 'Wave',
  mark: 'Anchor',
  value: 25,
  year: 1831,
  seed: 8,
  async draw(plate, tint) {
    await tint.cut({
      shape: box(150, 150, 900, 800),
      tone: (p) => 0.5 * step(650, 250, p.y),
      lines: [{ field: slant(0, 9) }],
    })
    await plate.cut({
      shape: box(150, 150, 900, 800),
      wipe: 0,
      tone: (p) =>
        0.42 * step(640, 160, p.y) +
        0.5 * step(0.08, 0.4, grain.fractal(p.x / 210, p.y / 60, 4)) * step(600, 300, p.y),
      lines: [{ field: slant(0, 8) }],
    })
    await plate.cut({
      shape: disc(810, 390, 92),
      tone: flat(0.5),
      outline: 2,
      lines: [{ field: slant(0, 6) }],
    })
    // a mountain far off
    await plate.cut({
      shape: 'M590 700L742 540L776 566L800 552L960 700Z',
      outline: 2,
      tone: (p) => (p.y < 590 + 10 * Math.sin(p.x / 9) ? 0.03 : 0.3 + 0.4 * step(720, 860, p.x)),
      lines: [{ field: slant(48, 6) }],
    })
    await plate.cut({
      shape: blob([
        [140, 760],
        [420, 720],
        [640, 690],
        [820, 672],
        [960, 700],
        [1080, 660],
        [1080, 980],
        [120, 980],
      ]),
      outline: 2,
      tone: (p) => 0.5 + 0.4 * grain.fractal(p.x / 120, p.y / 26, 3) + 0.2 * step(700, 900, p.y),
      lines: [{ field: wave(-4, 9, 9, 210) }],
    })
    // the boat
    await plate.cut({
      shape: blob([
        [690, 748],
        [760, 772],
        [860, 770],
        [930, 734],
        [908, 792],
        [840, 816],
        [760, 812],
        [714, 788],
      ]),
      swell: 0.5,
      outline: 2.4,
      tone: shade(0.95, 0.12),
      lines: [{ field: slant(-8, 5, 0.4) }],
    })
    for (const x of [764, 800, 836, 868])
      await plate.cut({
        shape: disc(x, 758, 11, 13),
        swell: 1,
        outline: 2,
        tone: shade(0.9, 0.1),
        lines: [{ field: slant(0, 4) }],
      })
    // the wave: its lines are the distance from the hollow under the crest, wound up
    const eye = { x: 560, y: 520 }
    const crest = blob([
      [120, 980],
      [120, 520],
      [160, 400],
      [240, 290],
      [350, 222],
      [470, 210],
      [570, 244],
      [640, 304],
      [668, 372],
      [640, 410],
      [600, 372],
      [548, 352],
      [486, 372],
      [452, 440],
      [456, 530],
      [500, 630],
      [580, 716],
      [700, 790],
      [860, 860],
      [1080, 900],
      [1080, 980],
    ])
    await plate.cut({
      shape: crest,
      outline: 3,
      tone: (p) => {
        const r = Math.hypot(p.x - eye.x, (p.y - eye.y) * 0.9)
        const stripe = Math.sin(r / 19 + 1.2 * grain.noise(p.x / 90, p.y / 90))
        return (
          0.38 +
          0.34 * stripe +
          0.3 * step(280, 100, r) -
          0.3 * step(330, 470, r) * step(640, 300, p.y) +
          0.15 * step(800, 960, p.y)
        )
      },
      lines: [
        {
          field: (x, y) =>
            (Math.hypot(x - eye.x, (y - eye.y) * 0.9) + 8 * grain.noise(x / 110, y / 110)) / 8.2,
        },
      ],
    })
    // foam: rolling balls along the crest, then drops
    const edge: XY[] = [
      [250, 284],
      [300, 246],
      [352, 220],
      [410, 208],
      [470, 204],
      [528, 222],
      [580, 246],
      [624, 280],
      [656, 322],
      [676, 368],
      [664, 408],
      [630, 420],
      [596, 396],
      [556, 376],
      [516, 384],
      [484, 400],
    ]
    for (let i = 0; i < 46; i++) {
      const at = (i * 0.618 * edge.length) % edge.length
      const [x, y] = edge[Math.floor(at)]!
      const r = 13 + 17 * ((i * 0.377) % 1)
      await plate.cut({
        shape: disc(
          x + 26 * grain.noise(i, 3.3),
          y + 18 * grain.noise(i, 8.1) + (at > 9 ? 14 * ((i * 0.71) % 1) : 0),
          r,
          r * 0.9,
        ),
        swell: 1,
        outline: 2,
        tone: shade(0.62, 0, 1.3),
        lines: [{ field: slant(-30, 4.6, 0.6) }],
      })
    }
    let drops = ''
    for (let i = 0; i < 80; i++) {
      const t = (i * 0.618) % 1
      drops += `<circle cx="${(480 + 360 * t + 60 * grain.noise(i, 2.2)).toFixed(1)}" cy="${(230 + 300 * t ** 2 + 150 * grain.noise(i * 2, 7.7)).toFixed(1)}" r="${(1.6 + 4 * Math.abs(grain.noise(i, 31.3))).toFixed(1)}"/>`
    }
    await plate.wipe(`<g stroke="#000" stroke-width="4">${drops}</g>`)
    await plate.draw(`<g fill="none" stroke="#000" stroke-width="1.6">${drops}</g>`)
  },
}
