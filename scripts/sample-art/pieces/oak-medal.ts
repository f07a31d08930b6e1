import { lettersOnCircle } from '../lettering.ts'
import type { Piece } from '../piece.ts'
import type { Point } from '../plate.ts'
import { createRandom } from '../random.ts'
import { blob, disc, leaf, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { rays, shade, slant, step } from '../strokes.ts'

export const medal: Piece = {
  file: '24-oak-medal.tiff',
  name: 'Oak Medal',
  description:
    'A struck medal with an oak between two branches of laurel, ruled as the medal machine ruled: straight lines that the relief pushes aside.',
  motif: 'Medal',
  kind: 'Device',
  ink: 'Sepia',
  paper: 'White',
  border: 'Plate',
  hatch: 'Relief',
  mark: 'Crescent',
  value: 9,
  year: 1836,
  seed: 24,
  async draw(plate) {
    await plate.cut({
      shape: disc(648, 606, 400),
      tone: (p) => 0.7 * step(400, 330, Math.hypot(p.x - 648, p.y - 606)),
      lines: [{ field: slant(-34, 6.4) }],
    })
    const rim = (p: Point) => shade(0.94, 0.04)(p)
    await plate.cut({
      shape: disc(600, 560, 404),
      swell: 0.1,
      outline: 3,
      tone: (p) => 0.1 + 0.7 * step(-0.2, 0.8, (p.x - 600 + (p.y - 560)) / 560),
      lines: [{ field: rays(600, 560, 300) }],
    })
    await plate.cut({
      shape: disc(600, 560, 380),
      outline: 2.4,
      tone: (p) => 0.3 - (0.16 * (p.x - 600 + (p.y - 560))) / 560,
      lines: [{ field: slant(0, 6) }],
    })
    await plate.cut({
      shape: `<path fill-rule="evenodd" d="${disc(600, 560, 380)}${disc(600, 560, 358)}"/>`,
      swell: 1,
      tone: rim,
      lines: [{ field: rays(600, 560, 260) }],
    })
    const relief = (shape: string, swell: number, dark = 0.86) =>
      plate.cut({
        shape,
        swell,
        outline: 1.7,
        tone: (p) => shade(dark, 0.02, 0.9)(p) + 0.08,
        lines: [{ field: slant(0, 6, 0.75) }],
      })
    for (const s of [-1, 1]) {
      for (let i = 0; i < 17; i++) {
        const a = Math.PI / 2 + s * (0.16 + i * 0.128)
        const b = a + s * 0.2
        const at = (q: number, r: number): XY => [600 + r * Math.cos(q), 560 + r * Math.sin(q)]
        await relief(leaf(at(a, 244), at(b, 296), 26, s * 3), 0.8)
        await relief(leaf(at(a, 238), at(b, 202), 24, -s * 3), 0.8)
        if (i % 3 === 1) await relief(disc(...at(b, 300), 8), 1)
      }
    }
    await relief(
      blob([
        [560, 780],
        [600, 762],
        [640, 780],
        [652, 806],
        [600, 796],
        [548, 806],
      ]),
      0.8,
    )
    // the oak
    await relief(
      blob([
        [470, 728],
        [556, 704],
        [578, 640],
        [572, 560],
        [628, 560],
        [622, 640],
        [644, 704],
        [730, 728],
        [600, 742],
      ]),
      0.7,
    )
    for (const pts of [
      [
        [590, 640],
        [550, 590],
        [500, 560],
      ],
      [
        [606, 630],
        [650, 580],
        [700, 560],
      ],
      [
        [600, 600],
        [604, 540],
        [598, 470],
      ],
    ] as XY[][])
      await relief(taper(pts, 24, 10), 0.9)
    const random = createRandom(1836)
    for (let i = 0; i < 64; i++) {
      const a = i * 2.399
      const r = Math.sqrt((63 - i) / 64)
      const x = 600 + 156 * r * Math.cos(a)
      const y = 490 + 112 * r * Math.sin(a)
      await relief(
        blob(
          [0, 1, 2, 3, 4, 5].map(
            (k) =>
              [
                x + (25 + 9 * random()) * Math.cos(k * 1.05),
                y + (20 + 8 * random()) * Math.sin(k * 1.05),
              ] as XY,
          ),
        ),
        0.75,
        0.95,
      )
    }
    const motto = (paint: string) =>
      lettersOnCircle('ROBUR  ET  LABOR', 600, 560, 312, -90, { size: 38, spacing: 7, weight: 800, paint })
    await plate.wipe(motto('fill="#000" stroke="#000" stroke-width="13" stroke-linejoin="round"'))
    await plate.draw(motto('fill="#000"'))
  },
}
