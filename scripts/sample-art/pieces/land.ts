/** Plates of what grows and walks on land. */
import type { Piece } from '../piece.ts'
import type { Point } from '../plate.ts'
import { createNoise } from '../random.ts'
import { blob, box, disc, leaf, mirrored, taper } from '../shapes.ts'
import type { XY } from '../shapes.ts'
import { crossed, flat, mix, rays, rings, shade, slant, step, wave } from '../strokes.ts'

const grain = createNoise(37)
const sides = [false, true]

const owl: Piece = {
  file: '09-barn-owl.png',
  name: 'Barn Owl',
  description: 'A barn owl looks straight at you. The lines of its face run from the eyes outwards, those of its coat follow the feathers.',
  motif: 'Owl', kind: 'Fauna', ink: 'Sepia', paper: 'Cream', border: 'Medallion', hatch: 'Radial', mark: 'Fleuron', value: 12, year: 1858, seed: 9,
  async draw(plate) {
    await plate.cut({ shape: disc(600, 600, 430), tone: (p) => 0.82 - 0.5 * step(420, 120, Math.hypot(p.x - 600, p.y - 520)) + 0.2 * grain.fractal(p.x / 90, p.y / 90, 3), lines: [{ field: rays(600, 500, 240) }] })
    const body = blob([[600, 250], [730, 290], [790, 400], [812, 540], [840, 700], [820, 860], [760, 1010], [600, 1060], [440, 1010], [380, 860], [360, 700], [388, 540], [410, 400], [470, 290]])
    await plate.cut({ shape: body, swell: 0.6, outline: 2.6, tone: (p) => shade(0.6, 0.02)(p), lines: [{ field: slant(90, 7, 0.3) }] })
    for (const flip of sides) {
      const m = (pts: XY[]) => (flip ? mirrored(pts, 600) : pts)
      for (let row = -3; row < 9; row++) {
        for (let k = 0; k < 4; k++) {
          const x = (row < 0 ? 372 - row * 6 : 372) + k * 34 + row * 4 + (row % 2) * 15
          const y = 560 + row * 44
          const [a, b] = m([[x + 10, y - 30], [x + 16, y + 54]]) as [XY, XY]
          await plate.cut({ shape: leaf(a, b, 46, 0), swell: 0.5, outline: 1.8, tone: (p) => 0.3 + 0.5 * (1 - p.light) + (flip ? 0.16 : 0) + 0.4 * step(14, 6, Math.hypot(p.x - b[0], p.y - b[1] + 22)), lines: [{ field: slant(flip ? 70 : 110, 5, 0.4) }] })
        }
      }
    }
    // breast spots
    let spots = ''
    for (let row = 0; row < 8; row++) for (let k = -2; k <= 2; k++) spots += `M${600 + k * 40 + (row % 2) * 20 - 10} ${640 + row * 42}q7 12 0 20q-7 -8 0 -20Z`
    await plate.draw(`<path d="${spots}"/>`)
    // the heart of the face
    const heart = blob([[600, 318], [650, 276], [718, 282], [764, 340], [768, 430], [722, 520], [650, 586], [600, 618], [550, 586], [478, 520], [432, 430], [436, 340], [482, 282], [550, 276]])
    await plate.cut({ shape: `<path d="${heart}" stroke="#000" stroke-width="44" stroke-linejoin="round"/>`, tone: (p) => 0.55 + 0.4 * step(0.2, 0.8, Math.sin(Math.atan2(p.y - 430, p.x - 600) * 60)), lines: [{ field: rays(600, 430, 190) }] })
    await plate.cut({
      shape: heart, outline: 3,
      tone: (p) => {
        const e = Math.min(Math.hypot(p.x - 524, p.y - 418), Math.hypot(p.x - 676, p.y - 418))
        return 0.06 + 0.5 * step(80, 44, e) + 0.4 * step(34, 6, Math.abs(p.x - 600)) * step(600, 420, p.y) * step(300, 380, p.y) + 0.2 * step(110, 190, e)
      },
      lines: [{ field: (x, y) => (x < 600 ? rays(524, 418, 116)(x, y, 0) : rays(676, 418, 116)(x, y, 0)) }],
    })
    for (const x of [524, 676]) {
      await plate.cut({ shape: disc(x, 418, 38), swell: 1, outline: 3, tone: (p) => (Math.hypot(p.x - x, p.y - 418) < 25 ? 1 : 0.7), lines: [{ field: rings(x, 418, 4) }] })
      await plate.wipe(`<circle cx="${x - 11}" cy="405" r="7.5"/>`)
    }
    await plate.cut({ shape: blob([[600, 470], [616, 486], [622, 530], [610, 574], [600, 590], [590, 574], [578, 530], [584, 486]]), swell: 1, outline: 2.4, tone: shade(0.95, 0.08), lines: [{ field: slant(0, 5, 0.6) }] })
  },
}

