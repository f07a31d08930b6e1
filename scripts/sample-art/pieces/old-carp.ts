import type { Piece } from '../piece.ts'
import { blob, disc } from '../shapes.ts'
import { flat, mix, rays, rings, slant, step, wave } from '../strokes.ts'

export const carp: Piece = {
  file: '16-old-carp.png',
  name: 'Old Carp',
  description: 'A carp of great age under circles of rain. Each scale is shaded with its own few lines.',
  motif: 'Carp',
  kind: 'Fauna',
  ink: 'Vermilion',
  paper: 'White',
  border: 'Medallion',
  hatch: 'Scale',
  mark: 'Star',
  value: 8,
  year: 1872,
  seed: 16,
  async draw(plate, tint) {
    await tint.cut({
      shape: disc(600, 600, 430),
      tone: flat(0.3),
      lines: [{ field: rings(430, 420, 11) }, { field: rings(790, 830, 11) }],
    })
    await plate.cut({
      shape: disc(600, 600, 430),
      wipe: 0,
      tone: (p) => 0.16 + 0.4 * step(180, 430, Math.hypot(p.x - 600, p.y - 600)),
      lines: [{ field: wave(0, 9, 4, 120) }],
    })
    const fin = (shape: string, x: number, y: number, n = 150) =>
      plate.cut({
        shape,
        outline: 2.4,
        tone: (p) => 0.3 + 0.45 * step(150, 20, Math.hypot(p.x - x, p.y - y)),
        lines: [{ field: rays(x, y, n) }],
      })
    await fin(
      blob([
        [838, 620],
        [900, 560],
        [968, 470],
        [996, 450],
        [1000, 520],
        [972, 600],
        [990, 690],
        [1010, 770],
        [984, 776],
        [914, 716],
        [850, 660],
      ]),
      800,
      632,
      170,
    )
    await fin(
      blob([
        [470, 506],
        [520, 420],
        [590, 384],
        [690, 400],
        [770, 452],
        [812, 520],
        [760, 552],
        [600, 540],
      ]),
      610,
      720,
      260,
    )
    await fin(
      blob([
        [690, 700],
        [720, 780],
        [700, 830],
        [660, 800],
        [630, 730],
      ]),
      660,
      660,
    )
    const body = blob([
      [206, 612],
      [240, 560],
      [310, 520],
      [400, 494],
      [520, 486],
      [650, 512],
      [770, 560],
      [858, 602],
      [868, 640],
      [790, 680],
      [680, 722],
      [540, 744],
      [400, 736],
      [290, 700],
      [230, 654],
    ])
    // scales: rows of overlapping arcs
    const scale = 34
    const local = (x: number, y: number) => {
      const row = Math.round((x - 400) / (scale * 0.62))
      const v = y - 610 - (row % 2 ? scale / 2 : 0)
      const cyy = Math.round(v / scale) * scale
      return { dx: x - (400 + row * scale * 0.62), dy: v - cyy }
    }
    await plate.cut({
      shape: body,
      swell: 0.75,
      outline: 3,
      tone: (p) => {
        const head = step(392, 376, p.x + 0.18 * Math.abs(p.y - 612))
        const { dx, dy } = local(p.x, p.y)
        const rim = Math.hypot(dx - 8, dy)
        const plateTone = 0.12 + 0.75 * step(11, 18, rim) + 0.6 * (1 - p.light) - 0.1
        return (
          mix(plateTone, 0.05 + 0.7 * (1 - p.light), head) -
          0.4 * step(670, 740, p.y) +
          0.16 * step(560, 500, p.y)
        )
      },
      lines: [{ field: slant(8, 5.2, 0.25) }],
    })
    await plate.draw(
      '<path d="M382 508Q436 610 384 728" fill="none" stroke="#000" stroke-width="4"/><path d="M362 526Q400 610 364 712" fill="none" stroke="#000" stroke-width="1.6"/><path d="M204 620Q240 640 268 636" fill="none" stroke="#000" stroke-width="4"/><path d="M222 640Q200 680 214 716M250 652Q244 690 262 716" fill="none" stroke="#000" stroke-width="4" stroke-linecap="round"/>',
    )
    await plate.wipe(disc(296, 580, 22))
    await plate.draw(
      '<circle cx="296" cy="580" r="20" fill="none" stroke="#000" stroke-width="3"/><circle cx="297" cy="580" r="11"/>',
    )
    await plate.wipe(disc(293, 576, 3.4))
    await fin(
      blob([
        [420, 668],
        [470, 700],
        [520, 790],
        [500, 826],
        [440, 790],
        [400, 720],
      ]),
      410,
      640,
    )
  },
}
