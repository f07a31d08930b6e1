import type { Piece } from '../piece.ts'
import type { Point } from '../plate.ts'
import { createNoise } from '../random.ts'
import { blob, box, disc } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { crossed, flat, slant, step } from '../strokes.ts'

const grain = createNoise(53)

export const peak: Piece = {
  file: '15-cold-peak.jpg',
  name: 'Cold Peak',
  description:
    'A peak and its likeness in the lake below. Snow is paper; rock is cut along the fall of the slope.',
  motif: 'Mountain',
  kind: 'Land',
  ink: 'Bottle Green',
  paper: 'Celadon',
  border: 'Banknote',
  hatch: 'Slope',
  mark: 'None',
  value: 30,
  year: 1864,
  seed: 15,
  async draw(plate) {
    await plate.cut({
      shape: box(140, 140, 920, 560),
      tone: (p) =>
        0.16 + 0.4 * step(560, 150, p.y) - 0.5 * step(0.08, 0.3, grain.fractal(p.x / 220, p.y / 60, 4)),
      lines: [{ field: slant(0, 6.6) }],
    })
    await plate.cut({
      shape: disc(316, 300, 56),
      outline: 1.6,
      tone: flat(0),
      lines: [{ field: slant(0, 6) }],
    })
    const ridge = (pts: XY[], top: XY, near: number) => {
      const rock = (p: { x: number; y: number }) => {
        const spur = grain.fractal(p.x / 110 + (p.y - top[1]) / 260, (p.y - top[1]) / 330 + near, 5)
        const side = p.x - top[0] - 70 * grain.noise(p.y / 74, near * 7) - (p.y - top[1]) * 0.1
        const snow = step(0.05, -0.05, spur + (p.y - top[1] - 250) / 1000)
        const dark = step(-14, 22, side)
        return (
          0.12 +
          dark * (0.42 + 0.2 * spur) +
          (1 - snow) * (0.44 - 0.14 * dark) +
          snow * (1 - dark) * (0.16 * spur - 0.02)
        )
      }
      return plate.cut({
        shape: `M${pts.map((q) => q.join(' ')).join('L')}Z`,
        outline: 2.2,
        tone: (p) => rock(p) * (near > 1 ? 1 : 0.55),
        lines: [
          {
            field: (x, y) =>
              (x + (x > top[0] ? -0.62 : 0.62) * (y - top[1]) + 22 * grain.noise(x / 70, y / 70)) / 7,
          },
          {
            field: slant(-16, 7),
            tone: (p) => crossed((q: Point) => rock(q), 0.66, 1)(p) * (near > 1 ? 1 : 0),
          },
        ],
      })
    }
    await ridge(
      [
        [130, 690],
        [190, 560],
        [260, 500],
        [320, 540],
        [400, 470],
        [470, 560],
        [560, 690],
      ],
      [400, 470],
      1,
    )
    await ridge(
      [
        [700, 690],
        [800, 560],
        [862, 470],
        [920, 520],
        [980, 490],
        [1070, 600],
        [1070, 690],
      ],
      [862, 470],
      1.2,
    )
    await ridge(
      [
        [260, 690],
        [330, 610],
        [400, 560],
        [440, 480],
        [500, 420],
        [540, 340],
        [592, 250],
        [620, 226],
        [650, 262],
        [690, 350],
        [740, 400],
        [790, 490],
        [860, 560],
        [930, 640],
        [980, 690],
      ],
      [620, 226],
      2,
    )
    // the shore, and trees along it
    await plate.cut({
      shape: blob([
        [130, 700],
        [320, 676],
        [520, 690],
        [700, 678],
        [900, 692],
        [1070, 674],
        [1070, 726],
        [800, 716],
        [600, 722],
        [400, 712],
        [130, 724],
      ]),
      tone: flat(0.85),
      lines: [{ field: slant(0, 5) }],
    })
    // the lake shows the same slopes, torn by waves
    await plate.cut({
      shape: box(140, 708, 920, 350),
      tone: (p) => {
        const my = 708 - (p.y - 708) * 1.28
        const mx = p.x + 12 * Math.sin(p.y / 5.2) + 18 * grain.noise(p.y / 11, p.x / 190)
        const inside = my > 226 + Math.abs(mx - 620) * (mx > 620 ? 1.24 : 1.2) || my > 560
        const dark = mx > 622 + 30 * grain.noise(my / 60, 3)
        return (
          (inside ? (dark ? 0.68 : 0.3) : 0.1) +
          0.26 * step(940, 1050, p.y) +
          0.15 * grain.noise(p.x / 120, p.y / 6)
        )
      },
      lines: [{ field: slant(0, 7) }],
    })
    for (let i = 0; i < 34; i++) {
      const left = i % 2 === 0
      const t = ((i * 0.618) % 1) ** 1.3
      const x = left ? 150 + t * 260 : 1050 - t * 230
      const s = 1.5 - t
      const y = 722 + (1 - t) * 42
      await plate.cut({
        shape: `M${x} ${y - 120 * s}L${x + 11 * s} ${y - 74 * s}L${x + 6 * s} ${y - 76 * s}L${x + 18 * s} ${y - 34 * s}L${x + 9 * s} ${y - 37 * s}L${x + 24 * s} ${y}L${x - 24 * s} ${y}L${x - 9 * s} ${y - 37 * s}L${x - 18 * s} ${y - 34 * s}L${x - 6 * s} ${y - 76 * s}L${x - 11 * s} ${y - 74 * s}Z`,
        outline: 1.2,
        tone: (p) => (p.x > x - 2 ? 0.94 : 0.6),
        lines: [{ field: slant(20, 4.6) }],
      })
    }
  },
}