const beetle: Piece = {
  file: '17-stag-beetle.webp',
  name: 'Stag Beetle',
  description: 'A stag beetle, twice the size of life, polished by lines that run the length of its wing cases.',
  motif: 'Beetle', kind: 'Fauna', ink: 'Lamp Black', paper: 'Rose', border: 'Stamp', hatch: 'Parallel', mark: 'Fleuron', value: 3, year: 1879, seed: 17,
  async draw(plate, tint) {
    await tint.cut({ shape: box(150, 150, 900, 800), tone: flat(0.36), lines: [{ field: rays(600, 550, 120, 0.9) }, { field: rays(600, 550, 120, -0.9) }] })
    for (const flip of sides) {
      const m = (pts: XY[]) => (flip ? mirrored(pts, 600) : pts)
      const limb = (pts: XY[], a: number, b: number) => plate.cut({ shape: taper(m(pts), a, b), swell: 1, outline: 2, tone: shade(1, 0.12), lines: [{ field: slant(flip ? -35 : 35, 4.6, 0.6) }] })
      await limb([[520, 500], [440, 450], [380, 400]], 30, 20)
      await limb([[382, 404], [330, 350], [306, 290]], 18, 8)
      await limb([[500, 600], [400, 600], [340, 612]], 30, 20)
      await limb([[344, 610], [286, 660], [262, 730]], 18, 8)
      await limb([[510, 700], [430, 760], [390, 790]], 30, 20)
      await limb([[394, 786], [366, 850], [378, 920]], 18, 8)
      await limb([[560, 360], [500, 330], [452, 336]], 10, 8)
      await limb([[454, 336], [430, 318], [424, 300]], 9, 16)
      // the jaw
      await plate.cut({ shape: blob(m([[584, 344], [540, 330], [500, 290], [486, 236], [498, 186], [530, 168], [560, 178], [572, 196], [552, 200], [530, 206], [524, 230], [540, 244], [560, 236], [568, 250], [548, 272], [560, 302], [592, 320]])), swell: 0.9, outline: 2.6, tone: shade(1, 0.06), lines: [{ field: slant(flip ? -64 : 64, 5.2, 0.6) }] })
      await plate.cut({
        shape: blob(m([[598, 524], [520, 520], [468, 548], [446, 620], [450, 720], [482, 820], [540, 890], [598, 916]])), swell: 0.75, outline: 3,
        tone: (p) => 0.98 - 0.98 * step(0.5, 0.93, p.light) * (flip ? 0.75 : 1) + 0.12 * grain.noise(p.x / 40, p.y / 90), lines: [{ field: slant(90, 6.2, flip ? -0.4 : 0.4) }],
      })
    }
    await plate.cut({ shape: 'M584 522L616 522L600 560Z', outline: 2, tone: flat(0.8), lines: [{ field: slant(0, 4) }] })
    const gloss = (p: Point) => 0.98 - 0.96 * step(0.52, 0.92, p.light)
    await plate.cut({ shape: blob([[600, 400], [700, 404], [754, 440], [748, 500], [690, 524], [600, 530], [510, 524], [452, 500], [446, 440], [500, 404]]), swell: 0.8, outline: 3, tone: gloss, lines: [{ field: slant(0, 6, 0.7) }] })
    await plate.cut({ shape: blob([[600, 312], [664, 316], [706, 346], [700, 392], [650, 408], [600, 410], [550, 408], [500, 392], [494, 346], [536, 316]]), swell: 0.8, outline: 3, tone: gloss, lines: [{ field: slant(0, 5.4, 0.7) }] })
    for (const x of [506, 694]) await plate.draw(`<circle cx="${x}" cy="352" r="11"/>`)
    await plate.draw('<path d="M600 528V914" stroke="#000" stroke-width="3.4"/>')
  },
}

