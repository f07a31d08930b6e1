import type { Piece } from '../piece.ts'
import { createNoise } from '../random.ts'
import { blob, box } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { flat, mix, rays, slant, step, wave } from '../strokes.ts'

const grain = createNoise(23)

export const lighthouse: Piece = {
  file: '05-cape-light.webp',
  name: 'Cape Light',
  description:
    'A lighthouse on its rock before the storm. The night is nothing but rays, which all begin at the lamp.',
  motif: 'Lighthouse',
  kind: 'Sea',
  ink: 'Lamp Black',
  paper: 'Azure',
  border: 'Arch',
  hatch: 'Radial',
  mark: 'Anchor',
  value: 20,
  year: 1843,
  seed: 5,
  async draw(plate) {
    const lamp = { x: 560, y: 352 }
    await plate.cut({
      shape: box(180, 140, 840, 700),
      tone: (p) => {
        const a = Math.atan2(p.y - lamp.y, p.x - lamp.x)
        const beam = Math.max(
          step(0.17, 0.1, Math.abs(a + 0.16)),
          step(0.17, 0.1, Math.abs(Math.abs(a + 0.16) - Math.PI)),
        )
        const r = Math.hypot(p.x - lamp.x, p.y - lamp.y)
        return mix(
          0.3 + 0.5 * step(30, 420, r) + 0.35 * grain.fractal(p.x / 120, p.y / 60, 4),
          0.05,
          beam * 0.93,
        )
      },
      lines: [{ field: rays(lamp.x, lamp.y, 270) }],
    })
    await plate.cut({
      shape: box(180, 800, 840, 210),
      tone: (p) =>
        0.38 +
        0.3 * step(810, 990, p.y) +
        0.5 * grain.fractal(p.x / 90, p.y / 16, 3) -
        0.3 * step(160, 20, Math.abs(p.x - 790)) * step(980, 800, p.y),
      lines: [{ field: wave(0, 7.6, 2.6, 74) }],
    })
    for (const [x, y, w] of [
      [300, 850, 90],
      [820, 866, 120],
      [900, 930, 130],
      [250, 950, 140],
    ] as [number, number, number][]) {
      await plate.cut({
        shape: blob([
          [x - w, y + 10],
          [x - w * 0.4, y - 16],
          [x, y - 26],
          [x + w * 0.3, y - 12],
          [x + w, y + 8],
          [x, y + 4],
        ]),
        tone: flat(0.08),
        lines: [{ field: wave(0, 6, 2, 30) }],
        outline: 1.4,
      })
    }
    const rock = (p: { x: number; y: number }) =>
      0.34 + 0.36 * step(430, 720, p.x) + 0.7 * grain.fractal(p.x / 46 + p.y / 160, p.y / 70, 4)
    await plate.cut({
      shape: blob([
        [300, 905],
        [340, 836],
        [396, 806],
        [430, 752],
        [492, 722],
        [560, 712],
        [640, 722],
        [690, 764],
        [752, 790],
        [790, 846],
        [846, 900],
        [800, 936],
        [640, 950],
        [470, 944],
        [350, 934],
      ]),
      outline: 2.4,
      tone: rock,
      lines: [
        { field: slant(66, 7, 0) },
        { field: slant(-40, 7), tone: (p) => Math.max(0, rock(p) - 0.42) * 1.1 },
      ],
    })
    // tower, painted in bands
    await plate.cut({
      shape: 'M512 420L608 420L646 730L474 730Z',
      outline: 2.6,
      tone: (p) => {
        const u = (p.x - 560) / (48 + (p.y - 420) * 0.123)
        const lit = 0.06 + 0.55 * step(-0.25, 1, u) + 0.1 * step(-0.7, -1, u)
        const band = Math.floor((p.y - 420) / 62) % 2 === 1
        return band ? 0.55 + lit * 0.6 : lit
      },
      lines: [
        {
          field: (x, y) =>
            (y - 26 * (1 - ((x - 560) / (48 + (y - 420) * 0.123)) ** 2) * ((y - 380) / 350)) / 6,
        },
      ],
    })
    for (const [y, w] of [
      [470, 9],
      [560, 10],
      [652, 11],
    ] as XY[])
      await plate.draw(`<path d="M${560 - w} ${y + 30}V${y + 6}a${w} ${w} 0 0 1 ${2 * w} 0V${y + 30}Z"/>`)
    await plate.cut({
      shape: box(496, 404, 128, 18),
      outline: 2,
      tone: (p) => 0.3 + 0.5 * step(540, 620, p.x),
      lines: [{ field: slant(90, 5) }],
    })
    await plate.cut({
      shape: box(524, 318, 72, 86),
      outline: 2.4,
      tone: (p) => 0.5 * step(20, 60, Math.hypot(p.x - lamp.x, p.y - lamp.y)),
      lines: [{ field: rays(lamp.x, lamp.y, 60) }],
    })
    await plate.draw(
      '<path d="M542 318V404M560 318V404M578 318V404M496 404V378H624V404M512 378V404M608 378V404" stroke="#000" stroke-width="2" fill="none"/><circle cx="560" cy="352" r="11"/>',
    )
    await plate.wipe('<circle cx="560" cy="352" r="7"/>')
    await plate.cut({
      shape: 'M514 318Q520 274 560 262Q600 274 606 318Z',
      outline: 2.4,
      tone: (p) => 0.25 + 0.65 * step(540, 606, p.x),
      lines: [{ field: rays(560, 240, 110) }],
    })
    await plate.draw(
      '<path d="M560 262V226M548 240H572" stroke="#000" stroke-width="3"/><circle cx="560" cy="256" r="6"/>',
    )
    let gulls = ''
    for (const [x, y, s] of [
      [760, 470, 1.3],
      [820, 520, 0.9],
      [712, 548, 0.8],
      [352, 500, 1],
    ] as [number, number, number][])
      gulls += `M${x - 26 * s} ${y - 8 * s}Q${x - 12 * s} ${y - 16 * s} ${x} ${y}Q${x + 12 * s} ${y - 16 * s} ${x + 26 * s} ${y - 8 * s}Q${x + 12 * s} ${y - 9 * s} ${x} ${y + 5 * s}Q${x - 12 * s} ${y - 9 * s} ${x - 26 * s} ${y - 8 * s}Z`
    await plate.wipe(`<path d="${gulls}" stroke="#000" stroke-width="5"/>`)
    await plate.draw(`<path d="${gulls}"/>`)
  },
}
