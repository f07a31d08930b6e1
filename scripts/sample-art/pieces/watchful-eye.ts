import type { Piece } from '../piece.ts'
import { createNoise } from '../random.ts'
import { box, disc, taper } from '../shapes.ts'
import { flat, mix, rays, rings, slant, step } from '../strokes.ts'

const grain = createNoise(37)

export const eye: Piece = {
  file: '23-watchful-eye.jpg',
  name: 'Watchful Eye',
  description: 'An eye, open, under its brow: the oldest guard against forgery there is.',
  motif: 'Eye',
  kind: 'Device',
  ink: 'Lamp Black',
  paper: 'Cream',
  border: 'Banknote',
  hatch: 'Contour',
  mark: 'Star',
  value: 500,
  year: 1882,
  seed: 23,
  async draw(plate, tint) {
    await tint.cut({
      shape: box(140, 140, 920, 920),
      tone: flat(0.4),
      lines: [{ field: rays(600, 600, 140, 0.7) }, { field: rays(600, 600, 140, -0.7) }],
    })
    const lidY = (x: number) => 600 - 178 * Math.cos(((x - 620) / 330) * (Math.PI / 2)) ** 0.9
    const skin = (p: { x: number; y: number }) => {
      const d = Math.hypot((p.x - 610) / 400, (p.y - 600) / 300)
      const crease =
        Math.exp(-(((p.y - (430 + ((p.x - 600) / 300) ** 2 * 96)) / 24) ** 2)) *
        step(920, 700, p.x) *
        step(260, 400, p.x)
      const bag = Math.exp(-(((p.y - (790 - ((p.x - 600) / 300) ** 2 * 90)) / 30) ** 2)) * 0.35
      return (
        0.14 +
        0.5 * step(0.62, 1.35, d) +
        0.55 * crease +
        bag +
        0.26 * step(400, 260, p.x) +
        0.1 * grain.fractal(p.x / 60, p.y / 60, 3)
      )
    }
    await plate.cut({
      shape: disc(600, 600, 440, 440),
      wipe: 1,
      tone: (p) => skin(p) * step(440, 380, Math.hypot(p.x - 600, p.y - 600)),
      lines: [
        {
          field: (x, y) =>
            (Math.hypot((x - 605) * 0.72, y - 600 + 20 * Math.sin(x / 170)) +
              6 * grain.noise(x / 120, y / 120)) /
            8,
        },
        {
          field: slant(-42, 8),
          tone: (p) => Math.max(0, skin(p) - 0.42) * step(440, 380, Math.hypot(p.x - 600, p.y - 600)),
        },
      ],
    })
    const almond =
      'M266 622C360 500 480 428 620 426C770 424 880 520 950 640C860 700 760 750 620 752C470 752 350 706 266 622Z'
    await plate.cut({
      shape: almond,
      outline: 4,
      tone: (p) => 0.02 + 0.55 * step(120, 20, p.y - lidY(p.x)) + 0.3 * step(180, 330, Math.abs(p.x - 610)),
      lines: [{ field: (x, y) => (y + 70 * ((x - 610) / 340) ** 2 * (y > 600 ? -1 : 1)) / 7 }],
    })
    await plate.cut({
      shape: disc(610, 582, 150),
      clip: almond,
      outline: 4,
      tone: (p) => {
        const r = Math.hypot(p.x - 610, p.y - 582)
        return (
          (r < 62 ? 1 : 0.3 + 0.65 * step(118, 150, r) + 0.5 * step(86, 62, r)) +
          0.4 * step(560, 440, p.y) -
          0.3 * step(0, 100, p.y - 582) * step(120, 60, Math.abs(p.x - 620)) * (r > 66 ? 1 : 0) +
          0.25 * grain.noise(Math.atan2(p.y - 582, p.x - 610) * 14, 2)
        )
      },
      lines: [
        { field: rays(610, 582, 108) },
        { field: rings(610, 582, 9), tone: (p) => (Math.hypot(p.x - 610, p.y - 582) < 62 ? 1 : 0.18) },
      ],
    })
    await plate.draw('<circle cx="610" cy="582" r="60"/>')
    await plate.wipe(
      '<path d="M560 500q34 -20 66 -6q10 22 -14 44q-30 16 -56 2q-16 -22 4 -40Z"/><circle cx="672" cy="636" r="11"/>',
    )
    for (let i = 0; i < 34; i++) {
      const t = i / 33
      const x = 300 + 620 * t
      const y =
        t < 0.55
          ? 622 - 196 * Math.sin((t / 0.55) * (Math.PI / 2)) ** 0.8 + 4
          : 426 + 196 * ((t - 0.55) / 0.45) ** 1.7
      const lean = (t - 0.42) * 150
      const l = 56 + 46 * Math.sin(Math.PI * t)
      await plate.cut({
        shape: taper(
          [
            [x, y],
            [x + lean * 0.2, y - l * 0.6],
            [x + lean, y - l],
          ],
          8,
          1,
        ),
        tone: flat(1),
        lines: [{ field: slant(0, 4) }],
        outline: 1.4,
      })
    }
    let lower = ''
    for (let i = 0; i < 24; i++) {
      const t = i / 23
      const x = 400 + 480 * t
      const y = 752 - 80 * ((x - 620) / 300) ** 2
      lower += `M${x.toFixed(0)} ${y.toFixed(0)}q${((t - 0.4) * 16).toFixed(0)} 18 ${((t - 0.4) * 60).toFixed(0)} 40`
    }
    await plate.draw(`<path d="${lower}" stroke="#000" stroke-width="2.6" fill="none"/>`)
    for (let i = 0; i < 64; i++) {
      const t = i / 63
      const x = 240 + 640 * t
      const y = 400 - 140 * Math.sin(Math.PI * (0.12 + t * 0.72)) + 26 * grain.noise(i, 5.5)
      await plate.cut({
        shape: taper(
          [
            [x, y + 24],
            [x + 34, y - 6],
            [x + 86 + 20 * t, y - 10 + 46 * t],
          ],
          9,
          2,
        ),
        tone: (p) => mix(0.9, 1, p.light),
        lines: [{ field: slant(0, 4) }],
        outline: 1.2,
      })
    }
  },
}