const poppy: Piece = {
  file: '19-field-poppy.png',
  name: 'Field Poppy',
  description: 'An open poppy, a bud and a seed head. The petals are cut from the heart outwards and crumple at the rim.',
  motif: 'Poppy', kind: 'Flora', ink: 'Oxblood', paper: 'Rose', border: 'Plate', hatch: 'Radial', mark: 'Fleuron', value: 7, year: 1862, seed: 19,
  async draw(plate) {
    await plate.cut({ shape: box(90, 90, 1020, 910), tone: (p) => 0.3 * step(1, 0.55, Math.hypot((p.x - 560) / 440, (p.y - 430) / 370) + 0.1 * grain.fractal(p.x / 60, p.y / 60, 3)), lines: [{ field: slant(-52, 8) }] })
    const stem = (pts: XY[]) => plate.cut({ shape: taper(pts, 15, 12), swell: 1, outline: 2, tone: shade(0.85, 0.1), lines: [{ field: slant(14, 4.6) }] })
    await stem([[560, 470], [590, 640], [574, 800], [556, 966]])
    await stem([[874, 330], [900, 500], [800, 720], [640, 960]])
    await stem([[176, 470], [156, 390], [186, 330], [236, 360], [300, 560], [476, 966]])
    const frond = async (a: XY, b: XY, n: number) => {
      await plate.cut({ shape: leaf(a, b, 34, 8), outline: 2, tone: flat(0.62), lines: [{ field: slant(50, 5.4) }] })
      for (let i = 1; i < n; i++) {
        const t = i / n
        const x = a[0] + (b[0] - a[0]) * t
        const y = a[1] + (b[1] - a[1]) * t
        const l = 92 * Math.sin(Math.PI * t ** 0.7)
        const d = b[0] > a[0] ? 1 : -1
        await plate.cut({ shape: leaf([x, y], [x + d * l * 0.9, y - l * 0.95], 24, 3), outline: 1.8, tone: flat(0.5), lines: [{ field: slant(20, 5.4) }] })
        await plate.cut({ shape: leaf([x, y], [x + d * l * 1.1, y + l * 0.3], 24, 3), outline: 1.8, tone: flat(0.76), lines: [{ field: slant(70, 5.4) }] })
      }
    }
    await frond([552, 930], [850, 850], 6)
    await frond([470, 980], [210, 860], 6)
    // bud and seed head
    await plate.cut({ shape: blob([[178, 450], [214, 474], [224, 540], [198, 604], [170, 614], [138, 590], [132, 520], [148, 468]]), swell: 0.9, outline: 2.4, tone: (p) => shade(0.8, 0.06)(p) + 0.2 * grain.noise(p.x / 6, p.y / 6), lines: [{ field: slant(82, 5.6, 0.6) }] })
    await plate.cut({ shape: blob([[874, 176], [934, 190], [956, 246], [926, 316], [880, 340], [834, 318], [800, 250], [818, 192]]), swell: 0.9, outline: 2.4, tone: (p) => shade(0.84, 0.04)(p) + 0.25 * step(0.8, 1, Math.cos((p.x - 876) / 9)), lines: [{ field: slant(90, 5.6, 0.8) }] })
    await plate.cut({ shape: blob([[790, 172], [840, 150], [876, 144], [916, 150], [966, 172], [940, 192], [876, 200], [814, 192]]), swell: 0.6, outline: 2.4, tone: (p) => 0.5 + 0.3 * (1 - p.light), lines: [{ field: rays(878, 176, 60) }] })
    const petal = async (pts: XY[], dark: number) =>
      plate.cut({
        shape: blob(pts), swell: 0.3, outline: 2.6,
        tone: (p) => {
          const r = Math.hypot(p.x - 556, p.y - 430)
          const fold = Math.sin(Math.atan2(p.y - 430, p.x - 556) * 17 + 2.6 * grain.noise(p.x / 80, p.y / 80))
          return dark + 0.6 * step(120, 50, r) + 0.24 * fold * step(90, 230, r) + 0.55 * (1 - p.light)
        },
        lines: [{ field: (x, y, h) => rays(556, 430, 190)(x, y, h) + 1.7 * grain.noise(x / 80, y / 80) }],
      })
    await petal([[556, 440], [440, 360], [386, 256], [430, 168], [540, 134], [660, 150], [748, 210], [734, 310], [650, 400]], 0.2)
    await petal([[560, 430], [470, 330], [370, 300], [266, 330], [236, 430], [282, 540], [400, 590], [520, 540]], 0.1)
    await petal([[556, 430], [640, 330], [740, 310], [830, 356], [846, 460], [786, 570], [680, 606], [590, 540]], 0.24)
    await petal([[556, 440], [640, 500], [688, 590], [650, 680], [550, 712], [440, 680], [402, 600], [470, 500]], 0.06)
    await plate.cut({ shape: disc(556, 430, 76, 66), tone: (p) => 0.72 + 0.28 * grain.noise(p.x / 7, p.y / 7), lines: [{ field: rays(556, 430, 90) }] })
    let stamens = ''
    for (let i = 0; i < 54; i++) {
      const a = i * 2.399
      const r = 44 + 60 * ((i * 0.618) % 1)
      stamens += `<path d="M556 430L${(556 + r * Math.cos(a)).toFixed(1)} ${(430 + r * 0.88 * Math.sin(a)).toFixed(1)}" stroke="#000" stroke-width="1.3"/><ellipse cx="${(556 + r * Math.cos(a)).toFixed(1)}" cy="${(430 + r * 0.88 * Math.sin(a)).toFixed(1)}" rx="6" ry="4"/>`
    }
    await plate.draw(stamens)
    await plate.cut({ shape: disc(556, 426, 34, 30), swell: 1, outline: 2.4, tone: shade(0.8, 0.02), lines: [{ field: rays(556, 426, 26) }] })
  },
}

