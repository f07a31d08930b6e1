import { createNoise } from '../random.ts'
import type { Piece } from '../piece.ts'
import { blob, box, disc, leaf, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { crossed, flat, mix, shade, slant, step, wave } from '../strokes.ts'

const grain = createNoise(11)

export const nightHeron: Piece = {
  file: '01-night-heron.png',
  name: 'Night Heron',
  description:
    'A heron waits in the reeds while the moon comes up behind it. Its back is cut in long parallel lines that follow the feathers.',
  motif: 'Heron',
  kind: 'Fauna',
  ink: 'Prussian Blue',
  paper: 'Cream',
  border: 'Banknote',
  hatch: 'Parallel',
  mark: 'Crescent',
  value: 5,
  year: 1851,
  seed: 1,
  async draw(plate) {
    // sky, darker above, clear around the moon
    await plate.cut({
      shape: box(140, 140, 920, 640),
      tone: (p) => {
        const glow = Math.hypot(p.x - 760, p.y - 400)
        const cloud = grain.fractal(p.x / 190, p.y / 46, 4)
        return (
          mix(0.72, 0.3, step(150, 760, p.y)) * step(120, 420, glow) +
          0.34 * step(0.05, 0.4, cloud) * step(150, 330, glow)
        )
      },
      lines: [{ field: slant(0, 7.4) }],
    })
    await plate.cut({
      shape: disc(760, 400, 150),
      swell: 0.9,
      outline: 1.6,
      tone: (p) =>
        0.05 + 0.2 * step(0.02, 0.35, grain.fractal(p.x / 70 + 3, p.y / 70, 4)) + 0.2 * step(0.6, 0, p.nz),
      lines: [{ field: slant(-24, 6, 0.12) }],
    })
    // far bank
    await plate.cut({
      shape: blob([
        [100, 760],
        [250, 700],
        [420, 716],
        [600, 690],
        [800, 712],
        [960, 676],
        [1110, 700],
        [1110, 820],
        [100, 820],
      ]),
      tone: (p) => 0.78 + 0.2 * grain.noise(p.x / 30, p.y / 12),
      lines: [{ field: slant(82, 6) }],
    })
    await plate.cut({
      shape: box(140, 772, 920, 290),
      tone: (p) => {
        const shine = Math.abs(p.x - 760 + 40 * grain.noise(p.y / 12, 3)) / (60 + (p.y - 772) * 0.5)
        return (
          mix(0.12, mix(0.55, 0.74, step(780, 1040, p.y)), step(0.5, 1.5, shine)) +
          0.2 * grain.noise(p.x / 70, p.y / 9)
        )
      },
      lines: [{ field: wave(0, 8.6, 1.8, 90) }],
    })
    const reed = async (x: number, y: number, tip: XY, w: number) =>
      plate.cut({
        shape: leaf([x, y], tip, w, w * 0.7),
        tone: flat(0.86),
        lines: [{ field: slant(88, 5) }],
        outline: 1.4,
      })
    await reed(270, 1050, [196, 520], 15)
    await reed(292, 1050, [330, 470], 17)
    await reed(250, 1050, [240, 610], 13)
    await reed(930, 1050, [985, 560], 16)
    await reed(905, 1050, [880, 640], 13)
    await reed(952, 1050, [1020, 690], 13)
    // legs
    for (const [x, bend] of [
      [548, -6],
      [598, 10],
    ] as XY[]) {
      await plate.cut({
        shape: taper(
          [
            [x, 760],
            [x + bend, 850],
            [x + bend * 0.4, 960],
            [x + bend * 0.6, 1008],
          ],
          15,
          9,
        ),
        swell: 1,
        tone: shade(0.95, 0.2),
        lines: [{ field: slant(12, 4.4) }],
        outline: 1.8,
      })
      for (const t of [-34, 4, 36]) {
        await plate.cut({
          shape: leaf([x + bend * 0.6, 1002], [x + t, 1022], 8),
          tone: flat(0.9),
          lines: [{ field: slant(0, 4) }],
          outline: 1.2,
        })
      }
    }
    // body, wing, neck and head
    const body = blob([
      [420, 560],
      [470, 500],
      [545, 470],
      [622, 520],
      [660, 620],
      [668, 720],
      [640, 800],
      [600, 828],
      [545, 800],
      [470, 720],
      [420, 640],
    ])
    await plate.cut({
      shape: body,
      swell: 0.8,
      outline: 2.4,
      tone: shade(0.8, 0.08),
      lines: [
        { field: slant(62, 6.4, 0.7) },
        { field: slant(8, 6.4, 0.5), tone: crossed(shade(0.8, 0.08), 0.42) },
      ],
    })
    const neck: XY[] = [
      [470, 560],
      [436, 500],
      [448, 440],
      [500, 404],
      [520, 360],
      [500, 318],
      [452, 300],
    ]
    await plate.cut({
      shape: taper(neck, 104, 50),
      swell: 0.95,
      outline: 2.2,
      tone: shade(0.72, 0.03),
      lines: [{ field: slant(20, 6, 0.9) }],
    })
    await plate.cut({
      shape: blob([
        [508, 300],
        [486, 272],
        [446, 262],
        [408, 274],
        [388, 300],
        [410, 322],
        [456, 330],
        [496, 326],
      ]),
      swell: 0.8,
      outline: 2.2,
      tone: (p) => (p.y < 284 + (p.x - 400) * 0.1 ? 0.93 : shade(0.6, 0.03)(p)),
      lines: [{ field: slant(38, 4.6, 0.5) }],
    })
    await plate.cut({
      shape: 'M398 290L262 326Q258 330 264 332L400 318Z',
      swell: 0.8,
      outline: 2,
      tone: (p) => (p.y > 308 + (p.x - 262) * 0.02 ? 0.8 : 0.3),
      lines: [{ field: slant(-12, 4.6) }],
    })
    await plate.draw('<circle cx="424" cy="294" r="9.5" fill="#000"/>')
    await plate.wipe(`<circle cx="421" cy="291" r="3" fill="#000"/>`)
    for (const k of [0, 1, 2])
      await plate.draw(
        `<path d="M494 ${280 + k * 7}Q${580 + k * 10} ${300 + k * 26} ${600 - k * 14} ${392 + k * 16}" fill="none" stroke="#000" stroke-width="${2.6 - k * 0.4}"/>`,
      )
    // wing feathers in three ranks, the last ranks laid first
    const feather = async (a: XY, b: XY, w: number, dark: number) =>
      plate.cut({
        shape: leaf(a, b, w, 4),
        swell: 0.5,
        outline: 1.8,
        tone: (p) => dark * (0.45 + 0.75 * (1 - p.light)),
        lines: [{ field: slant((Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI + 18, 5) }],
      })
    for (let i = 0; i < 7; i++)
      await feather([560 + i * 7, 600 + i * 10], [716 - i * 16, 880 - i * 6], 40, 0.98)
    for (let i = 0; i < 7; i++)
      await feather([500 + i * 18, 560 + i * 4], [560 + i * 22, 772 + i * 6], 46, 0.9)
    for (let i = 0; i < 7; i++)
      await feather([486 + i * 19, 512 + i * 3], [506 + i * 24, 648 + i * 8], 48, 0.72)
  },
}
