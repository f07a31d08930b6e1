import type { Piece } from '../piece.ts'
import { createNoise, createRandom } from '../random.ts'
import { blob, box, disc } from '../shapes.ts'
import { flat, rays, slant, step, wave } from '../strokes.ts'

const grain = createNoise(53)

export const comet: Piece = {
  file: '14-great-comet.avif',
  name: 'Great Comet',
  description:
    'A comet over a sleeping town, silver on midnight. The tail is combed out of the dark line by line.',
  motif: 'Comet',
  kind: 'Sky',
  ink: 'Silver',
  paper: 'Midnight',
  border: 'Arch',
  hatch: 'Radial',
  mark: 'Star',
  value: 75,
  year: 1858,
  seed: 14,
  async draw(plate) {
    const head = { x: 430, y: 610 }
    const axis = -0.82
    await plate.cut({
      shape: box(180, 140, 840, 860),
      tone: (p) => {
        const a =
          Math.atan2(p.y - head.y, p.x - head.x) - axis + 0.00042 * Math.hypot(p.x - head.x, p.y - head.y)
        const r = Math.hypot(p.x - head.x, p.y - head.y)
        const tail =
          Math.exp(-((a / 0.27) ** 2)) * step(620, 40, r) * (0.82 + 0.4 * grain.noise(a * 26, r / 200))
        const second = 0.5 * Math.exp(-(((a + 0.52) / 0.09) ** 2)) * step(520, 40, r)
        return (
          0.05 +
          tail +
          second +
          0.9 * Math.exp(-((r / 34) ** 2)) +
          0.16 * step(560, 860, p.y) +
          0.12 * Math.exp(-((r / 130) ** 2))
        )
      },
      lines: [{ field: rays(head.x, head.y, 320, 0.07) }],
    })
    await plate.wipe(disc(head.x, head.y, 21))
    await plate.draw(`<circle cx="${head.x}" cy="${head.y}" r="17"/>`)
    const random = createRandom(1858)
    let stars = ''
    for (let i = 0; i < 120; i++)
      stars += `<path transform="translate(${(190 + 820 * random()).toFixed(1)} ${(150 + 600 * random()).toFixed(1)}) scale(${(0.8 + 3 * random() ** 4).toFixed(2)})" d="M0-4L.6-.6L4 0L.6 .6L0 4L-.6 .6L-4 0L-.6-.6Z"/>`
    await plate.draw(stars)
    await plate.cut({
      shape: blob([
        [150, 800],
        [280, 764],
        [420, 790],
        [560, 752],
        [700, 780],
        [860, 736],
        [1060, 780],
        [1060, 1040],
        [150, 1040],
      ]),
      outline: 1.6,
      tone: (p) => 0.24 + 0.2 * grain.fractal(p.x / 50, p.y / 40, 3),
      lines: [{ field: slant(14, 7) }],
    })
    // the town: roofs catch the light of the tail
    for (let i = 0; i < 15; i++) {
      const x = 200 + i * 56 + 16 * grain.noise(i, 2.2)
      const w = 44 + 20 * random()
      const y = 868 + 34 * random() - (i === 8 ? 20 : 0)
      await plate.cut({
        shape: box(x, y, w, 150),
        outline: 1.5,
        tone: flat(0.1),
        lines: [{ field: slant(90, 6) }],
      })
      await plate.cut({
        shape: `M${x - 5} ${y}L${x + w / 2} ${y - 36 - 16 * random()}L${x + w + 5} ${y}Z`,
        outline: 1.5,
        tone: (p) => (p.x > x + w / 2 ? 0.7 : 0.34),
        lines: [{ field: slant(0, 5) }],
      })
      if (random() > 0.35) await plate.draw(`<path d="M${x + w * 0.3} ${y + 22}h9v13h-9Z"/>`)
      if (random() > 0.55) await plate.draw(`<path d="M${x + w * 0.62} ${y + 48}h9v13h-9Z"/>`)
    }
    await plate.cut({
      shape: 'M676 1000V784L706 640L736 784V1000Z',
      outline: 2,
      tone: (p) => (p.x > 706 ? 0.8 : 0.2),
      lines: [{ field: slant(0, 6) }],
    })
    await plate.draw('<path d="M706 640V606M694 620H718" stroke="#000" stroke-width="3"/>')
    await plate.cut({ shape: disc(706, 812, 14), outline: 2, tone: flat(0), lines: [{ field: slant(0, 4) }] })
    await plate.cut({
      shape: blob([
        [150, 968],
        [300, 950],
        [480, 972],
        [660, 952],
        [860, 972],
        [1060, 950],
        [1060, 1040],
        [150, 1040],
      ]),
      outline: 1.4,
      tone: flat(0.2),
      lines: [{ field: wave(0, 7, 3, 50) }],
    })
  },
}