const feather: Piece = {
  file: '20-quill.webp',
  name: 'Quill',
  description: 'One feather. Each barb is a line, and where the wind parted it the paper shows.',
  motif: 'Feather', kind: 'Fauna', ink: 'Violet', paper: 'Azure', border: 'Plate', hatch: 'Parallel', mark: 'Star', value: 4, year: 1855, seed: 20,
  async draw(plate) {
    const shaft = (t: number): XY => [330 + 500 * t + 90 * Math.sin(t * 2.4), 960 - 800 * t + 60 * Math.sin(t * 3.1)]
    const width = (t: number, s: number) => (s > 0 ? 122 : 92) * Math.sin(Math.PI * Math.min(1, Math.max(0, (t - 0.2) / 0.8)) ** 0.62) ** 0.8
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
        rim.push([x - (s * w * (y2 - y)) / l + (along * (x2 - x)) / l * 0.6, y + (s * w * (x2 - x)) / l + (along * (y2 - y)) / l * 0.6])
      }
      const back: XY[] = []
      for (let i = 30; i >= 0; i--) back.push(shaft(0.2 + 0.8 * (i / 30)))
      const path = `M${[...rim, ...back].map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`
      vanes.push([s, path])
    }
    // the shadow of it on the paper
    await plate.cut({ shape: `<g transform="translate(52 44)">${vanes.map(([, d]) => `<path d="${d}"/>`).join('')}</g>`, tone: flat(0.34), lines: [{ field: slant(0, 7) }] })
    for (const [s, path] of vanes) {
      await plate.cut({
        shape: path, outline: 1.6,
        tone: (p) => {
          const across = (p.x - 330) * 0.8 + (p.y - 960) * 0.55
          const bar = Math.sin((p.x - p.y) / 31 + 1.3 * grain.noise(p.x / 90, p.y / 90))
          return 0.3 + (s > 0 ? 0.26 : 0) + 0.34 * step(0.1, 0.7, bar) + 0.0006 * across + 0.16 * grain.noise(p.x / 50, p.y / 14)
        },
        lines: [{ field: slant(s > 0 ? -12 : -98, 5.4) }, { field: slant(s > 0 ? -24 : -84, 5.4), tone: (p) => 0.24 * step(0, 0.5, grain.fractal(p.x / 90, p.y / 90, 2)) }],
      })
    }
    await plate.cut({ shape: taper([-0.02, 0.15, 0.3, 0.5, 0.7, 0.85, 0.99].map(shaft), 18, 4), swell: 1, outline: 2, tone: shade(0.7, 0), lines: [{ field: slant(-58, 4) }] })
    const [nx, ny] = shaft(-0.02)
    await plate.draw(`<path d="M${nx - 7} ${ny + 4}L${nx - 30} ${ny + 42}L${nx + 9} ${ny + 6}Z"/><path d="M${nx - 30} ${ny + 42}C${nx - 60} ${ny + 60} ${nx - 110} ${ny + 10} ${nx - 140} ${ny + 30}S${nx - 120} ${ny + 76} ${nx - 84} ${ny + 52}" fill="none" stroke="#000" stroke-width="2.4"/>`)
  },
}

