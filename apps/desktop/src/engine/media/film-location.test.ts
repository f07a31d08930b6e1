import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { filmLocationPatches } from './film-location.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'intaglio-film-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.byteLength)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const word = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const entry = (index: number, value: string) => {
  const bytes = box('xxxx', box('data', word(1), word(0), Buffer.from(value)))
  bytes.writeUInt32BE(index, 4)
  return bytes
}
const key = (name: string) => box('mdta', Buffer.from(name))
const position = '+51.5000+007.2500/'

async function bare(film: Buffer): Promise<Buffer> {
  const file = path.join(folder, 'film.mp4')
  await writeFile(file, film)
  const copy = Buffer.from(film)
  for (const { at, bytes } of await filmLocationPatches(file)) copy.set(bytes, at)
  return copy
}

it.each([
  [
    'QuickTime’s user data',
    box('moov', box('udta', box('\xa9xyz', Buffer.from(position)), box('name', Buffer.from('Ada')))),
  ],
  [
    'a track’s user data',
    box(
      'moov',
      box('trak', box('udta', box('loci', Buffer.from(position)), box('name', Buffer.from('Ada')))),
    ),
  ],
  [
    'QuickTime’s metadata',
    box(
      'moov',
      box(
        'meta',
        box('hdlr', Buffer.from('mdta')),
        box('keys', word(0), word(2), key('com.apple.author'), key('com.apple.quicktime.location.ISO6709')),
        box('ilst', entry(1, 'Ada'), entry(2, position)),
      ),
    ),
  ],
  [
    'metadata with a version',
    box(
      'moov',
      box(
        'udta',
        box(
          'meta',
          word(0),
          box('hdlr', Buffer.from('mdir')),
          box('ilst', box('\xa9xyz', Buffer.from(position)), box('name', Buffer.from('Ada'))),
        ),
      ),
    ),
  ],
])('takes the position out of %s and nothing else', async (_, index) => {
  const film = Buffer.concat([
    box('ftyp', Buffer.from('isom')),
    index,
    box('mdat', Buffer.from('©xyz pixels')),
  ])
  const after = await bare(film)
  expect([film.includes(position), after.includes(position)]).toEqual([true, false])
  expect([after.includes('Ada'), after.includes('©xyz pixels'), after.byteLength]).toEqual([
    true,
    true,
    film.byteLength,
  ])
  expect(await bare(after)).toEqual(after)
})

it('changes nothing of a film that names no place, or is damaged', async () => {
  const film = Buffer.concat([box('ftyp'), box('moov', box('udta', box('name', Buffer.from('Ada'))))])
  expect(await bare(film)).toEqual(film)
  for (let at = 0; at < film.byteLength; at += 1) {
    const broken = Buffer.from(film)
    broken[at] = 0xff
    expect((await bare(broken)).byteLength).toBe(film.byteLength)
  }
})
