import type { Piece } from '../piece.ts'
import type { Point } from '../plate.ts'
import { createNoise } from '../random.ts'
import { blob, box } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { flat, slant, step } from '../strokes.ts'

const grain = createNoise(53)

export const balloon: Piece = {
  file: '07-montgolfier.png',
  name: 'Montgolfier',
  description:
    'A striped balloon over fields. Its gores are drawn by the lines that run from crown to basket.',
  motif: 'Balloon',
  kind: 'Sky',
  ink: 'Vermilion',
  paper: 'Cream',
  border: 'Stamp',
  hatch: 'Meridian',
  mark: 'Star',
  value: 15,
  year: 1883,
  seed: 7,
  async draw(plate, tint) {
    await tint.cut({
      shape: box(150, 150, 900, 800),
      tone: (p) => 0.6 * step(800, 200, p.y),
      lines: [{ field: slant(0, 9) }],
    })
    const cloud = (p: Point) => grain.fractal(p.x / 240, p.y / 100, 5)
    await plate.cut({
      shape: box(150, 150, 900, 800),
      wipe: 0,
      tone: (p) => 0.2 * step(700, 150, p.y) + 0.5 * step(0.02, 0.22, cloud(p)) * step(0.42, 0.2, cloud(p)),
      lines: [{ field: slant(0, 8) }],
    })
    // fields, far to near
    for (let i = 0; i < 5; i++) {
      const y = 762 + i * 38 + i * i * 3
      const pts: XY[] = [
        [140, y + 10],
        [330, y - 14 * grain.noise(i, 1.5) - 6],
        [560, y + 16 * grain.noise(i, 4.5)],
        [800, y - 20 * grain.noise(i, 8.5)],
        [1060, y],
        [1060, 980],
        [140, 980],
      ]
      await plate.cut({
        shape: blob(pts),
        outline: 1.8,
        tone: (p) => 0.2 + i * 0.07 + 0.35 * step(0, 0.5, Math.sin((p.x + i * 130) / (60 + i * 26))),
        lines: [{ field: slant([8, -24, 34, -10, 20][i]!, 6 + i) }],
      })
    }
    for (const [x, y, s] of [
      [240, 806, 1],
      [280, 812, 0.7],
      [900, 830, 1.1],
      [946, 836, 0.8],
      [860, 836, 0.7],
    ] as [number, number, number][])
      await plate.cut({
        shape: blob([
          [x, y - 44 * s],
          [x + 15 * s, y - 20 * s],
          [x + 9 * s, y + 4 * s],
          [x - 9 * s, y + 4 * s],
          [x - 15 * s, y - 20 * s],
        ]),
        outline: 1.5,
        tone: flat(0.8),
        lines: [{ field: slant(80, 4.6) }],
      })
    const [cx, cy] = [600, 408]
    const half = (y: number) => {
      const t = (y - (cy - 216)) / 432
      return t < 0
        ? 0
        : 214 *
            Math.sqrt(Math.max(0, 1 - (2 * Math.min(t, 0.5) - 1) ** 2)) *
            (t > 0.5 ? 1 - 0.72 * ((t - 0.5) / 0.5) ** 1.9 : 1)
    }
    const left: XY[] = []
    const right: XY[] = []
    for (let i = 0; i <= 24; i++) {
      const y = cy - 215 + (431 * i) / 24
      left.push([cx - half(y), y])
      right.unshift([cx + half(y), y])
    }
    const u = (x: number, y: number) => Math.max(-1, Math.min(1, (x - cx) / Math.max(1, half(y))))
    const longitude = (x: number, y: number) => Math.asin(u(x, y)) / Math.PI
    const body = (p: Point) => {
      const l = longitude(p.x, p.y)
      const light = 0.5 + 0.5 * Math.sin((l + 0.18) * Math.PI * 0.98 + 0.3)
      const gore = Math.floor((l + 0.5) * 10 + 0.001) % 2 === 0
      const belt = Math.abs(p.y - cy + 6) < 38
      return belt ? 0.06 + 0.5 * (light - 0.35) : gore ? 0.5 + 0.45 * light : 0.04 + 0.5 * (light - 0.4)
    }
    await plate.cut({
      shape: `M${[...left, ...right].map((q) => q.map((v) => v.toFixed(1)).join(' ')).join('L')}Z`,
      outline: 3,
      tone: body,
      lines: [
        { field: (x, y) => (y + 42 * Math.sqrt(1 - u(x, y) ** 2) * ((y - cy) / 190)) / 6.2 },
        { field: (x, y) => longitude(x, y) * 100, tone: (p) => Math.max(0, body(p) - 0.6) },
      ],
    })
    let ropes = ''
    for (let i = -5; i <= 5; i++) {
      const l = (i / 10) * Math.PI
      let d = ''
      for (let k = 0; k <= 24; k++) {
        const y = cy - 215 + (431 * k) / 24
        d += `${k ? 'L' : 'M'}${(cx + half(y) * Math.sin(l)).toFixed(1)} ${y.toFixed(1)}`
      }
      ropes += `${d}L${cx + i * 7.4} 706`
    }
    let swags = ''
    for (const y of [cy - 44, cy + 34])
      swags += `M${cx - half(y)} ${y}Q${cx} ${y + (y > cy ? 16 : -14)} ${cx + half(y)} ${y}`
    for (let i = 0; i < 10; i++) {
      const a = cx + half(cy - 40) * Math.sin(((i - 5) / 10) * Math.PI)
      const b = cx + half(cy - 40) * Math.sin(((i - 4) / 10) * Math.PI)
      swags += `M${a} ${cy - 38}Q${(a + b) / 2} ${cy + 34} ${b} ${cy - 38}`
    }
    await plate.draw(
      `<g fill="none" stroke="#000"><path d="${ropes}" stroke-width="1.6"/><path d="${swags}" stroke-width="2.4"/></g>`,
    )
    await plate.cut({
      shape: 'M556 706H644L634 766Q600 776 566 766Z',
      outline: 2.6,
      tone: (p) => 0.4 + 0.5 * step(580, 640, p.x),
      lines: [{ field: slant(45, 7) }, { field: slant(-45, 7) }],
    })
    await plate.draw(
      '<path d="M552 706H648" stroke="#000" stroke-width="6"/><circle cx="586" cy="690" r="8"/><path d="M578 706q0 -12 8 -12t8 12Z"/><circle cx="614" cy="688" r="8"/><path d="M605 706q0 -14 9 -14t9 14Z"/>',
    )
  },
}