const mushroom: Piece = {
  file: '22-fly-agaric.png',
  name: 'Fly Agaric',
  description: 'Three fly agarics under spruces, after rain.',
  motif: 'Mushroom', kind: 'Flora', ink: 'Vermilion', paper: 'Celadon', border: 'Arch', hatch: 'Crosshatch', mark: 'Fleuron', value: 6, year: 1874, seed: 22,
  async draw(plate, tint) {
    await tint.cut({ shape: box(180, 140, 840, 870), tone: flat(0.34), lines: [{ field: slant(0, 10) }] })
    await plate.cut({ shape: box(180, 140, 840, 700), wipe: 0, tone: (p) => 0.34 * step(1, 0.1, Math.abs(p.x - 600) / 440 + 0.2) * 0 + 0.32 * step(240, 440, Math.hypot(p.x - 600, p.y - 480)) + 0.12, lines: [{ field: slant(90, 7.4) }] })
    for (const [x, base, s] of [[290, 770, 0.9], [402, 760, 0.62], [820, 762, 0.7], [920, 776, 1], [720, 752, 0.45], [500, 752, 0.42]] as [number, number, number][]) {
      for (let k = 5; k >= 0; k--) {
        const y = base - k * 88 * s
        const w = (150 - k * 21) * s
        await plate.cut({ shape: `M${x} ${y - 150 * s}Q${x + w * 0.3} ${y - 70 * s} ${x + w} ${y}Q${x + w * 0.5} ${y - 16 * s} ${x + w * 0.3} ${y + 8 * s}Q${x} ${y - 14 * s} ${x - w * 0.3} ${y + 8 * s}Q${x - w * 0.5} ${y - 16 * s} ${x - w} ${y}Q${x - w * 0.3} ${y - 70 * s} ${x} ${y - 150 * s}Z`, outline: 1.4, tone: (p) => (0.34 + 0.36 * step(x - w * 0.5, x + w * 0.6, p.x)) * (0.5 + s * 0.5), lines: [{ field: rays(x, y - 190 * s, Math.round(90)) }] })
      }
    }
    await plate.cut({ shape: blob([[150, 830], [300, 800], [480, 816], [640, 790], [820, 812], [1050, 800], [1060, 1040], [140, 1040]]), outline: 2, tone: (p) => 0.5 + 0.25 * step(820, 1000, p.y) + 0.4 * grain.fractal(p.x / 60, p.y / 20, 3), lines: [{ field: wave(0, 7, 4, 60) }] })
    const agaric = async (x: number, y: number, s: number) => {
      const q = (pts: XY[]) => pts.map(([a, b]) => [x + a * s, y + b * s] as XY)
      const stalk = (p: Point) => shade(0.75, 0)(p)
      await plate.cut({ shape: blob(q([[-40, -250], [40, -250], [46, -120], [62, 0], [80, 60], [0, 84], [-80, 60], [-60, 0], [-46, -120]])), swell: 0.9, outline: 2.6, tone: stalk, lines: [{ field: slant(90, 6, 0.5) }, { field: slant(0, 6, 0.4), tone: crossed(stalk, 0.4) }] })
      for (const k of [0, 1, 2]) await plate.draw(`<path d="M${x - (62 + k * 5) * s} ${y + (6 + k * 20) * s}Q${x} ${y + (34 + k * 20) * s} ${x + (62 + k * 5) * s} ${y + (6 + k * 20) * s}" fill="none" stroke="#000" stroke-width="1.8"/>`)
      await plate.cut({ shape: blob(q([[-230, -256], [-120, -290], [0, -298], [120, -290], [230, -256], [120, -220], [0, -212], [-120, -220]])), outline: 2.4, tone: (p) => 0.5 + 0.4 * step(x - 60, x + 220 * s, p.x), lines: [{ field: rays(x, y - 330 * s, 190) }] })
      await plate.cut({ shape: blob(q([[-72, -176], [-40, -214], [40, -214], [72, -176], [86, -140], [40, -152], [0, -140], [-40, -152], [-86, -140]])), swell: 0.4, outline: 2.2, tone: shade(0.7, 0), lines: [{ field: slant(88, 5, 0.3) }] })
      const cap = (p: Point) => shade(0.98, 0.3, 0.85)(p)
      await plate.cut({ shape: blob(q([[0, -520], [90, -506], [176, -446], [228, -350], [246, -262], [130, -286], [0, -294], [-130, -286], [-246, -262], [-228, -350], [-176, -446], [-90, -506]])), swell: 0.7, outline: 3, tone: cap, lines: [{ field: slant(0, 6, 0.66) }, { field: slant(90, 6, 0), tone: crossed(cap, 0.6, 1.2) }] })
      for (const [a, b, r] of [[-140, -380, 26], [-60, -450, 22], [-40, -350, 32], [50, -410, 26], [110, -330, 24], [140, -420, 17], [-194, -318, 18], [196, -316, 17], [20, -490, 15], [-104, -312, 13], [30, -318, 13]] as [number, number, number][]) await plate.cut({ shape: blob([0, 1, 2, 3, 4, 5, 6].map((i) => [x + a * s + Math.cos(i * 0.9) * r * s * (1 + 0.2 * Math.sin(i * 9 + a)), y + b * s + Math.sin(i * 0.9) * r * s * 0.8] as XY)), swell: 0.8, outline: 2, tone: shade(0.5, 0), lines: [{ field: slant(0, 5, 0.4) }] })
    }
    await agaric(800, 900, 0.56)
    await agaric(370, 930, 0.44)
    await agaric(570, 890, 1)
    for (let i = 0; i < 46; i++) {
      const x = 190 + ((i * 0.618 * 820) % 820)
      const l = 50 + 70 * ((i * 0.377) % 1)
      await plate.cut({ shape: leaf([x, 1005], [x + 50 * grain.noise(i, 4.4), 1000 - l], 9, 4), tone: flat(0.8), lines: [{ field: slant(80, 5) }], outline: 1.2 })
    }
  },
}

