/** Plates of the sea and the coast. */
import type { Piece } from '../piece.ts'
import type { Plate } from '../plate.ts'
import { createNoise } from '../random.ts'
import { blob, box, disc, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { crossed, flat, mix, rays, rings, shade, slant, step, wave } from '../strokes.ts'

const grain = createNoise(23)

const lighthouse: Piece = {
  file: '05-cape-light.webp',
  name: 'Cape Light',
  description: 'A lighthouse on its rock before the storm. The night is nothing but rays, which all begin at the lamp.',
  motif: 'Lighthouse', kind: 'Sea', ink: 'Lamp Black', paper: 'Azure', border: 'Arch', hatch: 'Radial', mark: 'Anchor', value: 20, year: 1843, seed: 5,
  async draw(plate) {
    const lamp = { x: 560, y: 352 }
    await plate.cut({
      shape: box(180, 140, 840, 700),
      tone: (p) => {
        const a = Math.atan2(p.y - lamp.y, p.x - lamp.x)
        const beam = Math.max(step(0.17, 0.1, Math.abs(a + 0.16)), step(0.17, 0.1, Math.abs(Math.abs(a + 0.16) - Math.PI)))
        const r = Math.hypot(p.x - lamp.x, p.y - lamp.y)
        return mix(0.3 + 0.5 * step(30, 420, r) + 0.35 * grain.fractal(p.x / 120, p.y / 60, 4), 0.05, beam * 0.93)
      },
      lines: [{ field: rays(lamp.x, lamp.y, 270) }],
    })
    await plate.cut({
      shape: box(180, 800, 840, 210),
      tone: (p) => 0.38 + 0.3 * step(810, 990, p.y) + 0.5 * grain.fractal(p.x / 90, p.y / 16, 3) - 0.3 * step(160, 20, Math.abs(p.x - 790)) * step(980, 800, p.y),
      lines: [{ field: wave(0, 7.6, 2.6, 74) }],
    })
    for (const [x, y, w] of [[300, 850, 90], [820, 866, 120], [900, 930, 130], [250, 950, 140]] as [number, number, number][]) {
      await plate.cut({ shape: blob([[x - w, y + 10], [x - w * 0.4, y - 16], [x, y - 26], [x + w * 0.3, y - 12], [x + w, y + 8], [x, y + 4]]), tone: flat(0.08), lines: [{ field: wave(0, 6, 2, 30) }], outline: 1.4 })
    }
    const rock = (p: { x: number; y: number }) => 0.34 + 0.36 * step(430, 720, p.x) + 0.7 * grain.fractal(p.x / 46 + p.y / 160, p.y / 70, 4)
    await plate.cut({
      shape: blob([[300, 905], [340, 836], [396, 806], [430, 752], [492, 722], [560, 712], [640, 722], [690, 764], [752, 790], [790, 846], [846, 900], [800, 936], [640, 950], [470, 944], [350, 934]]), outline: 2.4,
      tone: rock, lines: [{ field: slant(66, 7, 0) }, { field: slant(-40, 7), tone: (p) => Math.max(0, rock(p) - 0.42) * 1.1 }],
    })
    // tower, painted in bands
    await plate.cut({
      shape: 'M512 420L608 420L646 730L474 730Z', outline: 2.6,
      tone: (p) => {
        const u = (p.x - 560) / (48 + (p.y - 420) * 0.123)
        const lit = 0.06 + 0.55 * step(-0.25, 1, u) + 0.1 * step(-0.7, -1, u)
        const band = Math.floor((p.y - 420) / 62) % 2 === 1
        return band ? 0.55 + lit * 0.6 : lit
      },
      lines: [{ field: (x, y) => (y - 26 * (1 - ((x - 560) / (48 + (y - 420) * 0.123)) ** 2) * ((y - 380) / 350)) / 6 }],
    })
    for (const [y, w] of [[470, 9], [560, 10], [652, 11]] as XY[]) await plate.draw(`<path d="M${560 - w} ${y + 30}V${y + 6}a${w} ${w} 0 0 1 ${2 * w} 0V${y + 30}Z"/>`)
    await plate.cut({ shape: box(496, 404, 128, 18), outline: 2, tone: (p) => 0.3 + 0.5 * step(540, 620, p.x), lines: [{ field: slant(90, 5) }] })
    await plate.cut({ shape: box(524, 318, 72, 86), outline: 2.4, tone: (p) => 0.5 * step(20, 60, Math.hypot(p.x - lamp.x, p.y - lamp.y)), lines: [{ field: rays(lamp.x, lamp.y, 60) }] })
    await plate.draw('<path d="M542 318V404M560 318V404M578 318V404M496 404V378H624V404M512 378V404M608 378V404" stroke="#000" stroke-width="2" fill="none"/><circle cx="560" cy="352" r="11"/>')
    await plate.wipe('<circle cx="560" cy="352" r="7"/>')
    await plate.cut({ shape: 'M514 318Q520 274 560 262Q600 274 606 318Z', outline: 2.4, tone: (p) => 0.25 + 0.65 * step(540, 606, p.x), lines: [{ field: rays(560, 240, 110) }] })
    await plate.draw('<path d="M560 262V226M548 240H572" stroke="#000" stroke-width="3"/><circle cx="560" cy="256" r="6"/>')
    let gulls = ''
    for (const [x, y, s] of [[760, 470, 1.3], [820, 520, 0.9], [712, 548, 0.8], [352, 500, 1]] as [number, number, number][]) gulls += `M${x - 26 * s} ${y - 8 * s}Q${x - 12 * s} ${y - 16 * s} ${x} ${y}Q${x + 12 * s} ${y - 16 * s} ${x + 26 * s} ${y - 8 * s}Q${x + 12 * s} ${y - 9 * s} ${x} ${y + 5 * s}Q${x - 12 * s} ${y - 9 * s} ${x - 26 * s} ${y - 8 * s}Z`
    await plate.wipe(`<path d="${gulls}" stroke="#000" stroke-width="5"/>`)
    await plate.draw(`<path d="${gulls}"/>`)
  },
}

const nautilus: Piece = {
  file: '06-nautilus.webp',
  name: 'Nautilus',
  description: 'The shell of a nautilus. Every line runs along the spiral, and the chambers are shaded across it.',
  motif: 'Nautilus', kind: 'Sea', ink: 'Oxblood', paper: 'White', border: 'Plate', hatch: 'Spiral', mark: 'Anchor', value: 1, year: 1830, seed: 6,
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
    await plate.cut({ shape: blob([[200, 930], [420, 902], [700, 896], [960, 912], [1040, 938], [800, 968], [420, 966]]), tone: (p) => 0.68 * step(1, 0.1, Math.hypot((p.x - 620) / 430, (p.y - 932) / 40)), lines: [{ field: slant(0, 6.6) }] })
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
      const stripes = across > 0.38 ? 0.34 * step(0.42, 0.78, septa + 0.3 * grain.fractal(p.x / 60, p.y / 60, 3)) * step(18, 10, theta) : 0
      return 0.07 + 0.42 * facing * tube + 0.62 * step(0.6, 1.02, tube) + stripes + 0.25 * step(0.13, 0.01, across)
    }
    await plate.cut({
      shape: silhouette, outline: 2.8, tone,
      lines: [
        { field: (x, y) => turns(x, y) * 17 },
        { field: (x, y) => (Math.atan2(cy - y, x - cx) / (2 * Math.PI)) * 150 + turns(x, y) * 9, tone: (p) => crossed(tone as never, 0.5, 1)(p) },
      ],
    })
    let winding = ''
    for (let t = 0.6; t <= end; t += 0.1) winding += `${winding === '' ? 'M' : 'L'}${at(t).map((v) => v.toFixed(1)).join(' ')}`
    await plate.draw(`<path d="${winding}" fill="none" stroke="#000" stroke-width="2.6"/>`)
  },
}

