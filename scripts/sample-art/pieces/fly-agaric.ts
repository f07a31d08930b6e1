import type { Piece } from '../piece.ts'
import type { Point } from '../plate.ts'
import { createNoise } from '../random.ts'
import { blob, box, leaf } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { crossed, flat, rays, shade, slant, step, wave } from '../strokes.ts'

const grain = createNoise(37)

export const mushroom: Piece = {
  file: '22-fly-agaric.png',
  name: 'Fly Agaric',
  description: 'Three fly agarics under spruces, after rain.',
  motif: 'Mushroom',
  kind: 'Flora',
  ink: 'Vermilion',
  paper: 'Celadon',
  border: 'Arch',
  hatch: 'Crosshatch',
  mark: 'Fleuron',
  value: 6,
  year: 1874,
  seed: 22,
  async draw(plate, tint) {
    await tint.cut({ shape: box(180, 140, 840, 870), tone: flat(0.34), lines: [{ field: slant(0, 10) }] })
    await plate.cut({
      shape: box(180, 140, 840, 700),
      wipe: 0,
      tone: (p) => 0.32 * step(240, 440, Math.hypot(p.x - 600, p.y - 480)) + 0.12,
      lines: [{ field: slant(90, 7.4) }],
    })
    for (const [x, base, s] of [
      [290, 770, 0.9],
      [402, 760, 0.62],
      [820, 762, 0.7],
      [920, 776, 1],
      [720, 752, 0.45],
      [500, 752, 0.42],
    ] as [number, number, number][]) {
      for (let k = 5; k >= 0; k--) {
        const y = base - k * 88 * s
        const w = (150 - k * 21) * s
        await plate.cut({
          shape: `M${x} ${y - 150 * s}Q${x + w * 0.3} ${y - 70 * s} ${x + w} ${y}Q${x + w * 0.5} ${y - 16 * s} ${x + w * 0.3} ${y + 8 * s}Q${x} ${y - 14 * s} ${x - w * 0.3} ${y + 8 * s}Q${x - w * 0.5} ${y - 16 * s} ${x - w} ${y}Q${x - w * 0.3} ${y - 70 * s} ${x} ${y - 150 * s}Z`,
          outline: 1.4,
          tone: (p) => (0.34 + 0.36 * step(x - w * 0.5, x + w * 0.6, p.x)) * (0.5 + s * 0.5),
          lines: [{ field: rays(x, y - 190 * s, Math.round(90)) }],
        })
      }
    }
    await plate.cut({
      shape: blob([
        [150, 830],
        [300, 800],
        [480, 816],
        [640, 790],
        [820, 812],
        [1050, 800],
        [1060, 1040],
        [140, 1040],
      ]),
      outline: 2,
      tone: (p) => 0.5 + 0.25 * step(820, 1000, p.y) + 0.4 * grain.fractal(p.x / 60, p.y / 20, 3),
      lines: [{ field: wave(0, 7, 4, 60) }],
    })
    const agaric = async (x: number, y: number, s: number) => {
      const q = (pts: XY[]) => pts.map(([a, b]) => [x + a * s, y + b * s] as XY)
      const stalk = (p: Point) => shade(0.75, 0)(p)
      await plate.cut({
        shape: blob(
          q([
            [-40, -250],
            [40, -250],
            [46, -120],
            [62, 0],
            [80, 60],
            [0, 84],
            [-80, 60],
            [-60, 0],
            [-46, -120],
          ]),
        ),
        swell: 0.9,
        outline: 2.6,
        tone: stalk,
        lines: [{ field: slant(90, 6, 0.5) }, { field: slant(0, 6, 0.4), tone: crossed(stalk, 0.4) }],
      })
      for (const k of [0, 1, 2])
        await plate.draw(
          `<path d="M${x - (62 + k * 5) * s} ${y + (6 + k * 20) * s}Q${x} ${y + (34 + k * 20) * s} ${x + (62 + k * 5) * s} ${y + (6 + k * 20) * s}" fill="none" stroke="#000" stroke-width="1.8"/>`,
        )
      await plate.cut({
        shape: blob(
          q([
            [-230, -256],
            [-120, -290],
            [0, -298],
            [120, -290],
            [230, -256],
            [120, -220],
            [0, -212],
            [-120, -220],
          ]),
        ),
        outline: 2.4,
        tone: (p) => 0.5 + 0.4 * step(x - 60, x + 220 * s, p.x),
        lines: [{ field: rays(x, y - 330 * s, 190) }],
      })
      await plate.cut({
        shape: blob(
          q([
            [-72, -176],
            [-40, -214],
            [40, -214],
            [72, -176],
            [86, -140],
            [40, -152],
            [0, -140],
            [-40, -152],
            [-86, -140],
          ]),
        ),
        swell: 0.4,
        outline: 2.2,
        tone: shade(0.7, 0),
        lines: [{ field: slant(88, 5, 0.3) }],
      })
      const cap = (p: Point) => shade(0.98, 0.3, 0.85)(p)
      await plate.cut({
        shape: blob(
          q([
            [0, -520],
            [90, -506],
            [176, -446],
            [228, -350],
            [246, -262],
            [130, -286],
            [0, -294],
            [-130, -286],
            [-246, -262],
            [-228, -350],
            [-176, -446],
            [-90, -506],
          ]),
        ),
        swell: 0.7,
        outline: 3,
        tone: cap,
        lines: [{ field: slant(0, 6, 0.66) }, { field: slant(90, 6, 0), tone: crossed(cap, 0.6, 1.2) }],
      })
      for (const [a, b, r] of [
        [-140, -380, 26],
        [-60, -450, 22],
        [-40, -350, 32],
        [50, -410, 26],
        [110, -330, 24],
        [140, -420, 17],
        [-194, -318, 18],
        [196, -316, 17],
        [20, -490, 15],
        [-104, -312, 13],
        [30, -318, 13],
      ] as [number, number, number][])
        await plate.cut({
          shape: blob(
            [0, 1, 2, 3, 4, 5, 6].map(
              (i) =>
                [
                  x + a * s + Math.cos(i * 0.9) * r * s * (1 + 0.2 * Math.sin(i * 9 + a)),
                  y + b * s + Math.sin(i * 0.9) * r * s * 0.8,
                ] as XY,
            ),
          ),
          swell: 0.8,
          outline: 2,
          tone: shade(0.5, 0),
          lines: [{ field: slant(0, 5, 0.4) }],
        })
    }
    await agaric(800, 900, 0.56)
    await agaric(370, 930, 0.44)
    await agaric(570, 890, 1)
    for (let i = 0; i < 46; i++) {
      const x = 190 + ((i * 0.618 * 820) % 820)
      const l = 50 + 70 * ((i * 0.377) % 1)
      await plate.cut({
        shape: leaf([x, 1005], [x + 50 * grain.noise(i, 4.4), 1000 - l], 9, 4),
        tone: flat(0.8),
        lines: [{ field: slant(80, 5) }],
        outline: 1.2,
      })
    }
  },
}
