import { createNoise, createRandom } from '../random.ts'
import type { Piece } from '../piece.ts'
import { disc } from '../shapes.ts'
import { flat, rays, rings, step } from '../strokes.ts'

const grain = createNoise(11)

export const moon: Piece = {
  file: '04-harvest-moon.jpg',
  name: 'Harvest Moon',
  description: 'The full moon with its seas and craters, cut in circles around the point that faces us.',
  motif: 'Moon',
  kind: 'Sky',
  ink: 'Silver',
  paper: 'Midnight',
  border: 'Medallion',
  hatch: 'Contour',
  mark: 'Crescent',
  value: 50,
  year: 1869,
  seed: 4,
  async draw(plate, tint) {
    await tint.cut({
      shape: disc(600, 600, 428),
      tone: flat(0.6),
      lines: [{ field: rays(600, 600, 180, 0.25) }, { field: rays(600, 600, 180, -0.25) }],
    })
    const craters: [number, number, number][] = []
    for (let i = 0; i < 70; i++) {
      const a = i * 2.4
      const r = 250 * Math.sqrt((i + 0.5) / 70)
      craters.push([
        600 + r * Math.cos(a) + 30 * grain.noise(i, 1),
        600 + r * Math.sin(a) + 30 * grain.noise(i, 9),
        6 + 34 * Math.abs(grain.noise(i * 3, 4)) ** 2.2,
      ])
    }
    await plate.cut({
      shape: disc(600, 600, 296),
      swell: 0.92,
      outline: 2,
      // light ink on dark paper: the tone is the light itself
      tone: (p) => {
        const sea = step(-0.02, 0.22, grain.fractal(p.x / 210 + 1.7, p.y / 210 + 0.4, 4))
        let rim = 0
        for (const [x, y, r] of craters) {
          const dx = p.x - x
          const dy = p.y - y
          const d = Math.hypot(dx, dy) / r
          if (d < 1.5)
            rim +=
              Math.exp(-((d - 0.9) ** 2) * 18) * (dx + dy > 0 ? 0.55 : 0.15) -
              Math.exp(-(d ** 2) * 2.4) * (dx + dy < 0 ? 0.5 : 0.1)
        }
        return (0.24 + 0.62 * p.light) * (1 - 0.62 * sea) + rim * 0.7
      },
      lines: [{ field: rings(600, 600, 6.2, 0) }],
    })
    const random = createRandom(69)
    for (let i = 0; i < 90; i++) {
      const a = 2 * Math.PI * random()
      const r = 316 + 100 * Math.sqrt(random())
      const s = 1 + 3.2 * random() ** 3
      await plate.draw(
        `<path transform="translate(${600 + r * Math.cos(a)} ${600 + r * Math.sin(a)}) scale(${s})" d="M0-3L.5-.5L3 0L.5 .5L0 3L-.5 .5L-3 0L-.5-.5Z"/>`,
      )
    }
  },
}