const breaker: Piece = {
  file: '08-the-breaker.tiff',
  name: 'The Breaker',
  description: 'One great wave curls over a small boat. Its lines are the water itself and turn with the crest.',
  motif: 'Wave', kind: 'Sea', ink: 'Prussian Blue', paper: 'Buff', border: 'Stamp', hatch: 'Wave', mark: 'Anchor', value: 25, year: 1831, seed: 8,
  async draw(plate, tint) {
    await tint.cut({ shape: box(150, 150, 900, 800), tone: (p) => 0.5 * step(650, 250, p.y), lines: [{ field: slant(0, 9) }] })
    await plate.cut({ shape: box(150, 150, 900, 800), wipe: 0, tone: (p) => 0.42 * step(640, 160, p.y) + 0.5 * step(0.08, 0.4, grain.fractal(p.x / 210, p.y / 60, 4)) * step(600, 300, p.y), lines: [{ field: slant(0, 8) }] })
    await plate.cut({ shape: disc(810, 390, 92), tone: flat(0.5), outline: 2, lines: [{ field: slant(0, 6) }] })
    // a mountain far off
    await plate.cut({ shape: 'M590 700L742 540L776 566L800 552L960 700Z', outline: 2, tone: (p) => (p.y < 590 + 10 * Math.sin(p.x / 9) ? 0.03 : 0.3 + 0.4 * step(720, 860, p.x)), lines: [{ field: slant(48, 6) }] })
    await plate.cut({ shape: blob([[140, 760], [420, 720], [640, 690], [820, 672], [960, 700], [1080, 660], [1080, 980], [120, 980]]), outline: 2, tone: (p) => 0.5 + 0.4 * grain.fractal(p.x / 120, p.y / 26, 3) + 0.2 * step(700, 900, p.y), lines: [{ field: wave(-4, 9, 9, 210) }] })
    // the boat
    await plate.cut({ shape: blob([[690, 748], [760, 772], [860, 770], [930, 734], [908, 792], [840, 816], [760, 812], [714, 788]]), swell: 0.5, outline: 2.4, tone: shade(0.95, 0.12), lines: [{ field: slant(-8, 5, 0.4) }] })
    for (const x of [764, 800, 836, 868]) await plate.cut({ shape: disc(x, 758, 11, 13), swell: 1, outline: 2, tone: shade(0.9, 0.1), lines: [{ field: slant(0, 4) }] })
    // the wave: its lines are the distance from the hollow under the crest, wound up
    const eye = { x: 560, y: 520 }
    const crest = blob([[120, 980], [120, 520], [160, 400], [240, 290], [350, 222], [470, 210], [570, 244], [640, 304], [668, 372], [640, 410], [600, 372], [548, 352], [486, 372], [452, 440], [456, 530], [500, 630], [580, 716], [700, 790], [860, 860], [1080, 900], [1080, 980]])
    await plate.cut({
      shape: crest, outline: 3,
      tone: (p) => {
        const r = Math.hypot(p.x - eye.x, (p.y - eye.y) * 0.9)
        const stripe = Math.sin(r / 19 + 1.2 * grain.noise(p.x / 90, p.y / 90))
        return 0.38 + 0.34 * stripe + 0.3 * step(280, 100, r) - 0.3 * step(330, 470, r) * step(640, 300, p.y) + 0.15 * step(800, 960, p.y)
      },
      lines: [{ field: (x, y) => (Math.hypot(x - eye.x, (y - eye.y) * 0.9) + 8 * grain.noise(x / 110, y / 110)) / 8.2 }],
    })
    // foam: rolling balls along the crest, then drops
    const edge: XY[] = [[250, 284], [300, 246], [352, 220], [410, 208], [470, 204], [528, 222], [580, 246], [624, 280], [656, 322], [676, 368], [664, 408], [630, 420], [596, 396], [556, 376], [516, 384], [484, 400]]
    for (let i = 0; i < 46; i++) {
      const at = (i * 0.618 * edge.length) % edge.length
      const [x, y] = edge[Math.floor(at)]!
      const r = 13 + 17 * ((i * 0.377) % 1)
      await plate.cut({ shape: disc(x + 26 * grain.noise(i, 3.3), y + 18 * grain.noise(i, 8.1) + (at > 9 ? 14 * ((i * 0.71) % 1) : 0), r, r * 0.9), swell: 1, outline: 2, tone: shade(0.62, 0, 1.3), lines: [{ field: slant(-30, 4.6, 0.6) }] })
    }
    let drops = ''
    for (let i = 0; i < 80; i++) {
      const t = (i * 0.618) % 1
      drops += `<circle cx="${(480 + 360 * t + 60 * grain.noise(i, 2.2)).toFixed(1)}" cy="${(230 + 300 * t ** 2 + 150 * grain.noise(i * 2, 7.7)).toFixed(1)}" r="${(1.6 + 4 * Math.abs(grain.noise(i, 31.3))).toFixed(1)}"/>`
    }
    await plate.wipe(`<g stroke="#000" stroke-width="4">${drops}</g>`)
    await plate.draw(`<g fill="none" stroke="#000" stroke-width="1.6">${drops}</g>`)
  },
}

