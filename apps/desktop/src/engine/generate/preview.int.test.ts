// Real: layers on disk, sharp, SQLite.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { projectFolder } from '../media/project-folder.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import type { BlendMode } from './recipe.ts'
import { openGenerator } from './testing/open-generator.ts'
import type { Generator } from './types.ts'

const side = 640
const small = 64
const shapes = {
  Ground: '<rect width="640" height="640" fill="#3060a0"/>',
  Glow: '<circle cx="300" cy="340" r="220" fill="#f0a020" opacity=".5"/><path d="M0 0h200v640z" fill="#fff" opacity=".8"/>',
  Mark: '<path d="M120 500 320 90 520 500Z" fill="#7a1030"/>',
}

let place: TemporaryStore
let generator: Generator
let close: () => void
let folder: string
beforeEach(async () => {
  place = openTemporaryStore()
  folder = path.join(place.dataDir, 'layers')
  await mkdir(folder)
  for (const [name, shape] of Object.entries(shapes)) await draw(name, shape)
  ;({ generator, close } = openGenerator(place.dataDir))
})
afterEach(() => {
  close()
  place.remove()
})

async function draw(name: string, shape: string): Promise<void> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${shape}</svg>`
  await writeFile(path.join(folder, `${name}.png`), await sharp(Buffer.from(svg)).png().toBuffer())
}

/** @param blend of the layer in the middle */
function setRecipe(blend: BlendMode, background?: string): void {
  const layer = (name: string, look: { blend?: BlendMode; opacity?: number } = {}) => ({
    ...{ name, ...look },
    values: [{ name: 'only', file: `${name}.png` }],
  })
  generator.setRecipe('p', {
    layersFolder: folder,
    size: { width: side, height: side },
    count: 1,
    ...(background === undefined
      ? { layers: [layer('Ground'), layer('Glow', { blend, opacity: 0.7 }), layer('Mark')] }
      : { background, layers: [layer('Glow', { blend }), layer('Mark')] }),
  })
}

async function preview(): Promise<Buffer> {
  for await (const { picture } of generator.preview('p', { size: small })) return pixelsOf(picture)
  throw new Error('There is no preview.')
}

function pixelsOf(file: string | Buffer): Promise<Buffer> {
  return sharp(file).resize(small, small, { fit: 'fill' }).ensureAlpha().raw().toBuffer()
}

/** How far two pictures are from each other: the mean over all bytes. */
function difference(one: Buffer, other: Buffer): number {
  expect(one.length).toBe(other.length)
  return one.reduce((sum, byte, at) => sum + Math.abs(byte - (other[at] as number)), 0) / one.length
}

it.each([
  ['normal', undefined],
  ['normal', '#102030'],
  ['multiply', undefined],
] as const)('shows what is drawn: blended %s, on %s', async (blend, background) => {
  setRecipe(blend, background)
  const seen = await preview()
  await generator.generate('p')
  const [item] = place.store.items.page('p', 0, 1)
  const drawn = projectFolder(place.dataDir, 'p').original(item?.sha256 ?? '', item?.extension ?? '')
  // What samples miss at edges.
  expect(difference(seen, await pixelsOf(drawn))).toBeLessThan(4)
})

it('paints no picture again while its layers are what they were', async () => {
  setRecipe('normal')
  const picture = async (options: { seed?: string } = {}): Promise<Buffer | undefined> => {
    for await (const token of generator.preview('p', { size: small, ...options })) return token.picture
  }
  const first = await picture()
  // All there is of it looks the same, whatever the seed.
  expect(await picture({ seed: 'another' })).toBe(first)
  await draw('Mark', '<rect width="640" height="640" fill="#00c000"/>')
  expect(await picture()).not.toEqual(first)
})

it('decodes no picture twice, and one that changed again', async () => {
  const tiles = path.join(projectFolder(place.dataDir, 'p').root, 'previews', 'tiles')
  // As after another start, with other words on the disk; the background only asks for a picture not painted yet.
  const again = async (background: string, content: Buffer) => {
    close()
    for (const name of await readdir(tiles)) await writeFile(path.join(tiles, name), content)
    ;({ generator, close } = openGenerator(place.dataDir))
    setRecipe('normal', background)
    return preview()
  }
  setRecipe('normal', '#000000')
  const painted = await preview()
  expect(await readdir(tiles)).toHaveLength(2)
  const header = Buffer.from(Uint32Array.of(0, 0, small, small).buffer)
  const green = Buffer.alloc(small * small * 4, Buffer.of(0, 255, 0, 255))
  const [red = 0, bright = 0, blue = 0] = await again('#000001', Buffer.concat([header, green]))
  expect(bright).toBeGreaterThan(200 + red + blue)
  expect(difference(await again('#000002', Buffer.from('cut off')), painted)).toBeLessThan(2)

  await draw('Mark', '<rect width="640" height="640" fill="#00c000"/>')
  expect(difference(await preview(), painted)).toBeGreaterThan(20)
  expect(await readdir(tiles)).toHaveLength(3)
})
