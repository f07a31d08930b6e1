import type { Piece } from '../piece.ts'
import { createNoise } from '../random.ts'
import { blob, disc, leaf, mirrored } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { rays, rings, shade, slant, step } from '../strokes.ts'

const grain = createNoise(37)

const sides = [false, true]

export const owl: Piece = {
  file: '09-barn-owl.png',
  name: 'Barn Owl',
  description:
    'A barn owl looks straight at you. The lines of its face run from the eyes outwards, those of its coat follow the feathers.',
  motif: 'Owl',
  kind: 'Fauna',
  ink: 'Sepia',
  paper: 'Cream',
  border: 'Medallion',
  hatch: 'Radial',
  mark: 'Fleuron',
  value: 12,
  year: 1858,
  seed: 9,
  async draw(plate) {
    await plate.cut({
      shape: disc(600, 600, 430),
      tone: (p) =>
        0.82 -
        0.5 * step(420, 120, Math.hypot(p.x - 600, p.y - 520)) +
        0.2 * grain.fractal(p.x / 90, p.y / 90, 3),
      lines: [{ field: rays(600, 500, 240) }],
    })
    const body = blob([
      [600, 250],
      [730, 290],
      [790, 400],
      [812, 540],
      [840, 700],
      [820, 860],
      [760, 1010],
      [600, 1060],
      [440, 1010],
      [380, 860],
      [360, 700],
      [388, 540],
      [410, 400],
      [470, 290],
    ])
    await plate.cut({
      shape: body,
      swell: 0.6,
      outline: 2.6,
      tone: (p) => shade(0.6, 0.02)(p),
      lines: [{ field: slant(90, 7, 0.3) }],
    })
    for (const flip of sides) {
      const m = (pts: XY[]) => (flip ? mirrored(pts, 600) : pts)
      for (let row = -3; row < 9; row++) {
        for (let k = 0; k < 4; k++) {
          const x = (row < 0 ? 372 - row * 6 : 372) + k * 34 + row * 4 + (row % 2) * 15
          const y = 560 + row * 44
          const [a, b] = m([
            [x + 10, y - 30],
            [x + 16, y + 54],
          ]) as [XY, XY]
          await plate.cut({
            shape: leaf(a, b, 46, 0),
            swell: 0.5,
            outline: 1.8,
            tone: (p) =>
              0.3 +
              0.5 * (1 - p.light) +
              (flip ? 0.16 : 0) +
              0.4 * step(14, 6, Math.hypot(p.x - b[0], p.y - b[1] + 22)),
            lines: [{ field: slant(flip ? 70 : 110, 5, 0.4) }],
          })
        }
      }
    }
    // breast spots
    let spots = ''
    for (let row = 0; row < 8; row++)
      for (let k = -2; k <= 2; k++)
        spots += `M${600 + k * 40 + (row % 2) * 20 - 10} ${640 + row * 42}q7 12 0 20q-7 -8 0 -20Z`
    await plate.draw(`<path d="${spots}"/>`)
    // the heart of the face
    const heart = blob([
      [600, 318],
      [650, 276],
      [718, 282],
      [764, 340],
      [768, 430],
      [722, 520],
      [650, 586],
      [600, 618],
      [550, 586],
      [478, 520],
      [432, 430],
      [436, 340],
      [482, 282],
      [550, 276],
    ])
    await plate.cut({
      shape: `<path d="${heart}" stroke="#000" stroke-width="44" stroke-linejoin="round"/>`,
      tone: (p) => 0.55 + 0.4 * step(0.2, 0.8, Math.sin(Math.atan2(p.y - 430, p.x - 600) * 60)),
      lines: [{ field: rays(600, 430, 190) }],
    })
    await plate.cut({
      shape: heart,
      outline: 3,
      tone: (p) => {
        const e = Math.min(Math.hypot(p.x - 524, p.y - 418), Math.hypot(p.x - 676, p.y - 418))
        return (
          0.06 +
          0.5 * step(80, 44, e) +
          0.4 * step(34, 6, Math.abs(p.x - 600)) * step(600, 420, p.y) * step(300, 380, p.y) +
          0.2 * step(110, 190, e)
        )
      },
      lines: [{ field: (x, y) => (x < 600 ? rays(524, 418, 116)(x, y, 0) : rays(676, 418, 116)(x, y, 0)) }],
    })
    for (const x of [524, 676]) {
      await plate.cut({
        shape: disc(x, 418, 38),
        swell: 1,
        outline: 3,
        tone: (p) => (Math.hypot(p.x - x, p.y - 418) < 25 ? 1 : 0.7),
        lines: [{ field: rings(x, 418, 4) }],
      })
      await plate.wipe(`<circle cx="${x - 11}" cy="405" r="7.5"/>`)
    }
    await plate.cut({
      shape: blob([
        [600, 470],
        [616, 486],
        [622, 530],
        [610, 574],
        [600, 590],
        [590, 574],
        [578, 530],
        [584, 486],
      ]),
      swell: 1,
      outline: 2.4,
      tone: shade(0.95, 0.08),
      lines: [{ field: slant(0, 5, 0.6) }],
    })
  },
}