const sail = async (plate: Plate, shape: string, from: number, to: number) =>
  plate.cut({ shape, swell: 0.35, outline: 2.2, tone: (p) => 0.03 + 0.5 * step(from, to, p.x) + 0.35 * (1 - p.light), lines: [{ field: slant(86, 6, 0.6) }] })

const sloop: Piece = {
  file: '18-home-wind.jpg',
  name: 'Home Wind',
  description: 'A ship under full sail, close to the harbour. Parallel lines for the air, waving ones for the sea.',
  motif: 'Ship', kind: 'Sea', ink: 'Sepia', paper: 'Buff', border: 'Banknote', hatch: 'Wave', mark: 'Anchor', value: 100, year: 1847, seed: 18,
  async draw(plate) {
    await plate.cut({ shape: box(140, 140, 920, 660), tone: (p) => 0.12 + 0.26 * step(640, 160, p.y) + 0.75 * step(0.02, 0.42, grain.fractal(p.x / 230 + 2, p.y / 84, 5)) * step(740, 300, p.y) - 0.5 * step(0, -0.2, grain.fractal(p.x / 230 + 2, p.y / 84, 5)), lines: [{ field: slant(0, 7) }] })
    await plate.cut({ shape: box(140, 784, 920, 280), tone: (p) => 0.4 + 0.24 * step(790, 1040, p.y) + 0.55 * grain.fractal(p.x / 80, p.y / 20, 3), lines: [{ field: wave(0, 8, 3.4, 88) }] })
    await plate.cut({ shape: blob([[140, 790], [180, 752], [250, 744], [300, 764], [360, 776], [430, 790]]), outline: 1.5, tone: flat(0.6), lines: [{ field: slant(70, 6) }] })
    const hull = 'M318 752Q330 830 404 868L800 868Q872 828 906 742L846 764Q600 800 400 764Z'
    await plate.draw('<path d="M906 742L1016 676" stroke="#000" stroke-width="7"/>')
    for (const [x, top] of [[440, 270], [600, 214], [752, 290]] as XY[]) await plate.cut({ shape: taper([[x, 780], [x + 4, top]], 15, 6), tone: (p) => (p.x > x ? 0.9 : 0.4), lines: [{ field: slant(0, 4) }], outline: 1.8 })
    await plate.draw('<path d="M444 270L600 740M606 214L440 740M606 214L752 740M756 290L1016 676M756 420L960 710M602 214L752 300M440 280L330 740M756 290L906 742" stroke="#000" stroke-width="1.3" fill="none"/>')
    for (const [x, ys, w] of [[440, [300, 400, 520, 660], 70], [600, [246, 356, 486, 640], 82], [752, [322, 420, 530, 660], 66]] as [number, number[], number][]) {
      for (let i = 0; i < 3; i++) {
        const a = ys[i]!
        const z = ys[i + 1]! - 12
        const w0 = w * (0.62 + i * 0.2)
        const w1 = w * (0.86 + i * 0.2)
        await sail(plate, `M${x - w0} ${a}Q${x} ${a + 12} ${x + w0} ${a - 6}Q${x + w0 + 26} ${(a + z) / 2} ${x + w1} ${z - 6}Q${x} ${z - 34} ${x - w1} ${z}Q${x - w0 + 16} ${(a + z) / 2} ${x - w0} ${a}Z`, x - w * 0.4, x + w * 1.5)
        await plate.draw(`<path d="M${x - w0 - 6} ${a}Q${x} ${a + 6} ${x + w0 + 6} ${a - 6}" stroke="#000" stroke-width="4.4" fill="none"/>`)
      }
    }
    await sail(plate, 'M800 700Q880 620 772 360Q900 540 968 690Q880 690 800 700Z', 780, 960)
    await sail(plate, 'M322 690Q330 600 418 470Q424 600 420 716Z', 340, 440)
    await plate.cut({ shape: hull, swell: 0.2, outline: 2.8, tone: (p) => (Math.abs(p.y - 812 + ((p.x - 610) / 130) ** 2 * 2) < 13 ? 0.12 : 0.78) + 0.2 * step(780, 880, p.x), lines: [{ field: (x, y) => (y + ((x - 610) / 130) ** 2 * 4) / 5.4 }] })
    for (let x = 430; x < 830; x += 44) await plate.draw(`<rect x="${x}" y="${806 - ((x - 610) / 130) ** 2 * 2}" width="15" height="13"/>`)
    await plate.cut({ shape: blob([[300, 880], [380, 856], [520, 872], [640, 862], [780, 874], [900, 850], [960, 880], [800, 904], [600, 892], [420, 906]]), tone: flat(0.1), outline: 1.6, lines: [{ field: wave(0, 7, 3, 40) }] })
    for (const [x, y] of [[440, 264], [600, 208], [752, 284]] as XY[]) {
      await plate.cut({ shape: `M${x + 2} ${y}q34 -20 66 -4q22 10 44 0l-8 26q-20 8 -44 0q-28 -12 -58 4Z`, outline: 1.8, tone: flat(0.7), lines: [{ field: wave(0, 4.4, 2, 40) }] })
    }
    let gulls = ''
    for (const [x, y, s] of [[250, 330, 1.2], [310, 296, 0.8], [900, 380, 1]] as [number, number, number][]) gulls += `M${x - 24 * s} ${y - 8 * s}Q${x - 10 * s} ${y - 14 * s} ${x} ${y}Q${x + 10 * s} ${y - 14 * s} ${x + 24 * s} ${y - 8 * s}Q${x + 10 * s} ${y - 7 * s} ${x} ${y + 4 * s}Q${x - 10 * s} ${y - 7 * s} ${x - 24 * s} ${y - 8 * s}Z`
    await plate.draw(`<path d="${gulls}"/>`)
  },
}

