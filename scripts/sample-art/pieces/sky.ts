/** Plates of the air, the heights and of made things. */
import { latheRing, fine } from '../guilloche.ts'
import { lettersOnCircle } from '../lettering.ts'
import type { Piece } from '../piece.ts'
import type { Point } from '../plate.ts'
import { createNoise, createRandom } from '../random.ts'
import { blob, box, disc, leaf, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { crossed, flat, rays, rings, shade, slant, step, wave } from '../strokes.ts'

const grain = createNoise(53)

const balloon: Piece = {
  file: '07-montgolfier.png',
  name: 'Montgolfier',
  description: 'A striped balloon over fields. Its gores are drawn by the lines that run from crown to basket.',
  motif: 'Balloon', kind: 'Sky', ink: 'Vermilion', paper: 'Cream', border: 'Stamp', hatch: 'Meridian', mark: 'Star', value: 15, year: 1883, seed: 7,
  async draw(plate, tint) {
    await tint.cut({ shape: box(150, 150, 900, 800), tone: (p) => 0.6 * step(800, 200, p.y), lines: [{ field: slant(0, 9) }] })
    const cloud = (p: Point) => grain.fractal(p.x / 240, p.y / 100, 5)
    await plate.cut({ shape: box(150, 150, 900, 800), wipe: 0, tone: (p) => 0.2 * step(700, 150, p.y) + 0.5 * step(0.02, 0.22, cloud(p)) * step(0.42, 0.2, cloud(p)), lines: [{ field: slant(0, 8) }] })
    // fields, far to near
    for (let i = 0; i < 5; i++) {
      const y = 762 + i * 38 + i * i * 3
      const pts: XY[] = [[140, y + 10], [330, y - 14 * grain.noise(i, 1.5) - 6], [560, y + 16 * grain.noise(i, 4.5)], [800, y - 20 * grain.noise(i, 8.5)], [1060, y], [1060, 980], [140, 980]]
      await plate.cut({ shape: blob(pts), outline: 1.8, tone: (p) => 0.2 + i * 0.07 + 0.35 * step(0, 0.5, Math.sin((p.x + i * 130) / (60 + i * 26))), lines: [{ field: slant([8, -24, 34, -10, 20][i]!, 6 + i) }] })
    }
    for (const [x, y, s] of [[240, 806, 1], [280, 812, 0.7], [900, 830, 1.1], [946, 836, 0.8], [860, 836, 0.7]] as [number, number, number][]) await plate.cut({ shape: blob([[x, y - 44 * s], [x + 15 * s, y - 20 * s], [x + 9 * s, y + 4 * s], [x - 9 * s, y + 4 * s], [x - 15 * s, y - 20 * s]]), outline: 1.5, tone: flat(0.8), lines: [{ field: slant(80, 4.6) }] })
    const [cx, cy] = [600, 408]
    const half = (y: number) => {
      const t = (y - (cy - 216)) / 432
      return t < 0 ? 0 : 214 * Math.sqrt(Math.max(0, 1 - (2 * Math.min(t, 0.5) - 1) ** 2)) * (t > 0.5 ? 1 - 0.72 * ((t - 0.5) / 0.5) ** 1.9 : 1)
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
    await plate.cut({ shape: `M${[...left, ...right].map((q) => q.map((v) => v.toFixed(1)).join(' ')).join('L')}Z`, outline: 3, tone: body, lines: [{ field: (x, y) => (y + 42 * Math.sqrt(1 - u(x, y) ** 2) * ((y - cy) / 190)) / 6.2 }, { field: (x, y) => longitude(x, y) * 100, tone: (p) => Math.max(0, body(p) - 0.6) }] })
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
    for (const y of [cy - 44, cy + 34]) swags += `M${cx - half(y)} ${y}Q${cx} ${y + (y > cy ? 16 : -14)} ${cx + half(y)} ${y}`
    for (let i = 0; i < 10; i++) {
      const a = cx + half(cy - 40) * Math.sin(((i - 5) / 10) * Math.PI)
      const b = cx + half(cy - 40) * Math.sin(((i - 4) / 10) * Math.PI)
      swags += `M${a} ${cy - 38}Q${(a + b) / 2} ${cy + 34} ${b} ${cy - 38}`
    }
    await plate.draw(`<g fill="none" stroke="#000"><path d="${ropes}" stroke-width="1.6"/><path d="${swags}" stroke-width="2.4"/></g>`)
    await plate.cut({ shape: 'M556 706H644L634 766Q600 776 566 766Z', outline: 2.6, tone: (p) => 0.4 + 0.5 * step(580, 640, p.x), lines: [{ field: slant(45, 7) }, { field: slant(-45, 7) }] })
    await plate.draw('<path d="M552 706H648" stroke="#000" stroke-width="6"/><circle cx="586" cy="690" r="8"/><path d="M578 706q0 -12 8 -12t8 12Z"/><circle cx="614" cy="688" r="8"/><path d="M605 706q0 -14 9 -14t9 14Z"/>')
  },
}

const comet: Piece = {
  file: '14-great-comet.avif',
  name: 'Great Comet',
  description: 'A comet over a sleeping town, silver on midnight. The tail is combed out of the dark line by line.',
  motif: 'Comet', kind: 'Sky', ink: 'Silver', paper: 'Midnight', border: 'Arch', hatch: 'Radial', mark: 'Star', value: 75, year: 1858, seed: 14,
  async draw(plate) {
    const head = { x: 430, y: 610 }
    const axis = -0.82
    await plate.cut({
      shape: box(180, 140, 840, 860),
      tone: (p) => {
        const a = Math.atan2(p.y - head.y, p.x - head.x) - axis + 0.00042 * Math.hypot(p.x - head.x, p.y - head.y)
        const r = Math.hypot(p.x - head.x, p.y - head.y)
        const tail = Math.exp(-((a / 0.27) ** 2)) * step(620, 40, r) * (0.82 + 0.4 * grain.noise(a * 26, r / 200))
        const second = 0.5 * Math.exp(-(((a + 0.52) / 0.09) ** 2)) * step(520, 40, r)
        return 0.05 + tail + second + 0.9 * Math.exp(-((r / 34) ** 2)) + 0.16 * step(560, 860, p.y) + 0.12 * Math.exp(-((r / 130) ** 2))
      },
      lines: [{ field: rays(head.x, head.y, 320, 0.07) }],
    })
    await plate.wipe(disc(head.x, head.y, 21))
    await plate.draw(`<circle cx="${head.x}" cy="${head.y}" r="17"/>`)
    const random = createRandom(1858)
    let stars = ''
    for (let i = 0; i < 120; i++) stars += `<path transform="translate(${(190 + 820 * random()).toFixed(1)} ${(150 + 600 * random()).toFixed(1)}) scale(${(0.8 + 3 * random() ** 4).toFixed(2)})" d="M0-4L.6-.6L4 0L.6 .6L0 4L-.6 .6L-4 0L-.6-.6Z"/>`
    await plate.draw(stars)
    await plate.cut({ shape: blob([[150, 800], [280, 764], [420, 790], [560, 752], [700, 780], [860, 736], [1060, 780], [1060, 1040], [150, 1040]]), outline: 1.6, tone: (p) => 0.24 + 0.2 * grain.fractal(p.x / 50, p.y / 40, 3), lines: [{ field: slant(14, 7) }] })
    // the town: roofs catch the light of the tail
    for (let i = 0; i < 15; i++) {
      const x = 200 + i * 56 + 16 * grain.noise(i, 2.2)
      const w = 44 + 20 * random()
      const y = 868 + 34 * random() - (i === 8 ? 20 : 0)
      await plate.cut({ shape: box(x, y, w, 150), outline: 1.5, tone: flat(0.1), lines: [{ field: slant(90, 6) }] })
      await plate.cut({ shape: `M${x - 5} ${y}L${x + w / 2} ${y - 36 - 16 * random()}L${x + w + 5} ${y}Z`, outline: 1.5, tone: (p) => (p.x > x + w / 2 ? 0.7 : 0.34), lines: [{ field: slant(0, 5) }] })
      if (random() > 0.35) await plate.draw(`<path d="M${x + w * 0.3} ${y + 22}h9v13h-9Z"/>`)
      if (random() > 0.55) await plate.draw(`<path d="M${x + w * 0.62} ${y + 48}h9v13h-9Z"/>`)
    }
    await plate.cut({ shape: 'M676 1000V784L706 640L736 784V1000Z', outline: 2, tone: (p) => (p.x > 706 ? 0.8 : 0.2), lines: [{ field: slant(0, 6) }] })
    await plate.draw('<path d="M706 640V606M694 620H718" stroke="#000" stroke-width="3"/>')
    await plate.cut({ shape: disc(706, 812, 14), outline: 2, tone: flat(0), lines: [{ field: slant(0, 4) }] })
    await plate.cut({ shape: blob([[150, 968], [300, 950], [480, 972], [660, 952], [860, 972], [1060, 950], [1060, 1040], [150, 1040]]), outline: 1.4, tone: flat(0.2), lines: [{ field: wave(0, 7, 3, 50) }] })
  },
}

const peak: Piece = {
  file: '15-cold-peak.jpg',
  name: 'Cold Peak',
  description: 'A peak and its likeness in the lake below. Snow is paper; rock is cut along the fall of the slope.',
  motif: 'Mountain', kind: 'Land', ink: 'Bottle Green', paper: 'Celadon', border: 'Banknote', hatch: 'Slope', mark: 'None', value: 30, year: 1864, seed: 15,
  async draw(plate) {
    await plate.cut({ shape: box(140, 140, 920, 560), tone: (p) => 0.16 + 0.4 * step(560, 150, p.y) - 0.5 * step(0.08, 0.3, grain.fractal(p.x / 220, p.y / 60, 4)), lines: [{ field: slant(0, 6.6) }] })
    await plate.cut({ shape: disc(316, 300, 56), outline: 1.6, tone: flat(0), lines: [{ field: slant(0, 6) }] })
    const ridge = (pts: XY[], top: XY, near: number) => {
      const rock = (p: { x: number; y: number }) => {
        const spur = grain.fractal(p.x / 110 + (p.y - top[1]) / 260, (p.y - top[1]) / 330 + near, 5)
        const side = p.x - top[0] - 70 * grain.noise(p.y / 74, near * 7) - (p.y - top[1]) * 0.1
        const snow = step(0.06, -0.06, spur - (p.y - top[1] - 150) / 1500)
        const dark = step(-14, 22, side)
        return 0.1 + dark * (0.6 + 0.2 * spur) + (1 - snow) * (0.5 - 0.1 * dark) - snow * (1 - dark) * 0.12
      }
      return plate.cut({
        shape: `M${pts.map((q) => q.join(' ')).join('L')}Z`, outline: 2.2, tone: (p) => rock(p) * (near > 1 ? 1 : 0.55),
        lines: [{ field: (x, y) => (x + (x > top[0] ? -0.62 : 0.62) * (y - top[1]) + 22 * grain.noise(x / 70, y / 70)) / 7 }, { field: slant(-16, 7), tone: (p) => crossed(((q: Point) => rock(q)) as never, 0.66, 1)(p) * (near > 1 ? 1 : 0) }],
      })
    }
    await ridge([[130, 690], [190, 560], [260, 500], [320, 540], [400, 470], [470, 560], [560, 690]], [400, 470], 1)
    await ridge([[700, 690], [800, 560], [862, 470], [920, 520], [980, 490], [1070, 600], [1070, 690]], [862, 470], 1.2)
    await ridge([[260, 690], [330, 610], [400, 560], [440, 480], [500, 420], [540, 340], [592, 250], [620, 226], [650, 262], [690, 350], [740, 400], [790, 490], [860, 560], [930, 640], [980, 690]], [620, 226], 2)
    // the shore, and trees along it
    await plate.cut({ shape: blob([[130, 700], [320, 676], [520, 690], [700, 678], [900, 692], [1070, 674], [1070, 726], [800, 716], [600, 722], [400, 712], [130, 724]]), tone: flat(0.85), lines: [{ field: slant(0, 5) }] })
    // the lake shows the same slopes, torn by waves
    await plate.cut({
      shape: box(140, 708, 920, 350),
      tone: (p) => {
        const my = 708 - (p.y - 708) * 1.28
        const mx = p.x + 12 * Math.sin(p.y / 5.2) + 18 * grain.noise(p.y / 11, p.x / 190)
        const inside = my > 226 + Math.abs(mx - 620) * (mx > 620 ? 1.24 : 1.2) || my > 560
        const dark = mx > 622 + 30 * grain.noise(my / 60, 3)
        return (inside ? (dark ? 0.68 : 0.3) : 0.1) + 0.26 * step(940, 1050, p.y) + 0.15 * grain.noise(p.x / 120, p.y / 6)
      },
      lines: [{ field: slant(0, 7) }],
    })
    for (let i = 0; i < 34; i++) {
      const left = i % 2 === 0
      const t = ((i * 0.618) % 1) ** 1.3
      const x = left ? 150 + t * 260 : 1050 - t * 230
      const s = 1.5 - t
      const y = 722 + (1 - t) * 42
      await plate.cut({ shape: `M${x} ${y - 120 * s}L${x + 11 * s} ${y - 74 * s}L${x + 6 * s} ${y - 76 * s}L${x + 18 * s} ${y - 34 * s}L${x + 9 * s} ${y - 37 * s}L${x + 24 * s} ${y}L${x - 24 * s} ${y}L${x - 9 * s} ${y - 37 * s}L${x - 18 * s} ${y - 34 * s}L${x - 6 * s} ${y - 76 * s}L${x - 11 * s} ${y - 74 * s}Z`, outline: 1.2, tone: (p) => (p.x > x - 2 ? 0.94 : 0.6), lines: [{ field: slant(20, 4.6) }] })
    }
  },
}

const globe: Piece = {
  file: '21-armillary.avif',
  name: 'Armillary',
  description: 'The celestial sphere in its rings, with the earth in the middle of them.',
  motif: 'Globe', kind: 'Device', ink: 'Violet', paper: 'White', border: 'Banknote', hatch: 'Meridian', mark: 'Star', value: 200, year: 1826, seed: 21,
  async draw(plate, tint) {
    await tint.draw(latheRing(600, 560, { outer: 640, inner: 400, lobes: 48, strands: 12 }, fine(1)) + latheRing(600, 560, { outer: 410, inner: 190, lobes: 32, strands: 12 }, fine(1)))
    await plate.cut({ shape: box(140, 140, 920, 920), wipe: 0, tone: (p) => 0.42 * step(360, 620, Math.hypot(p.x - 600, p.y - 560)), lines: [{ field: rings(600, 560, 8) }] })
    const [cx, cy] = [600, 540]
    const band = (rx: number, ry: number, turn: number, w: number, front: boolean) => {
      const k = w / rx
      const arc = (a: number, b: number, sweep: number) => `A${a} ${b} 0 0 ${sweep} `
      const s = front ? 0 : 1
      return `<path transform="rotate(${turn} ${cx} ${cy})" d="M${cx - rx} ${cy}${arc(rx, ry, s)}${cx + rx} ${cy}L${cx + rx * (1 - k)} ${cy}${arc(rx * (1 - k), Math.max(1, ry - w * (front ? 0.2 : 1)), 1 - s)}${cx - rx * (1 - k)} ${cy}Z"/>`
    }
    const metal = (turn: number) => (p: Point) => 0.3 + 0.55 * Math.abs(Math.sin(Math.atan2(p.y - cy, p.x - cx) * 1.0 + 0.7 + turn))
    const ring = async (rx: number, ry: number, turn: number, w: number, front: boolean) => {
      const shape = band(rx, ry, turn, w, front)
      await plate.cut({ shape: shape.replace('<path', '<path stroke="#000" stroke-width="5"'), tone: flat(1), lines: [{ field: slant(0, 1) }] })
      await plate.cut({ shape, tone: metal(turn / 90), lines: [{ field: rays(cx, cy, 260) }] })
    }
    // the foot
    await plate.cut({ shape: 'M572 876H628L640 930Q700 944 748 1000H452Q500 944 560 930Z', swell: 0.4, outline: 2.6, tone: shade(0.9, 0.05), lines: [{ field: slant(0, 6, 0.5) }] })
    await plate.cut({ shape: box(420, 1000, 360, 40), outline: 2.6, tone: (p) => 0.3 + 0.5 * step(500, 780, p.x), lines: [{ field: slant(0, 6) }] })
    await plate.cut({ shape: disc(600, 886, 34, 22), swell: 1, outline: 2.4, tone: shade(0.9, 0.03), lines: [{ field: slant(0, 5, 0.6) }] })
    await ring(300, 300, 0, 26, false)
    await ring(300, 96, -24, 22, false)
    await ring(296, 116, 68, 20, false)
    await ring(352, 84, 0, 30, false)
    await plate.draw(`<path transform="rotate(24 ${cx} ${cy})" d="M${cx} 190V890" stroke="#000" stroke-width="5"/>`)
    const land = (p: Point) => step(0.0, 0.06, grain.fractal((p.x + p.nx * 60) / 130 + 3.1, (p.y + p.ny * 60) / 130 + 1.2, 4))
    await plate.cut({ shape: disc(cx, cy, 124), swell: 0.95, outline: 3, tone: (p) => shade(0.9, 0.04)(p) + 0.34 * land(p), lines: [{ field: (x, y) => { const a = 0.42; const dx = (x - cx) / 124; const dy = (y - cy) / 124; const u = dx * Math.cos(a) + dy * Math.sin(a); const v = -dx * Math.sin(a) + dy * Math.cos(a); return (Math.asin(Math.max(-1, Math.min(1, v + 0.16 * Math.sqrt(Math.max(0, 1 - u * u - v * v)))))) * 16 } }, { field: slant(24, 6, 0.3), tone: (p) => crossed(shade(0.9, 0.04), 0.4)(p) + 0.3 * land(p) }] })
    await ring(296, 116, 68, 20, true)
    await ring(300, 96, -24, 22, true)
    await ring(300, 300, 0, 26, true)
    await ring(352, 84, 0, 30, true)
    await plate.cut({ shape: disc(742, 222, 15), swell: 1, outline: 2, tone: shade(0.9, 0), lines: [{ field: slant(0, 4, 0.5) }] })
  },
}

const medal: Piece = {
  file: '24-oak-medal.tiff',
  name: 'Oak Medal',
  description: 'A struck medal with an oak between two branches of laurel, ruled as the medal machine ruled: straight lines that the relief pushes aside.',
  motif: 'Medal', kind: 'Device', ink: 'Sepia', paper: 'White', border: 'Plate', hatch: 'Relief', mark: 'Crescent', value: 9, year: 1836, seed: 24,
  async draw(plate) {
    await plate.cut({ shape: disc(648, 606, 400), tone: (p) => 0.7 * step(400, 330, Math.hypot(p.x - 648, p.y - 606)), lines: [{ field: slant(-34, 6.4) }] })
    const rim = (p: Point) => shade(0.94, 0.04)(p)
    await plate.cut({ shape: disc(600, 560, 404), swell: 0.1, outline: 3, tone: (p) => 0.1 + 0.7 * step(-0.2, 0.8, ((p.x - 600) + (p.y - 560)) / 560), lines: [{ field: rays(600, 560, 300) }] })
    await plate.cut({ shape: disc(600, 560, 380), outline: 2.4, tone: (p) => 0.3 - 0.16 * ((p.x - 600) + (p.y - 560)) / 560, lines: [{ field: slant(0, 6) }] })
    await plate.cut({ shape: `<path fill-rule="evenodd" d="${disc(600, 560, 380)}${disc(600, 560, 358)}"/>`, swell: 1, tone: rim, lines: [{ field: rays(600, 560, 260) }] })
    const relief = (shape: string, swell: number, dark = 0.86) => plate.cut({ shape, swell, outline: 1.7, tone: (p) => shade(dark, 0.02, 0.9)(p) + 0.08, lines: [{ field: slant(0, 6, 0.75) }] })
    for (const s of [-1, 1]) {
      for (let i = 0; i < 17; i++) {
        const a = Math.PI / 2 + s * (0.16 + i * 0.128)
        const b = a + s * 0.2
        const at = (q: number, r: number): XY => [600 + r * Math.cos(q), 560 + r * Math.sin(q)]
        await relief(leaf(at(a, 244), at(b, 296), 26, s * 3), 0.8)
        await relief(leaf(at(a, 238), at(b, 202), 24, -s * 3), 0.8)
        if (i % 3 === 1) await relief(disc(...at(b, 300), 8), 1)
      }
    }
    await relief(blob([[560, 780], [600, 762], [640, 780], [652, 806], [600, 796], [548, 806]]), 0.8)
    // the oak
    await relief(blob([[470, 728], [556, 704], [578, 640], [572, 560], [628, 560], [622, 640], [644, 704], [730, 728], [600, 742]]), 0.7)
    for (const pts of [[[590, 640], [550, 590], [500, 560]], [[606, 630], [650, 580], [700, 560]], [[600, 600], [604, 540], [598, 470]]] as XY[][]) await relief(taper(pts, 24, 10), 0.9)
    const random = createRandom(1836)
    for (let i = 0; i < 64; i++) {
      const a = i * 2.399
      const r = Math.sqrt((63 - i) / 64)
      const x = 600 + 156 * r * Math.cos(a)
      const y = 490 + 112 * r * Math.sin(a)
      await relief(blob([0, 1, 2, 3, 4, 5].map((k) => [x + (25 + 9 * random()) * Math.cos(k * 1.05), y + (20 + 8 * random()) * Math.sin(k * 1.05)] as XY)), 0.75, 0.95)
    }
    await plate.draw(lettersOnCircle('ROBUR  ET  LABOR', 600, 560, 318, -90, { size: 34, spacing: 7, weight: 800 }))
  },
}

export const sky = [balloon, comet, peak, globe, medal]
