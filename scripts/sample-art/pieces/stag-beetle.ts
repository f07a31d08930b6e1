import type { Piece } from '../piece.ts'
import type { Point } from '../plate.ts'
import { createNoise } from '../random.ts'
import { blob, box, mirrored, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { flat, rays, shade, slant, step } from '../strokes.ts'

const grain = createNoise(37)

const sides = [false, true]

export const beetle: Piece = {
  file: '17-stag-beetle.webp',
  name: 'Stag Beetle',
  description:
    'A stag beetle, twice the size of life, polished by lines that run the length of its wing cases.',
  motif: 'Beetle',
  kind: 'Fauna',
  ink: 'Lamp Black',
  paper: 'Rose',
  border: 'Stamp',
  hatch: 'Parallel',
  mark: 'Fleuron',
  value: 3,
  year: 1879,
  seed: 17,
  async draw(plate, tint) {
    await tint.cut({
      shape: box(150, 150, 900, 800),
      tone: flat(0.36),
      lines: [{ field: rays(600, 550, 120, 0.9) }, { field: rays(600, 550, 120, -0.9) }],
    })
    for (const flip of sides) {
      const m = (pts: XY[]) => (flip ? mirrored(pts, 600) : pts)
      const limb = (pts: XY[], a: number, b: number) =>
        plate.cut({
          shape: taper(m(pts), a, b),
          swell: 1,
          outline: 2,
          tone: shade(1, 0.12),
          lines: [{ field: slant(flip ? -35 : 35, 4.6, 0.6) }],
        })
      await limb(
        [
          [520, 500],
          [440, 450],
          [380, 400],
        ],
        30,
        20,
      )
      await limb(
        [
          [382, 404],
          [330, 350],
          [306, 290],
        ],
        18,
        8,
      )
      await limb(
        [
          [500, 600],
          [400, 600],
          [340, 612],
        ],
        30,
        20,
      )
      await limb(
        [
          [344, 610],
          [286, 660],
          [262, 730],
        ],
        18,
        8,
      )
      await limb(
        [
          [510, 700],
          [430, 760],
          [390, 790],
        ],
        30,
        20,
      )
      await limb(
        [
          [394, 786],
          [366, 850],
          [378, 920],
        ],
        18,
        8,
      )
      await limb(
        [
          [560, 360],
          [500, 330],
          [452, 336],
        ],
        10,
        8,
      )
      await limb(
        [
          [454, 336],
          [430, 318],
          [424, 300],
        ],
        9,
        16,
      )
      // the jaw
      await plate.cut({
        shape: blob(
          m([
            [584, 344],
            [540, 330],
            [500, 290],
            [486, 236],
            [498, 186],
            [530, 168],
            [560, 178],
            [572, 196],
            [552, 200],
            [530, 206],
            [524, 230],
            [540, 244],
            [560, 236],
            [568, 250],
            [548, 272],
            [560, 302],
            [592, 320],
          ]),
        ),
        swell: 0.9,
        outline: 2.6,
        tone: shade(1, 0.06),
        lines: [{ field: slant(flip ? -64 : 64, 5.2, 0.6) }],
      })
      await plate.cut({
        shape: blob(
          m([
            [598, 524],
            [520, 520],
            [468, 548],
            [446, 620],
            [450, 720],
            [482, 820],
            [540, 890],
            [598, 916],
          ]),
        ),
        swell: 0.75,
        outline: 3,
        tone: (p) =>
          0.98 - 0.98 * step(0.5, 0.93, p.light) * (flip ? 0.75 : 1) + 0.12 * grain.noise(p.x / 40, p.y / 90),
        lines: [{ field: slant(90, 6.2, flip ? -0.4 : 0.4) }],
      })
    }
    await plate.cut({
      shape: 'M584 522L616 522L600 560Z',
      outline: 2,
      tone: flat(0.8),
      lines: [{ field: slant(0, 4) }],
    })
    const gloss = (p: Point) => 0.98 - 0.96 * step(0.52, 0.92, p.light)
    await plate.cut({
      shape: blob([
        [600, 400],
        [700, 404],
        [754, 440],
        [748, 500],
        [690, 524],
        [600, 530],
        [510, 524],
        [452, 500],
        [446, 440],
        [500, 404],
      ]),
      swell: 0.8,
      outline: 3,
      tone: gloss,
      lines: [{ field: slant(0, 6, 0.7) }],
    })
    await plate.cut({
      shape: blob([
        [600, 312],
        [664, 316],
        [706, 346],
        [700, 392],
        [650, 408],
        [600, 410],
        [550, 408],
        [500, 392],
        [494, 346],
        [536, 316],
      ]),
      swell: 0.8,
      outline: 3,
      tone: gloss,
      lines: [{ field: slant(0, 5.4, 0.7) }],
    })
    for (const x of [506, 694]) await plate.draw(`<circle cx="${x}" cy="352" r="11"/>`)
    await plate.draw('<path d="M600 528V914" stroke="#000" stroke-width="3.4"/>')
  },
}