const eye: Piece = {
  file: '23-watchful-eye.jpg',
  name: 'Watchful Eye',
  description: 'An eye, open, under its brow: the oldest guard against forgery there is.',
  motif: 'Eye', kind: 'Device', ink: 'Lamp Black', paper: 'Cream', border: 'Banknote', hatch: 'Contour', mark: 'Star', value: 500, year: 1882, seed: 23,
  async draw(plate, tint) {
    await tint.cut({ shape: box(140, 140, 920, 920), tone: flat(0.4), lines: [{ field: rays(600, 600, 140, 0.7) }, { field: rays(600, 600, 140, -0.7) }] })
    const lidY = (x: number) => 600 - 178 * Math.cos(((x - 620) / 330) * (Math.PI / 2)) ** 0.9
    const skin = (p: { x: number; y: number }) => {
      const d = Math.hypot((p.x - 610) / 400, (p.y - 600) / 300)
      const crease = Math.exp(-(((p.y - (430 + ((p.x - 600) / 300) ** 2 * 96)) / 24) ** 2)) * step(920, 700, p.x) * step(260, 400, p.x)
      const bag = Math.exp(-(((p.y - (790 - ((p.x - 600) / 300) ** 2 * 90)) / 30) ** 2)) * 0.35
      return 0.14 + 0.5 * step(0.62, 1.35, d) + 0.55 * crease + bag + 0.26 * step(400, 260, p.x) + 0.1 * grain.fractal(p.x / 60, p.y / 60, 3)
    }
    await plate.cut({
      shape: disc(600, 600, 440, 440), wipe: 1,
      tone: (p) => skin(p) * step(440, 380, Math.hypot(p.x - 600, p.y - 600)),
      lines: [{ field: (x, y) => (Math.hypot((x - 605) * 0.72, y - 600 + 20 * Math.sin(x / 170)) + 6 * grain.noise(x / 120, y / 120)) / 8 }, { field: slant(-42, 8), tone: (p) => Math.max(0, skin(p) - 0.42) * step(440, 380, Math.hypot(p.x - 600, p.y - 600)) }],
    })
    const almond = 'M266 622C360 500 480 428 620 426C770 424 880 520 950 640C860 700 760 750 620 752C470 752 350 706 266 622Z'
    await plate.cut({ shape: almond, outline: 4, tone: (p) => 0.02 + 0.55 * step(120, 20, p.y - lidY(p.x)) + 0.3 * step(180, 330, Math.abs(p.x - 610)), lines: [{ field: (x, y) => (y + 70 * ((x - 610) / 340) ** 2 * (y > 600 ? -1 : 1)) / 7 }] })
    await plate.cut({
      shape: disc(610, 582, 150), clip: almond, outline: 4,
      tone: (p) => {
        const r = Math.hypot(p.x - 610, p.y - 582)
        return (r < 62 ? 1 : 0.3 + 0.65 * step(118, 150, r) + 0.5 * step(86, 62, r)) + 0.4 * step(560, 440, p.y) - 0.3 * step(0, 100, p.y - 582) * step(120, 60, Math.abs(p.x - 620)) * (r > 66 ? 1 : 0) + 0.25 * grain.noise(Math.atan2(p.y - 582, p.x - 610) * 14, 2)
      },
      lines: [{ field: rays(610, 582, 108) }, { field: rings(610, 582, 9), tone: (p) => (Math.hypot(p.x - 610, p.y - 582) < 62 ? 1 : 0.18) }],
    })
    await plate.draw('<circle cx="610" cy="582" r="60"/>')
    await plate.wipe('<path d="M560 500q34 -20 66 -6q10 22 -14 44q-30 16 -56 2q-16 -22 4 -40Z"/><circle cx="672" cy="636" r="11"/>')
    for (let i = 0; i < 34; i++) {
      const t = i / 33
      const x = 300 + 620 * t
      const y = t < 0.55 ? 622 - 196 * Math.sin((t / 0.55) * (Math.PI / 2)) ** 0.8 + 4 : 426 + 196 * ((t - 0.55) / 0.45) ** 1.7
      const lean = (t - 0.42) * 150
      const l = 56 + 46 * Math.sin(Math.PI * t)
      await plate.cut({ shape: taper([[x, y], [x + lean * 0.2, y - l * 0.6], [x + lean, y - l]], 8, 1), tone: flat(1), lines: [{ field: slant(0, 4) }], outline: 1.4 })
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
      await plate.cut({ shape: taper([[x, y + 24], [x + 34, y - 6], [x + 86 + 20 * t, y - 10 + 46 * t]], 9, 2), tone: (p) => mix(0.9, 1, p.light), lines: [{ field: slant(0, 4) }], outline: 1.2 })
    }
  },
}

export const land = [owl, beetle, poppy, feather, mushroom, eye]
