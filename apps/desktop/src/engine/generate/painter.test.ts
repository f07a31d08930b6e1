import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blendModes, type BlendMode } from '../../contract/rules.ts'
import { createPainter } from './painter.ts'
import type { Tile } from './tile.ts'

/** Red, green, blue and alpha; 0 to 255. */
type Pixel = [number, number, number, number]
interface Laid {
  pixel: Pixel
  blend: BlendMode
  opacity: number
}

/** Lays single pixels over each other, the lowest first. */
async function paint(stack: readonly Laid[], background?: string): Promise<number[]> {
  const size = { width: 1, height: 1 }
  const tileOf = (file: string): Promise<Tile> => {
    const pixels = Buffer.from(stack[Number(file.slice(1))]?.pixel ?? [])
    return Promise.resolve({ ...size, pixels, left: 0, top: 0 })
  }
  const painter = createPainter({ layersFolder: '/', ...(background && { background }) }, size, 1000, tileOf)
  const strokes = stack.map(({ blend, opacity }, index) => ({ file: `/${index}`, blend, opacity }))
  return [...(await (await painter.paint(strokes)).raw().toBuffer())]
}

/** One pixel over another as W3C's "Compositing and Blending Level 1" writes it, in numbers of 0 to 1. */
function composite(backdrop: Pixel, { pixel, blend, opacity }: Laid): number[] {
  const [ab, as] = [backdrop[3] / 255, (pixel[3] / 255) * opacity]
  const ao = blend === 'add' ? Math.min(1, as + ab) : as + ab * (1 - as)
  const colors = [0, 1, 2].map((at) => {
    const [cb, cs] = [(backdrop[at] ?? 0) / 255, (pixel[at] ?? 0) / 255]
    if (ao === 0) return 0
    if (blend === 'add') return Math.min(1, as * cs + ab * cb) / ao
    return (as * (1 - ab) * cs + as * ab * mix(blend, cb, cs) + (1 - as) * ab * cb) / ao
  })
  return [...colors, ao].map((part) => part * 255)
}

/** B(cb, cs) of section 10. */
function mix(blend: BlendMode, cb: number, cs: number): number {
  if (blend === 'multiply') return cb * cs
  if (blend === 'screen') return 1 - (1 - cb) * (1 - cs)
  if (blend === 'overlay') return mix('hard-light', cs, cb)
  if (blend === 'darken') return Math.min(cb, cs)
  if (blend === 'lighten') return Math.max(cb, cs)
  if (blend === 'color-dodge') return cb === 0 ? 0 : cs === 1 ? 1 : Math.min(1, cb / (1 - cs))
  if (blend === 'color-burn') return cb === 1 ? 1 : cs === 0 ? 0 : 1 - Math.min(1, (1 - cb) / cs)
  if (blend === 'hard-light') return cs <= 0.5 ? cb * 2 * cs : mix('screen', cb, 2 * cs - 1)
  if (blend === 'difference') return Math.abs(cb - cs)
  if (blend === 'exclusion') return cb + cs - 2 * cb * cs
  if (blend !== 'soft-light') return cs
  if (cs <= 0.5) return cb - (1 - 2 * cs) * cb * (1 - cb)
  const d = cb <= 0.25 ? ((16 * cb - 12) * cb + 4) * cb : Math.sqrt(cb)
  return cb + (2 * cs - 1) * (d - cb)
}

const part = fc.oneof(fc.constantFrom(0, 1, 127, 128, 254, 255), fc.nat(255))
const pixel = fc.tuple(part, part, part, part)
const opacity = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }))

describe('layers over each other', () => {
  it.each(blendModes)('meet by the formula of %s, to half of a step', async (blend) => {
    await fc.assert(
      fc.asyncProperty(pixel, pixel, opacity, async (below, above, faded) => {
        const laid = { pixel: above, blend, opacity: faded }
        const seen = await paint([{ pixel: below, blend: 'normal', opacity: 1 }, laid])
        const wanted = composite(below, laid)
        // The less of a colour shows, the less it tells: below one step of alpha there is none.
        const weight = Math.min(seen[3] ?? 0, wanted[3] ?? 0) / 255
        expect(Math.abs((seen[3] ?? 0) - (wanted[3] ?? 0))).toBeLessThanOrEqual(0.501)
        for (const at of [0, 1, 2]) {
          expect(Math.abs((seen[at] ?? 0) - (wanted[at] ?? 0)) * weight).toBeLessThanOrEqual(0.501)
        }
      }),
      { numRuns: 300, seed: 31 },
    )
  })

  it('keep their colour where they are half transparent', async () => {
    const ground: Laid = { pixel: [235, 35, 235, 255], blend: 'normal', opacity: 1 }
    const glow = { pixel: [250, 42, 149, 146], blend: 'multiply', opacity: 1 } satisfies Laid
    expect(await paint([ground, glow])).toEqual([232, 18, 179, 255])
    expect(await paint([{ ...glow, blend: 'screen' }], '#eb23eb')).toEqual([246, 56, 242, 255])
  })

  it('leave a canvas empty where nothing shows', async () => {
    expect(await paint([{ pixel: [9, 9, 9, 255], blend: 'multiply', opacity: 0 }])).toEqual([0, 0, 0, 0])
    expect(await paint([])).toEqual([0, 0, 0, 0])
  })
})
