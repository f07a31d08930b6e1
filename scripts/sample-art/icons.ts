/**
 * Draws the mark, the application icons, and the sample collection's logo and banner. Run by hand:
 * `node_modules/.bin/node scripts/sample-art/icons.ts`; writes resources/icons and
 * resources/sample-collection/_collection.
 *
 * The mark is a ball made of nothing but straight cuts that swell towards the shadow, which is all that engraving
 * is. Small sizes have fewer cuts, so that 16 pixels still show them.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import png2icons from 'png2icons'
import sharp from '@intaglio/shared/sharp'
import { fine, lathePetals } from './guilloche.ts'
import { letters } from './lettering.ts'

const resources = path.join(import.meta.dirname, '../../resources')
const ink = '#16202e'
const paper = '#f3ead6'
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/** Path data of the mark in a square of 24, cut in so many lines. */
function mark(lines: number): string {
  const r = 11.2
  const n = (v: number) => String(Math.round((12 + v) * 100) / 100)
  const pitch = (2 * r) / lines
  const steps = lines > 8 ? 28 : 16
  let d = ''
  for (let i = 0; i < lines; i++) {
    const y = -r + (i + 0.5) * pitch
    const half = Math.sqrt(r * r - y * y)
    const above: string[] = []
    const below: string[] = []
    for (let k = 0; k <= steps; k++) {
      const x = -half * Math.cos((k / steps) * Math.PI)
      const shadow = Math.min(1, Math.max(0, 0.5 + (0.56 * x + 0.4 * y) / r))
      const w = (pitch / 2) * ((lines < 8 ? 0.28 : 0.16) + 0.62 * shadow)
      above.push(`${n(x)} ${n(y - w)}`)
      below.unshift(`${n(x)} ${n(y + w)}`)
    }
    d += `M${above.join('L')}L${below.join('L')}Z`
  }
  return d
}

/** The icon: the mark in paper on a rounded tile of ink. Its cuts fill 768 of 1024 units: whole pixels at any size. */
function icon(lines: number): string {
  const s = 768 / 22.4
  const margin = 512 - 12 * s
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024" width="1024" height="1024">` +
    `<rect x="32" y="32" width="960" height="960" rx="214" fill="${ink}"/>` +
    `<path transform="translate(${margin} ${margin}) scale(${s})" d="${mark(lines)}" fill="${paper}"/></svg>\n`
  )
}

const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="currentColor"><path d="${mark(7)}"/></svg>\n`

function forSize(size: number): string {
  const lines: Record<number, number> = { 16: 4, 24: 6, 32: 6, 48: 9, 64: 8 }
  return icon(lines[size] ?? 12)
}

function logo(): string {
  const [x, y] = [256, 256]
  const flower = [
    lathePetals(
      x,
      y,
      { radius: 178, band: 96, pinch: 26, petals: 8, reach: 0.14, waves: 64, strands: 6, turn: 22.5 },
      fine(1, paper),
    ),
    lathePetals(
      x,
      y,
      { radius: 150, band: 92, pinch: 22, petals: 8, reach: 0.17, waves: 48, strands: 6 },
      fine(1, paper),
    ),
  ].join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512"><rect width="512" height="512" fill="${ink}"/>${flower}` +
    `<circle cx="256" cy="256" r="92" fill="${ink}"/><circle cx="256" cy="256" r="92" fill="none" stroke="${paper}" stroke-width="2"/>` +
    `<path transform="translate(184 184) scale(6)" d="${mark(9)}" fill="${paper}"/></svg>`
  )
}

function banner(): string {
  const spots: [number, number, number, string][] = [
    [110, 250, 1.1, '#6f8fae'],
    [1390, 250, 1.1, '#6f8fae'],
    [330, 120, 0.7, '#a9704a'],
    [1170, 120, 0.7, '#a9704a'],
    [340, 400, 0.8, '#7d9a7a'],
    [1160, 400, 0.8, '#7d9a7a'],
    [750, 250, 1.75, '#8f8a7c'],
  ]
  const flowers = spots
    .map(
      ([x, y, s, colour]) =>
        lathePetals(
          x,
          y,
          {
            radius: 150 * s,
            band: 96 * s,
            pinch: 24 * s,
            petals: 8,
            reach: 0.16,
            waves: 64,
            strands: 7,
            turn: 22.5,
          },
          fine(0.8, colour),
        ) +
        lathePetals(
          x,
          y,
          { radius: 96 * s, band: 80 * s, pinch: 18 * s, petals: 8, reach: 0.18, waves: 48, strands: 7 },
          fine(0.8, colour),
        ),
    )
    .join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1500 500" width="1500" height="500"><rect width="1500" height="500" fill="${ink}"/>${flowers}` +
    `<rect x="415" y="168" width="670" height="164" rx="6" fill="${ink}" stroke="${paper}" stroke-width="2.4"/><rect x="423" y="176" width="654" height="148" rx="3" fill="none" stroke="${paper}" stroke-width=".9"/>` +
    letters('INTAGLIO SAMPLER', 750, 257, { size: 47, spacing: 7, weight: 600, paint: `fill="${paper}"` }) +
    letters('TWENTY-FOUR PLATES', 750, 296, { size: 19, spacing: 8, weight: 400, paint: `fill="${paper}"` }) +
    '</svg>'
  )
}

const rendered = (svg: string, size: number) =>
  sharp(Buffer.from(svg), { density: 288 }).resize(size, size).png({ compressionLevel: 9 }).toBuffer()

const icons = path.join(resources, 'icons')
const pictures = path.join(resources, 'sample-collection/_collection')
await mkdir(icons, { recursive: true })
await mkdir(pictures, { recursive: true })
await writeFile(path.join(icons, 'mark.svg'), markSvg)
await writeFile(path.join(icons, 'icon.svg'), icon(12))
for (const size of sizes) {
  await writeFile(
    path.join(icons, size === 1024 ? 'icon.png' : `${size}x${size}.png`),
    await rendered(forSize(size), size),
  )
}
const large = await rendered(icon(12), 1024)
const windows = png2icons.createICO(large, png2icons.BICUBIC2, 0, true, true)
const mac = png2icons.createICNS(large, png2icons.BICUBIC2, 0)
if (!windows || !mac) throw new Error('png2icons could not read the icon')
await writeFile(path.join(icons, 'icon.ico'), windows)
await writeFile(path.join(icons, 'icon.icns'), mac)
await sharp(Buffer.from(logo()), { density: 144 })
  .resize(512)
  .png({ palette: true, colours: 64 })
  .toFile(path.join(pictures, 'logo.png'))
await sharp(Buffer.from(banner()), { density: 144 })
  .resize(1500, 500)
  .png({ palette: true, colours: 64 })
  .toFile(path.join(pictures, 'banner.png'))
