import type { Piece } from '../piece.ts'
import { createNoise } from '../random.ts'
import { blob } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { crossed, slant, step } from '../strokes.ts'

const grain = createNoise(23)

export const nautilus: Piece = {
  file: '06-nautilus.webp',
  name: 'Nautilus',
  description:
    'The shell of a nautilus. Every line runs along the spiral, and the chambers are shaded across it.',
  motif: 'Nautilus',
  kind: 'Sea',
  ink: 'Oxblood',
  paper: 'White',
  border: 'Plate',
  hatch: 'Spiral',
  mark: 'Anchor',
  value: 1,
  year: 1830,
  seed: 6,
  async draw(plate) {
    const [cx, cy] = [500, 510]
    const b = 0.176
    const at = (theta: number): XY => {
      const r = 15.5 * Math.exp(b * theta)
      return [cx + r * Math.cos(theta), cy - r * Math.sin(theta) * 0.97]
    }
    const end = 6.16 * Math.PI
    const outer: XY[] = []
    for (let t = end - 2 * Math.PI; t <= end; t += 0.12) outer.push(at(t))
    const [mx, my] = at(end)
    const [ix, iy] = at(end - 2 * Math.PI)
    await plate.cut({
      shape: blob([
        [200, 930],
        [420, 902],
        [700, 896],
        [960, 912],
        [1040, 938],
        [800, 968],
        [420, 966],
      ]),
      tone: (p) => 0.68 * step(1, 0.1, Math.hypot((p.x - 620) / 430, (p.y - 932) / 40)),
      lines: [{ field: slant(0, 6.6) }],
    })
    const silhouette = `M${outer.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Q${(mx + ix) / 2 + 20} ${(my + iy) / 2 - 60} ${ix.toFixed(1)} ${iy.toFixed(1)}Z`
    // turns: how many windings out a point lies; its fraction is the place across the tube
    const turns = (x: number, y: number) => {
      const dx = x - cx
      const dy = (cy - y) / 0.97
      const theta = Math.atan2(dy, dx)
      return (Math.log(Math.max(1, Math.hypot(dx, dy)) / 15.5) / b - theta) / (2 * Math.PI)
    }
    const tone = (p: { x: number; y: number }) => {
      const w = turns(p.x, p.y)
      const across = w - Math.floor(w)
      const theta = Math.atan2(cy - p.y, p.x - cx) + 2 * Math.PI * Math.floor(w)
      const tube = Math.abs(across - 0.56) * 2
      const facing = 0.5 + 0.5 * Math.cos(Math.atan2(p.y - cy, p.x - cx) - 0.75)
      const septa = Math.abs((((theta * 3.3 + across * 2.4) / Math.PI) % 1) - 0.5) * 2
      const stripes =
        across > 0.38
          ? 0.34 * step(0.42, 0.78, septa + 0.3 * grain.fractal(p.x / 60, p.y / 60, 3)) * step(18, 10, theta)
          : 0
      return (
        0.07 + 0.42 * facing * tube + 0.62 * step(0.6, 1.02, tube) + stripes + 0.25 * step(0.13, 0.01, across)
      )
    }
    await plate.cut({
      shape: silhouette,
      outline: 2.8,
      tone,
      lines: [
        { field: (x, y) => turns(x, y) * 17 },
        {
          field: (x, y) => (Math.atan2(cy - y, x - cx) / (2 * Math.PI)) * 150 + turns(x, y) * 9,
          tone: (p) => crossed(tone, 0.5, 1)(p),
        },
      ],
    })
    let winding = ''
    for (let t = 0.6; t <= end; t += 0.1)
      winding += `${winding === '' ? 'M' : 'L'}${at(t)
        .map((v) => v.toFixed(1))
        .join(' ')}`
    await plate.draw(`<path d="${winding}" fill="none" stroke="#000" stroke-width="2.6"/>`)
  },
}
