import { createNoise } from '../random.ts'
import type { Piece } from '../piece.ts'
import type { Point } from '../plate.ts'
import { blob, box, leaf, taper } from '../shapes.ts'
import { crossed, shade, slant, step } from '../strokes.ts'

const grain = createNoise(11)

export const pear: Piece = {
  file: '02-winter-pear.jpg',
  name: 'Winter Pear',
  description:
    'One pear and its leaf on a table. Two families of lines wrap the fruit and cross in the shadow.',
  motif: 'Pear',
  kind: 'Flora',
  ink: 'Sepia',
  paper: 'Buff',
  border: 'Plate',
  hatch: 'Crosshatch',
  mark: 'Fleuron',
  value: 2,
  year: 1838,
  seed: 2,
  async draw(plate) {
    await plate.cut({
      shape: box(110, 110, 980, 880),
      tone: (p) => {
        const d = Math.hypot((p.x - 600) / 470, (p.y - 520) / 420)
        return (
          (0.62 - 0.3 * step(250, 800, p.x)) *
          step(1.02, 0.55, d + 0.1 * grain.fractal(p.x / 60, p.y / 60, 3))
        )
      },
      lines: [
        { field: slant(-38, 8) },
        {
          field: slant(22, 8),
          tone: (p) => 0.42 * step(0.95, 0.4, Math.hypot((p.x - 430) / 360, (p.y - 540) / 380)),
        },
      ],
    })
    await plate.cut({
      shape: blob([
        [150, 850],
        [400, 800],
        [700, 790],
        [1060, 840],
        [1010, 960],
        [620, 1000],
        [220, 960],
      ]),
      tone: (p) => {
        const d = Math.hypot((p.x - 800) / 300, (p.y - 880) / 46)
        const rim = Math.hypot((p.x - 600) / 470, (p.y - 880) / 100)
        return (0.16 + 0.75 * step(1.05, 0.5, d)) * step(1, 0.7, rim)
      },
      lines: [
        { field: slant(1, 7) },
        {
          field: slant(-30, 7),
          tone: (p) => 0.6 * step(0.9, 0.4, Math.hypot((p.x - 780) / 290, (p.y - 884) / 40)),
        },
      ],
    })
    const tone = (p: Point) =>
      shade(0.86, 0.02, 1.15)(p) + 0.1 * step(0.2, 0.5, grain.fractal(p.x / 26, p.y / 26, 3))
    const fruit = blob([
      [606, 262],
      [650, 274],
      [684, 330],
      [704, 420],
      [756, 510],
      [822, 610],
      [836, 720],
      [790, 826],
      [690, 884],
      [590, 888],
      [490, 872],
      [408, 806],
      [384, 700],
      [418, 596],
      [490, 500],
      [534, 410],
      [552, 320],
      [574, 272],
    ])
    await plate.cut({
      shape: fruit,
      swell: 0.95,
      outline: 2.2,
      tone,
      lines: [
        { field: slant(0, 7.6, 0.62) },
        { field: slant(52, 7.6, 0.12), tone: crossed(tone, 0.36, 1.1) },
        { field: slant(-58, 7.6, 0.1), tone: crossed(tone, 0.66, 1.4) },
      ],
    })
    await plate.cut({
      shape: taper(
        [
          [604, 282],
          [600, 230],
          [616, 180],
          [646, 150],
        ],
        17,
        26,
      ),
      swell: 1,
      outline: 2,
      tone: shade(0.95, 0.2),
      lines: [{ field: slant(10, 4.6) }],
    })
    await plate.cut({
      shape: leaf([606, 236], [862, 170], 132, -26),
      swell: 0.35,
      outline: 2.2,
      tone: (p) => (p.y > 236 - (p.x - 606) * 0.3 - 30 ? 0.3 : 0.66) + 0.3 * (1 - p.light),
      lines: [{ field: slant(24, 6, 0.5) }],
    })
    await plate.draw('<path d="M606 236Q700 200 862 170" stroke="#000" stroke-width="3" fill="none"/>')
  },
}
