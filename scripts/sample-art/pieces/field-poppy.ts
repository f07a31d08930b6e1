import type { Piece } from '../piece.ts'
import { createNoise } from '../random.ts'
import { blob, box, disc, leaf, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { flat, rays, shade, slant, step } from '../strokes.ts'

const grain = createNoise(37)

export const poppy: Piece = {
  file: '19-field-poppy.png',
  name: 'Field Poppy',
  description:
    'An open poppy, a bud and a seed head. The petals are cut from the heart outwards and crumple at the rim.',
  motif: 'Poppy',
  kind: 'Flora',
  ink: 'Oxblood',
  paper: 'Rose',
  border: 'Plate',
  hatch: 'Radial',
  mark: 'Fleuron',
  value: 7,
  year: 1862,
  seed: 19,
  async draw(plate) {
    await plate.cut({
      shape: box(90, 90, 1020, 910),
      tone: (p) =>
        0.3 *
        step(
          1,
          0.55,
          Math.hypot((p.x - 560) / 440, (p.y - 430) / 370) + 0.1 * grain.fractal(p.x / 60, p.y / 60, 3),
        ),
      lines: [{ field: slant(-52, 8) }],
    })
    const stem = (pts: XY[]) =>
      plate.cut({
        shape: taper(pts, 15, 12),
        swell: 1,
        outline: 2,
        tone: shade(0.85, 0.1),
        lines: [{ field: slant(14, 4.6) }],
      })
    await stem([
      [560, 470],
      [590, 640],
      [574, 800],
      [556, 966],
    ])
    await stem([
      [874, 330],
      [900, 500],
      [800, 720],
      [640, 960],
    ])
    await stem([
      [176, 470],
      [156, 390],
      [186, 330],
      [236, 360],
      [300, 560],
      [476, 966],
    ])
    const frond = async (a: XY, b: XY, n: number) => {
      await plate.cut({
        shape: leaf(a, b, 34, 8),
        outline: 2,
        tone: flat(0.62),
        lines: [{ field: slant(50, 5.4) }],
      })
      for (let i = 1; i < n; i++) {
        const t = i / n
        const x = a[0] + (b[0] - a[0]) * t
        const y = a[1] + (b[1] - a[1]) * t
        const l = 92 * Math.sin(Math.PI * t ** 0.7)
        const d = b[0] > a[0] ? 1 : -1
        await plate.cut({
          shape: leaf([x, y], [x + d * l * 0.9, y - l * 0.95], 24, 3),
          outline: 1.8,
          tone: flat(0.5),
          lines: [{ field: slant(20, 5.4) }],
        })
        await plate.cut({
          shape: leaf([x, y], [x + d * l * 1.1, y + l * 0.3], 24, 3),
          outline: 1.8,
          tone: flat(0.76),
          lines: [{ field: slant(70, 5.4) }],
        })
      }
    }
    await frond([552, 930], [850, 850], 6)
    await frond([470, 980], [210, 860], 6)
    // bud and seed head
    await plate.cut({
      shape: blob([
        [178, 450],
        [214, 474],
        [224, 540],
        [198, 604],
        [170, 614],
        [138, 590],
        [132, 520],
        [148, 468],
      ]),
      swell: 0.9,
      outline: 2.4,
      tone: (p) => shade(0.8, 0.06)(p) + 0.2 * grain.noise(p.x / 6, p.y / 6),
      lines: [{ field: slant(82, 5.6, 0.6) }],
    })
    await plate.cut({
      shape: blob([
        [874, 176],
        [934, 190],
        [956, 246],
        [926, 316],
        [880, 340],
        [834, 318],
        [800, 250],
        [818, 192],
      ]),
      swell: 0.9,
      outline: 2.4,
      tone: (p) => shade(0.84, 0.04)(p) + 0.25 * step(0.8, 1, Math.cos((p.x - 876) / 9)),
      lines: [{ field: slant(90, 5.6, 0.8) }],
    })
    await plate.cut({
      shape: blob([
        [790, 172],
        [840, 150],
        [876, 144],
        [916, 150],
        [966, 172],
        [940, 192],
        [876, 200],
        [814, 192],
      ]),
      swell: 0.6,
      outline: 2.4,
      tone: (p) => 0.5 + 0.3 * (1 - p.light),
      lines: [{ field: rays(878, 176, 60) }],
    })
    const petal = async (pts: XY[], dark: number) =>
      plate.cut({
        shape: blob(pts),
        swell: 0.3,
        outline: 2.6,
        tone: (p) => {
          const r = Math.hypot(p.x - 556, p.y - 430)
          const fold = Math.sin(Math.atan2(p.y - 430, p.x - 556) * 17 + 2.6 * grain.noise(p.x / 80, p.y / 80))
          return dark + 0.6 * step(120, 50, r) + 0.24 * fold * step(90, 230, r) + 0.55 * (1 - p.light)
        },
        lines: [{ field: (x, y, h) => rays(556, 430, 190)(x, y, h) + 1.7 * grain.noise(x / 80, y / 80) }],
      })
    await petal(
      [
        [556, 440],
        [440, 360],
        [386, 256],
        [430, 168],
        [540, 134],
        [660, 150],
        [748, 210],
        [734, 310],
        [650, 400],
      ],
      0.2,
    )
    await petal(
      [
        [560, 430],
        [470, 330],
        [370, 300],
        [266, 330],
        [236, 430],
        [282, 540],
        [400, 590],
        [520, 540],
      ],
      0.1,
    )
    await petal(
      [
        [556, 430],
        [640, 330],
        [740, 310],
        [830, 356],
        [846, 460],
        [786, 570],
        [680, 606],
        [590, 540],
      ],
      0.24,
    )
    await petal(
      [
        [556, 440],
        [640, 500],
        [688, 590],
        [650, 680],
        [550, 712],
        [440, 680],
        [402, 600],
        [470, 500],
      ],
      0.06,
    )
    await plate.cut({
      shape: disc(556, 430, 76, 66),
      tone: (p) => 0.72 + 0.28 * grain.noise(p.x / 7, p.y / 7),
      lines: [{ field: rays(556, 430, 90) }],
    })
    let stamens = ''
    for (let i = 0; i < 54; i++) {
      const a = i * 2.399
      const r = 44 + 60 * ((i * 0.618) % 1)
      stamens += `<path d="M556 430L${(556 + r * Math.cos(a)).toFixed(1)} ${(430 + r * 0.88 * Math.sin(a)).toFixed(1)}" stroke="#000" stroke-width="1.3"/><ellipse cx="${(556 + r * Math.cos(a)).toFixed(1)}" cy="${(430 + r * 0.88 * Math.sin(a)).toFixed(1)}" rx="6" ry="4"/>`
    }
    await plate.draw(stamens)
    await plate.cut({
      shape: disc(556, 426, 34, 30),
      swell: 1,
      outline: 2.4,
      tone: shade(0.8, 0.02),
      lines: [{ field: rays(556, 426, 26) }],
    })
  },
}