const carp: Piece = {
  file: '16-old-carp.png',
  name: 'Old Carp',
  description: 'A carp of great age under circles of rain. Each scale is shaded with its own few lines.',
  motif: 'Carp', kind: 'Fauna', ink: 'Vermilion', paper: 'White', border: 'Medallion', hatch: 'Scale', mark: 'Star', value: 8, year: 1872, seed: 16,
  async draw(plate, tint) {
    await tint.cut({ shape: disc(600, 600, 430), tone: flat(0.3), lines: [{ field: rings(430, 420, 11) }, { field: rings(790, 830, 11) }] })
    await plate.cut({ shape: disc(600, 600, 430), wipe: 0, tone: (p) => 0.16 + 0.4 * step(180, 430, Math.hypot(p.x - 600, p.y - 600)), lines: [{ field: wave(0, 9, 4, 120) }] })
    const fin = (shape: string, x: number, y: number, n = 150) => plate.cut({ shape, outline: 2.4, tone: (p) => 0.3 + 0.45 * step(150, 20, Math.hypot(p.x - x, p.y - y)), lines: [{ field: rays(x, y, n) }] })
    await fin(blob([[838, 620], [900, 560], [968, 470], [996, 450], [1000, 520], [972, 600], [990, 690], [1010, 770], [984, 776], [914, 716], [850, 660]]), 800, 632, 170)
    await fin(blob([[470, 506], [520, 420], [590, 384], [690, 400], [770, 452], [812, 520], [760, 552], [600, 540]]), 610, 720, 260)
    await fin(blob([[690, 700], [720, 780], [700, 830], [660, 800], [630, 730]]), 660, 660)
    const body = blob([[206, 612], [240, 560], [310, 520], [400, 494], [520, 486], [650, 512], [770, 560], [858, 602], [868, 640], [790, 680], [680, 722], [540, 744], [400, 736], [290, 700], [230, 654]])
    // scales: rows of overlapping arcs
    const scale = 34
    const local = (x: number, y: number) => {
      const row = Math.round((x - 400) / (scale * 0.62))
      const v = y - 610 - (row % 2 ? scale / 2 : 0)
      const cyy = Math.round(v / scale) * scale
      return { dx: x - (400 + row * scale * 0.62), dy: v - cyy }
    }
    await plate.cut({
      shape: body, swell: 0.75, outline: 3,
      tone: (p) => {
        const head = step(392, 376, p.x + 0.18 * Math.abs(p.y - 612))
        const { dx, dy } = local(p.x, p.y)
        const rim = Math.hypot(dx - 8, dy)
        const plateTone = 0.12 + 0.75 * step(11, 18, rim) + 0.6 * (1 - p.light) - 0.1
        return mix(plateTone, 0.05 + 0.7 * (1 - p.light), head) - 0.4 * step(670, 740, p.y) + 0.16 * step(560, 500, p.y)
      },
      lines: [{ field: slant(8, 5.2, 0.25) }],
    })
    await plate.draw('<path d="M382 508Q436 610 384 728" fill="none" stroke="#000" stroke-width="4"/><path d="M362 526Q400 610 364 712" fill="none" stroke="#000" stroke-width="1.6"/><path d="M204 620Q240 640 268 636" fill="none" stroke="#000" stroke-width="4"/><path d="M222 640Q200 680 214 716M250 652Q244 690 262 716" fill="none" stroke="#000" stroke-width="4" stroke-linecap="round"/>')
    await plate.wipe(disc(296, 580, 22))
    await plate.draw('<circle cx="296" cy="580" r="20" fill="none" stroke="#000" stroke-width="3"/><circle cx="297" cy="580" r="11"/>')
    await plate.wipe(disc(293, 576, 3.4))
    await fin(blob([[420, 668], [470, 700], [520, 790], [500, 826], [440, 790], [400, 720]]), 410, 640)
  },
}

export const sea = [lighthouse, nautilus, breaker, sloop, carp]
