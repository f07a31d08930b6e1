import type { Piece } from '../piece.ts'
import type { Plate } from '../plate.ts'
import { createNoise } from '../random.ts'
import { blob, box, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { flat, slant, step, wave } from '../strokes.ts'

const sail = async (plate: Plate, shape: string, from: number, to: number) =>
  plate.cut({
    shape,
    swell: 0.35,
    outline: 2.2,
    tone: (p) => 0.03 + 0.5 * step(from, to, p.x) + 0.35 * (1 - p.light),
    lines: [{ field: slant(86, 6, 0.6) }],
  })

const grain = createNoise(23)

export const sloop: Piece = {
  file: '18-home-wind.jpg',
  name: 'Home Wind',
  description:
    'A ship under full sail, close to the harbour. Parallel lines for the air, waving ones for the sea.',
  motif: 'Ship',
  kind: 'Sea',
  ink: 'Sepia',
  paper: 'Buff',
  border: 'Banknote',
  hatch: 'Wave',
  mark: 'Anchor',
  value: 100,
  year: 1847,
  seed: 18,
  async draw(plate) {
    await plate.cut({
      shape: box(140, 140, 920, 660),
      tone: (p) =>
        0.12 +
        0.26 * step(640, 160, p.y) +
        0.75 * step(0.02, 0.42, grain.fractal(p.x / 230 + 2, p.y / 84, 5)) * step(740, 300, p.y) -
        0.5 * step(0, -0.2, grain.fractal(p.x / 230 + 2, p.y / 84, 5)),
      lines: [{ field: slant(0, 7) }],
    })
    await plate.cut({
      shape: box(140, 784, 920, 280),
      tone: (p) => 0.4 + 0.24 * step(790, 1040, p.y) + 0.55 * grain.fractal(p.x / 80, p.y / 20, 3),
      lines: [{ field: wave(0, 8, 3.4, 88) }],
    })
    await plate.cut({
      shape: blob([
        [140, 790],
        [180, 752],
        [250, 744],
        [300, 764],
        [360, 776],
        [430, 790],
      ]),
      outline: 1.5,
      tone: flat(0.6),
      lines: [{ field: slant(70, 6) }],
    })
    const hull = 'M318 752Q330 830 404 868L800 868Q872 828 906 742L846 764Q600 800 400 764Z'
    await plate.draw('<path d="M906 742L1016 676" stroke="#000" stroke-width="7"/>')
    for (const [x, top] of [
      [440, 270],
      [600, 214],
      [752, 290],
    ] as XY[])
      await plate.cut({
        shape: taper(
          [
            [x, 780],
            [x + 4, top],
          ],
          15,
          6,
        ),
        tone: (p) => (p.x > x ? 0.9 : 0.4),
        lines: [{ field: slant(0, 4) }],
        outline: 1.8,
      })
    await plate.draw(
      '<path d="M444 270L600 740M606 214L440 740M606 214L752 740M756 290L1016 676M756 420L960 710M602 214L752 300M440 280L330 740M756 290L906 742" stroke="#000" stroke-width="1.3" fill="none"/>',
    )
    for (const [x, ys, w] of [
      [440, [300, 400, 520, 660], 70],
      [600, [246, 356, 486, 640], 82],
      [752, [322, 420, 530, 660], 66],
    ] as [number, number[], number][]) {
      for (let i = 0; i < 3; i++) {
        const a = ys[i]!
        const z = ys[i + 1]! - 12
        const w0 = w * (0.62 + i * 0.2)
        const w1 = w * (0.86 + i * 0.2)
        await sail(
          plate,
          `M${x - w0} ${a}Q${x} ${a + 12} ${x + w0} ${a - 6}Q${x + w0 + 26} ${(a + z) / 2} ${x + w1} ${z - 6}Q${x} ${z - 34} ${x - w1} ${z}Q${x - w0 + 16} ${(a + z) / 2} ${x - w0} ${a}Z`,
          x - w * 0.4,
          x + w * 1.5,
        )
        await plate.draw(
          `<path d="M${x - w0 - 6} ${a}Q${x} ${a + 6} ${x + w0 + 6} ${a - 6}" stroke="#000" stroke-width="4.4" fill="none"/>`,
        )
      }
    }
    await sail(plate, 'M800 700Q880 620 772 360Q900 540 968 690Q880 690 800 700Z', 780, 960)
    await sail(plate, 'M322 690Q330 600 418 470Q424 600 420 716Z', 340, 440)
    await plate.cut({
      shape: hull,
      swell: 0.2,
      outline: 2.8,
      tone: (p) =>
        (Math.abs(p.y - 812 + ((p.x - 610) / 130) ** 2 * 2) < 13 ? 0.12 : 0.78) + 0.2 * step(780, 880, p.x),
      lines: [{ field: (x, y) => (y + ((x - 610) / 130) ** 2 * 4) / 5.4 }],
    })
    for (let x = 430; x < 830; x += 44)
      await plate.draw(`<rect x="${x}" y="${806 - ((x - 610) / 130) ** 2 * 2}" width="15" height="13"/>`)
    await plate.cut({
      shape: blob([
        [300, 880],
        [380, 856],
        [520, 872],
        [640, 862],
        [780, 874],
        [900, 850],
        [960, 880],
        [800, 904],
        [600, 892],
        [420, 906],
      ]),
      tone: flat(0.1),
      outline: 1.6,
      lines: [{ field: wave(0, 7, 3, 40) }],
    })
    for (const [x, y] of [
      [440, 264],
      [600, 208],
      [752, 284],
    ] as XY[]) {
      await plate.cut({
        shape: `M${x + 2} ${y}q34 -20 66 -4q22 10 44 0l-8 26q-20 8 -44 0q-28 -12 -58 4Z`,
        outline: 1.8,
        tone: flat(0.7),
        lines: [{ field: wave(0, 4.4, 2, 40) }],
      })
    }
    let gulls = ''
    for (const [x, y, s] of [
      [250, 330, 1.2],
      [310, 296, 0.8],
      [900, 380, 1],
    ] as [number, number, number][])
      gulls += `M${x - 24 * s} ${y - 8 * s}Q${x - 10 * s} ${y - 14 * s} ${x} ${y}Q${x + 10 * s} ${y - 14 * s} ${x + 24 * s} ${y - 8 * s}Q${x + 10 * s} ${y - 7 * s} ${x} ${y + 4 * s}Q${x - 10 * s} ${y - 7 * s} ${x - 24 * s} ${y - 8 * s}Z`
    await plate.draw(`<path d="${gulls}"/>`)
  },
}
