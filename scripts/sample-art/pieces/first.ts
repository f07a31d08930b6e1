import { createNoise, createRandom } from '../random.ts'
import type { Piece } from '../piece.ts'
import { blob, box, disc, leaf, mirrored, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { contours, crossed, flat, mix, rays, rings, shade, slant, step, wave } from '../strokes.ts'

const grain = createNoise(11)

const nightHeron: Piece = {
  file: '01-night-heron.png',
  name: 'Night Heron',
  description: 'A heron waits in the reeds while the moon comes up behind it. Its back is cut in long parallel lines that follow the feathers.',
  motif: 'Heron', kind: 'Fauna', ink: 'Prussian Blue', paper: 'Cream', border: 'Banknote', hatch: 'Parallel',
  mark: 'Crescent', value: 5, year: 1851, seed: 1,
  async draw(plate) {
    // sky, darker above, clear around the moon
    await plate.cut({
      shape: box(140, 140, 920, 640),
      tone: (p) => {
        const glow = Math.hypot(p.x - 760, p.y - 400)
        const cloud = grain.fractal(p.x / 190, p.y / 46, 4)
        return mix(0.72, 0.3, step(150, 760, p.y)) * step(120, 420, glow) + 0.34 * step(0.05, 0.4, cloud) * step(150, 330, glow)
      },
      lines: [{ field: slant(0, 7.4) }],
    })
    await plate.cut({
      shape: disc(760, 400, 150), swell: 0.9, outline: 1.6,
      tone: (p) => 0.05 + 0.2 * step(0.02, 0.35, grain.fractal(p.x / 70 + 3, p.y / 70, 4)) + 0.2 * step(0.6, 0, p.nz),
      lines: [{ field: slant(-24, 6, 0.12) }],
    })
    // far bank
    await plate.cut({
      shape: blob([[100, 760], [250, 700], [420, 716], [600, 690], [800, 712], [960, 676], [1110, 700], [1110, 820], [100, 820]]),
      tone: (p) => 0.78 + 0.2 * grain.noise(p.x / 30, p.y / 12), lines: [{ field: slant(82, 6) }],
    })
    await plate.cut({
      shape: box(140, 772, 920, 290),
      tone: (p) => {
        const shine = Math.abs(p.x - 760 + 40 * grain.noise(p.y / 12, 3)) / (60 + (p.y - 772) * 0.5)
        return mix(0.12, mix(0.55, 0.74, step(780, 1040, p.y)), step(0.5, 1.5, shine)) + 0.2 * grain.noise(p.x / 70, p.y / 9)
      },
      lines: [{ field: wave(0, 8.6, 1.8, 90) }],
    })
    const reed = async (x: number, y: number, tip: XY, w: number) =>
      plate.cut({ shape: leaf([x, y], tip, w, w * 0.7), tone: flat(0.86), lines: [{ field: slant(88, 5) }], outline: 1.4 })
    await reed(270, 1050, [196, 520], 15)
    await reed(292, 1050, [330, 470], 17)
    await reed(250, 1050, [240, 610], 13)
    await reed(930, 1050, [985, 560], 16)
    await reed(905, 1050, [880, 640], 13)
    await reed(952, 1050, [1020, 690], 13)
    // legs
    for (const [x, bend] of [[548, -6], [598, 10]] as XY[]) {
      await plate.cut({
        shape: taper([[x, 760], [x + bend, 850], [x + bend * 0.4, 960], [x + bend * 0.6, 1008]], 15, 9), swell: 1,
        tone: shade(0.95, 0.2), lines: [{ field: slant(12, 4.4) }], outline: 1.8,
      })
      for (const t of [-34, 4, 36]) {
        await plate.cut({ shape: leaf([x + bend * 0.6, 1002], [x + t, 1022], 8), tone: flat(0.9), lines: [{ field: slant(0, 4) }], outline: 1.2 })
      }
    }
    // body, wing, neck and head
    const body = blob([[420, 560], [470, 500], [545, 470], [622, 520], [660, 620], [668, 720], [640, 800], [600, 828], [545, 800], [470, 720], [420, 640]])
    await plate.cut({ shape: body, swell: 0.8, outline: 2.4, tone: shade(0.8, 0.08), lines: [{ field: slant(62, 6.4, 0.7) }, { field: slant(8, 6.4, 0.5), tone: crossed(shade(0.8, 0.08), 0.42) }] })
    const neck: XY[] = [[470, 560], [436, 500], [448, 440], [500, 404], [520, 360], [500, 318], [452, 300]]
    await plate.cut({ shape: taper(neck, 104, 50), swell: 0.95, outline: 2.2, tone: shade(0.72, 0.03), lines: [{ field: slant(20, 6, 0.9) }] })
    await plate.cut({
      shape: blob([[508, 300], [486, 272], [446, 262], [408, 274], [388, 300], [410, 322], [456, 330], [496, 326]]), swell: 0.8, outline: 2.2,
      tone: (p) => (p.y < 284 + (p.x - 400) * 0.1 ? 0.93 : shade(0.6, 0.03)(p)), lines: [{ field: slant(38, 4.6, 0.5) }],
    })
    await plate.cut({ shape: 'M398 290L262 326Q258 330 264 332L400 318Z', swell: 0.8, outline: 2, tone: (p) => (p.y > 308 + (p.x - 262) * 0.02 ? 0.8 : 0.3), lines: [{ field: slant(-12, 4.6) }] })
    await plate.draw('<circle cx="424" cy="294" r="9.5" fill="#000"/>')
    await plate.wipe(`<circle cx="421" cy="291" r="3" fill="#000"/>`)
    for (const k of [0, 1, 2]) await plate.draw(`<path d="M494 ${280 + k * 7}Q${580 + k * 10} ${300 + k * 26} ${600 - k * 14} ${392 + k * 16}" fill="none" stroke="#000" stroke-width="${2.6 - k * 0.4}"/>`)
    // wing feathers in three ranks, the last ranks laid first
    const feather = async (a: XY, b: XY, w: number, dark: number) =>
      plate.cut({ shape: leaf(a, b, w, 4), swell: 0.5, outline: 1.8, tone: (p) => dark * (0.45 + 0.75 * (1 - p.light)), lines: [{ field: slant((Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI + 18, 5) }] })
    for (let i = 0; i < 7; i++) await feather([560 + i * 7, 600 + i * 10], [716 - i * 16, 880 - i * 6], 40, 0.98)
    for (let i = 0; i < 7; i++) await feather([500 + i * 18, 560 + i * 4], [560 + i * 22, 772 + i * 6], 46, 0.9)
    for (let i = 0; i < 7; i++) await feather([486 + i * 19, 512 + i * 3], [506 + i * 24, 648 + i * 8], 48, 0.72)
  },
}

const pear: Piece = {
  file: '02-winter-pear.jpg',
  name: 'Winter Pear',
  description: 'One pear and its leaf on a table. Two families of lines wrap the fruit and cross in the shadow.',
  motif: 'Pear', kind: 'Flora', ink: 'Sepia', paper: 'Buff', border: 'Plate', hatch: 'Crosshatch', mark: 'Fleuron', value: 2, year: 1838, seed: 2,
  async draw(plate) {
    await plate.cut({
      shape: box(110, 110, 980, 880),
      tone: (p) => {
        const d = Math.hypot((p.x - 600) / 470, (p.y - 520) / 420)
        return (0.62 - 0.3 * step(250, 800, p.x)) * step(1.02, 0.55, d + 0.1 * grain.fractal(p.x / 60, p.y / 60, 3))
      },
      lines: [{ field: slant(-38, 8) }, { field: slant(22, 8), tone: (p) => 0.42 * step(0.95, 0.4, Math.hypot((p.x - 430) / 360, (p.y - 540) / 380)) }],
    })
    await plate.cut({
      shape: blob([[150, 850], [400, 800], [700, 790], [1060, 840], [1010, 960], [620, 1000], [220, 960]]),
      tone: (p) => {
        const d = Math.hypot((p.x - 800) / 300, (p.y - 880) / 46)
        const rim = Math.hypot((p.x - 600) / 470, (p.y - 880) / 100)
        return (0.16 + 0.75 * step(1.05, 0.5, d)) * step(1, 0.7, rim)
      },
      lines: [{ field: slant(1, 7) }, { field: slant(-30, 7), tone: (p) => 0.6 * step(0.9, 0.4, Math.hypot((p.x - 780) / 290, (p.y - 884) / 40)) }],
    })
    const tone = (p: Parameters<ReturnType<typeof shade>>[0]) => shade(0.86, 0.02, 1.15)(p) + 0.1 * step(0.2, 0.5, grain.fractal(p.x / 26, p.y / 26, 3))
    const fruit = blob([[606, 262], [650, 274], [684, 330], [704, 420], [756, 510], [822, 610], [836, 720], [790, 826], [690, 884], [590, 888], [490, 872], [408, 806], [384, 700], [418, 596], [490, 500], [534, 410], [552, 320], [574, 272]])
    await plate.cut({ shape: fruit, swell: 0.95, outline: 2.2, tone, lines: [{ field: slant(0, 7.6, 0.62) }, { field: slant(52, 7.6, 0.12), tone: crossed(tone, 0.36, 1.1) }, { field: slant(-58, 7.6, 0.1), tone: crossed(tone, 0.66, 1.4) }] })
    await plate.cut({ shape: taper([[604, 282], [600, 230], [616, 180], [646, 150]], 17, 26), swell: 1, outline: 2, tone: shade(0.95, 0.2), lines: [{ field: slant(10, 4.6) }] })
    await plate.cut({ shape: leaf([606, 236], [862, 170], 132, -26), swell: 0.35, outline: 2.2, tone: (p) => (p.y > 236 - (p.x - 606) * 0.3 - 30 ? 0.3 : 0.66) + 0.3 * (1 - p.light), lines: [{ field: slant(24, 6, 0.5) }] })
    await plate.draw('<path d="M606 236Q700 200 862 170" stroke="#000" stroke-width="3" fill="none"/>')
  },
}

const moth: Piece = {
  file: '03-luna-moth.png',
  name: 'Luna Moth',
  description: 'A moth with its wings spread, each scale row one engraved line running from the body to the edge.',
  motif: 'Moth', kind: 'Fauna', ink: 'Bottle Green', paper: 'White', border: 'Stamp', hatch: 'Radial', mark: 'Star', value: 10, year: 1866, seed: 3,
  async draw(plate, tint) {
    await tint.cut({ shape: box(150, 150, 900, 800), tone: flat(0.2), lines: [{ field: rings(600, 540, 11) }, { field: rays(600, 540, 160, 0.4) }] })
    await plate.cut({ shape: box(150, 150, 900, 800), wipe: 0, tone: (p) => 0.6 * step(330, 560, Math.hypot(p.x - 600, (p.y - 540) * 1.1)), lines: [{ field: rays(600, 520, 300) }] })
    for (const flip of [false, true]) {
      const m = (points: XY[]) => (flip ? mirrored(points, 600) : points)
      const root: XY = flip ? [620, 500] : [580, 500]
      const edge = (p: { x: number; y: number }) => Math.hypot(p.x - root[0], p.y - root[1])
      const hind = blob(m([[584, 520], [520, 530], [430, 548], [372, 590], [368, 650], [410, 696], [438, 742], [436, 800], [408, 856], [430, 884], [470, 850], [488, 790], [486, 736], [512, 690], [560, 630], [588, 570]]))
      const wing = (dark: number) => (p: { x: number; y: number; light: number }) =>
        0.1 + dark * (1 - p.light) + 0.34 * step(150, 0, edge(p)) + 0.3 * step(0.35, 0.9, Math.sin(edge(p) / 26 + 1.4 * grain.noise(p.x / 70, p.y / 70)))
      await plate.cut({ shape: hind, swell: 0.4, outline: 2.6, tone: wing(0.5), lines: [{ field: rays(root[0], root[1] - 40, 210, flip ? 0.02 : -0.02) }] })
      const fore = blob(m([[588, 470], [560, 420], [480, 350], [370, 290], [260, 250], [196, 252], [190, 276], [226, 330], [262, 400], [300, 470], [350, 524], [430, 548], [520, 540], [586, 520]]))
      await plate.cut({ shape: fore, swell: 0.4, outline: 2.8, tone: wing(0.55), lines: [{ field: rays(root[0], root[1], 260, flip ? -0.03 : 0.03) }] })
      // the strong fore edge
      await plate.cut({ shape: taper(m([[592, 468], [540, 396], [440, 322], [330, 268], [206, 246]]), 22, 8), swell: 1, tone: flat(0.92), lines: [{ field: slant(flip ? -50 : 50, 4) }], outline: 1.6 })
      for (const [x, y, r] of [[404, 418, 40], [452, 622, 30]] as [number, number, number][]) {
        const cx = flip ? 1200 - x : x
        await plate.cut({ shape: disc(cx, y, r, r * 0.9), outline: 2.4, tone: (p) => (Math.hypot(p.x - cx, p.y - y) < r * 0.42 ? 0.95 : Math.hypot(p.x - cx, p.y - y) < r * 0.68 ? 0.06 : 0.6), lines: [{ field: rings(cx, y, 4.4) }] })
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
      await plate.cut({ shape: taper(m([[592, 432], [553, 382], [515, 342], [478, 310], [440, 282]]), 8, 4), tone: flat(1), lines: [{ field: slant(0, 4) }], outline: 1.4 })
    }
    await plate.cut({ shape: blob([[600, 540], [628, 570], [630, 640], [618, 710], [600, 748], [582, 710], [570, 640], [572, 570]]), swell: 1, outline: 2, tone: (p) => shade(0.8, 0.06)(p) + 0.25 * step(0.4, 0.9, Math.sin(p.y / 5.6)), lines: [{ field: slant(0, 5.4, 0.6) }] })
    await plate.cut({ shape: blob([[600, 448], [640, 466], [652, 510], [636, 558], [600, 574], [564, 558], [548, 510], [560, 466]]), swell: 0.9, outline: 2, tone: (p) => shade(0.8, 0.06)(p) + 0.15 * grain.noise(p.x / 5, p.y / 5), lines: [{ field: rays(600, 420, 150) }] })
    await plate.cut({ shape: disc(600, 440, 24, 20), swell: 1, outline: 2, tone: shade(0.9, 0.2), lines: [{ field: contours(4) }] })
  },
}

const moon: Piece = {
  file: '04-harvest-moon.jpg',
  name: 'Harvest Moon',
  description: 'The full moon with its seas and craters, cut in circles around the point that faces us.',
  motif: 'Moon', kind: 'Sky', ink: 'Silver', paper: 'Midnight', border: 'Medallion', hatch: 'Contour', mark: 'Crescent', value: 50, year: 1869, seed: 4,
  async draw(plate, tint) {
    await tint.cut({ shape: disc(600, 600, 428), tone: flat(0.6), lines: [{ field: rays(600, 600, 180, 0.25) }, { field: rays(600, 600, 180, -0.25) }] })
    const craters: [number, number, number][] = []
    for (let i = 0; i < 70; i++) {
      const a = i * 2.4
      const r = 250 * Math.sqrt((i + 0.5) / 70)
      craters.push([600 + r * Math.cos(a) + 30 * grain.noise(i, 1), 600 + r * Math.sin(a) + 30 * grain.noise(i, 9), 6 + 34 * Math.abs(grain.noise(i * 3, 4)) ** 2.2])
    }
    await plate.cut({
      shape: disc(600, 600, 296), swell: 0.92, outline: 2,
      // light ink on dark paper: the tone is the light itself
      tone: (p) => {
        const sea = step(-0.02, 0.22, grain.fractal(p.x / 210 + 1.7, p.y / 210 + 0.4, 4))
        let rim = 0
        for (const [x, y, r] of craters) {
          const dx = p.x - x
          const dy = p.y - y
          const d = Math.hypot(dx, dy) / r
          if (d < 1.5) rim += Math.exp(-((d - 0.9) ** 2) * 18) * (dx + dy > 0 ? 0.55 : 0.15) - Math.exp(-(d ** 2) * 2.4) * (dx + dy < 0 ? 0.5 : 0.1)
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
      await plate.draw(`<path transform="translate(${600 + r * Math.cos(a)} ${600 + r * Math.sin(a)}) scale(${s})" d="M0-3L.5-.5L3 0L.5 .5L0 3L-.5 .5L-3 0L-.5-.5Z"/>`)
    }
  },
}

export const first = [nightHeron, pear, moth, moon]
