import { createNoise } from '../random.ts'
import type { Piece } from '../piece.ts'
import { blob, box, disc, mirrored, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { contours, flat, rays, rings, shade, slant, step } from '../strokes.ts'

const grain = createNoise(11)

export const moth: Piece = {
  file: '03-luna-moth.png',
  name: 'Luna Moth',
  description:
    'A moth with its wings spread, each scale row one engraved line running from the body to the edge.',
  motif: 'Moth',
  kind: 'Fauna',
  ink: 'Bottle Green',
  paper: 'White',
  border: 'Stamp',
  hatch: 'Radial',
  mark: 'Star',
  value: 10,
  year: 1866,
  seed: 3,
  async draw(plate, tint) {
    await tint.cut({
      shape: box(150, 150, 900, 800),
      tone: flat(0.2),
      lines: [{ field: rings(600, 540, 11) }, { field: rays(600, 540, 160, 0.4) }],
    })
    await plate.cut({
      shape: box(150, 150, 900, 800),
      wipe: 0,
      tone: (p) => 0.6 * step(330, 560, Math.hypot(p.x - 600, (p.y - 540) * 1.1)),
      lines: [{ field: rays(600, 520, 300) }],
    })
    for (const flip of [false, true]) {
      const m = (points: XY[]) => (flip ? mirrored(points, 600) : points)
      const root: XY = flip ? [620, 500] : [580, 500]
      const edge = (p: { x: number; y: number }) => Math.hypot(p.x - root[0], p.y - root[1])
      const hind = blob(
        m([
          [584, 520],
          [520, 530],
          [430, 548],
          [372, 590],
          [368, 650],
          [410, 696],
          [438, 742],
          [436, 800],
          [408, 856],
          [430, 884],
          [470, 850],
          [488, 790],
          [486, 736],
          [512, 690],
          [560, 630],
          [588, 570],
        ]),
      )
      const wing = (dark: number) => (p: { x: number; y: number; light: number }) =>
        0.1 +
        dark * (1 - p.light) +
        0.34 * step(150, 0, edge(p)) +
        0.3 * step(0.35, 0.9, Math.sin(edge(p) / 26 + 1.4 * grain.noise(p.x / 70, p.y / 70)))
      await plate.cut({
        shape: hind,
        swell: 0.4,
        outline: 2.6,
        tone: wing(0.5),
        lines: [{ field: rays(root[0], root[1] - 40, 210, flip ? 0.02 : -0.02) }],
      })
      const fore = blob(
        m([
          [588, 470],
          [560, 420],
          [480, 350],
          [370, 290],
          [260, 250],
          [196, 252],
          [190, 276],
          [226, 330],
          [262, 400],
          [300, 470],
          [350, 524],
          [430, 548],
          [520, 540],
          [586, 520],
        ]),
      )
      await plate.cut({
        shape: fore,
        swell: 0.4,
        outline: 2.8,
        tone: wing(0.55),
        lines: [{ field: rays(root[0], root[1], 260, flip ? -0.03 : 0.03) }],
      })
      // the strong fore edge
      await plate.cut({
        shape: taper(
          m([
            [592, 468],
            [540, 396],
            [440, 322],
            [330, 268],
            [206, 246],
          ]),
          22,
          8,
        ),
        swell: 1,
        tone: flat(0.92),
        lines: [{ field: slant(flip ? -50 : 50, 4) }],
        outline: 1.6,
      })
      for (const [x, y, r] of [
        [404, 418, 40],
        [452, 622, 30],
      ] as [number, number, number][]) {
        const cx = flip ? 1200 - x : x
        await plate.cut({
          shape: disc(cx, y, r, r * 0.9),
          outline: 2.4,
          tone: (p) =>
            Math.hypot(p.x - cx, p.y - y) < r * 0.42
              ? 0.95
              : Math.hypot(p.x - cx, p.y - y) < r * 0.68
                ? 0.06
                : 0.6,
          lines: [{ field: rings(cx, y, 4.4) }],
        })
      }
      // feathered antennae
      let barbs = ''
      for (let i = 0; i <= 30; i++) {
        const t = i / 30
        const x = 592 - 152 * t
        const y = 432 - 210 * t + 60 * t * t
        const s = flip ? -1 : 1
        const X = flip ? 1200 - x : x
        const len = 8 + 34 * Math.sin(Math.PI * t ** 0.8)
        barbs += `M${X} ${y}q${-s * len * 0.1} ${-len * 0.6} ${-s * len * 0.5} ${-len}M${X} ${y}q${-s * len * 0.7} ${-len * 0.1} ${-s * len} ${len * 0.3}`
      }
      await plate.draw(`<path d="${barbs}" stroke="#000" stroke-width="1.7" fill="none"/>`)
      await plate.cut({
        shape: taper(
          m([
            [592, 432],
            [553, 382],
            [515, 342],
            [478, 310],
            [440, 282],
          ]),
          8,
          4,
        ),
        tone: flat(1),
        lines: [{ field: slant(0, 4) }],
        outline: 1.4,
      })
    }
    await plate.cut({
      shape: blob([
        [600, 540],
        [628, 570],
        [630, 640],
        [618, 710],
        [600, 748],
        [582, 710],
        [570, 640],
        [572, 570],
      ]),
      swell: 1,
      outline: 2,
      tone: (p) => shade(0.8, 0.06)(p) + 0.25 * step(0.4, 0.9, Math.sin(p.y / 5.6)),
      lines: [{ field: slant(0, 5.4, 0.6) }],
    })
    await plate.cut({
      shape: blob([
        [600, 448],
        [640, 466],
        [652, 510],
        [636, 558],
        [600, 574],
        [564, 558],
        [548, 510],
        [560, 466],
      ]),
      swell: 0.9,
      outline: 2,
      tone: (p) => shade(0.8, 0.06)(p) + 0.15 * grain.noise(p.x / 5, p.y / 5),
      lines: [{ field: rays(600, 420, 150) }],
    })
    await plate.cut({
      shape: disc(600, 440, 24, 20),
      swell: 1,
      outline: 2,
      tone: shade(0.9, 0.2),
      lines: [{ field: contours(4) }],
    })
  },
}
