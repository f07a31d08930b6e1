import type { Piece } from '../piece.ts'
import { createNoise } from '../random.ts'
import { taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { flat, shade, slant, step } from '../strokes.ts'

const grain = createNoise(37)

export const feather: Piece = {
  file: '20-quill.webp',
  name: 'Quill',
  description: 'One feather. Each barb is a line, and where the wind parted it the paper shows.',
  motif: 'Feather',
  kind: 'Fauna',
  ink: 'Violet',
  paper: 'Azure',
  border: 'Plate',
  hatch: 'Parallel',
  mark: 'Star',
  value: 4,
  year: 1855,
  seed: 20,
  async draw(plate) {
    const shaft = (t: number): XY => [
      330 + 500 * t + 90 * Math.sin(t * 2.4),
      960 - 800 * t + 60 * Math.sin(t * 3.1),
    ]
    const width = (t: number, s: number) =>
      (s > 0 ? 122 : 92) * Math.sin(Math.PI * Math.min(1, Math.max(0, (t - 0.2) / 0.8)) ** 0.62) ** 0.8
    const vanes: [number, string][] = []
    for (const s of [1, -1]) {
      const rim: XY[] = []
      for (let i = 0; i <= 60; i++) {
        const t = 0.2 + 0.8 * (i / 60)
        const [x, y] = shaft(t)
        const [x2, y2] = shaft(t + 0.01)
        const l = Math.hypot(x2 - x, y2 - y)
        const nick = [0.46, 0.63, 0.8].some((n) => Math.abs(t - n - (s > 0 ? 0 : 0.07)) < 0.008) ? 0.62 : 1
        const w = width(t, s) * nick * (1 + 0.035 * grain.noise(i / 2.2, s * 7.7))
        const along = w * 0.75
        rim.push([
          x - (s * w * (y2 - y)) / l + ((along * (x2 - x)) / l) * 0.6,
          y + (s * w * (x2 - x)) / l + ((along * (y2 - y)) / l) * 0.6,
        ])
      }
      const back: XY[] = []
      for (let i = 30; i >= 0; i--) back.push(shaft(0.2 + 0.8 * (i / 30)))
      const path = `M${[...rim, ...back].map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`
      vanes.push([s, path])
    }
    // the shadow of it on the paper
    await plate.cut({
      shape: `<g transform="translate(52 44)">${vanes.map(([, d]) => `<path d="${d}"/>`).join('')}</g>`,
      tone: flat(0.34),
      lines: [{ field: slant(0, 7) }],
    })
    for (const [s, path] of vanes) {
      await plate.cut({
        shape: path,
        outline: 1.6,
        tone: (p) => {
          const across = (p.x - 330) * 0.8 + (p.y - 960) * 0.55
          const bar = Math.sin((p.x - p.y) / 31 + 1.3 * grain.noise(p.x / 90, p.y / 90))
          return (
            0.3 +
            (s > 0 ? 0.26 : 0) +
            0.34 * step(0.1, 0.7, bar) +
            0.0006 * across +
            0.16 * grain.noise(p.x / 50, p.y / 14)
          )
        },
        lines: [
          { field: slant(s > 0 ? -12 : -98, 5.4) },
          {
            field: slant(s > 0 ? -24 : -84, 5.4),
            tone: (p) => 0.24 * step(0, 0.5, grain.fractal(p.x / 90, p.y / 90, 2)),
          },
        ],
      })
    }
    await plate.cut({
      shape: taper([-0.02, 0.15, 0.3, 0.5, 0.7, 0.85, 0.99].map(shaft), 18, 4),
      swell: 1,
      outline: 2,
      tone: shade(0.7, 0),
      lines: [{ field: slant(-58, 4) }],
    })
    const [nx, ny] = shaft(-0.02)
    await plate.draw(
      `<path d="M${nx - 7} ${ny + 4}L${nx - 30} ${ny + 42}L${nx + 9} ${ny + 6}Z"/><path d="M${nx - 30} ${ny + 42}C${nx - 60} ${ny + 60} ${nx - 110} ${ny + 10} ${nx - 140} ${ny + 30}S${nx - 120} ${ny + 76} ${nx - 84} ${ny + 52}" fill="none" stroke="#000" stroke-width="2.4"/>`,
    )
  },
}
