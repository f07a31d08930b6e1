// Real: files on disk, sharp, SQLite, and the decoder of films.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { mediaAddresses } from '../metadata/image-address.ts'
import { tokenBytes, tokenMedia } from '../metadata/project-metadata.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { importFolder } from './import-media.ts'
import { inspectTimed } from './inspect-timed.ts'
import { projectFolder } from './project-folder.ts'
import { copyFixture, glb, glbOf, writeWav } from './testing/fixtures.ts'

let place: TemporaryStore
let folder: string
const items = () => place.store.items.page('p', 0, 100)
const run = () => importFolder(place, 'p', folder)
const picture = (file: string, background = '#357') =>
  sharp({ create: { width: 30, height: 20, channels: 3, background } })
    .png()
    .toFile(path.join(folder, file))

beforeEach(async () => {
  place = openTemporaryStore()
  folder = path.join(place.dataDir, 'folder')
  await mkdir(folder)
})
afterEach(() => place.remove())

describe('films, sounds and models', () => {
  beforeEach(async () => {
    await copyFixture('film.mp4', folder, '1.bin')
    await copyFixture('film.webm', folder, '2.webm')
    await copyFixture('tagged.mp3', folder, '3.mp3')
    await writeWav(path.join(folder, '4.wav'))
    await writeFile(path.join(folder, '5.glb'), await glb())
  })

  it('are known by their content, with what they are and a picture that stands for them', async () => {
    const report = await run()
    expect(report.skipped).toEqual([])
    expect(
      items().map(({ mime, durationMs, codec, coverFrom }) => [mime, durationMs, codec, coverFrom]),
    ).toEqual([
      ['video/mp4', 2000, expect.stringMatching(/^avc1\..*, mp4a\.40\.2$/), 'frame'],
      ['video/webm', 1000, expect.stringMatching(/^vp09\./), 'frame'],
      ['audio/mpeg', expect.closeTo(3056, -2), 'mp3', 'tag'],
      ['audio/wav', 1000, 'pcm-s16', 'drawn'],
      ['model/gltf-binary', null, 'glTF 2.0', 'drawn'],
    ])
    expect(items().map(({ width, height }) => [width, height])).toEqual([
      ...[
        [160, 120],
        [160, 120],
        [64, 64],
      ],
      ...[
        [1200, 1200],
        [1200, 1200],
      ],
    ])
    expect(report.notes.map(({ file, code }) => `${file} ${code}`)).toEqual([
      '1.bin LOCATION_REMOVED',
      '4.wav COVER_DRAWN',
      '5.glb COVER_DRAWN',
    ])
    const { thumbnail } = projectFolder(place.dataDir, 'p')
    for (const { coverSha256 } of items()) {
      expect((await sharp(thumbnail(coverSha256 as string)).metadata()).format).toBe('webp')
    }
  })

  it('show a frame in which there is something to see', async () => {
    const { picture: frame } = await inspectTimed(path.join(folder, '1.bin'), 'film')
    const { channels } = await sharp(Buffer.from(frame?.bytes ?? [])).stats()
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(20)
  })

  it('are named by their tokens beside their picture, and both are in the CAR', async () => {
    await run()
    const early = await mediaAddresses(place.dataDir, items()[2] as typeof item & object)
    const { files } = await computeAddresses(place, 'p')
    expect(files).toBe(5 + 5 + 5 + 1)
    const item = items()[2]
    if (!item) throw new Error('no item')
    expect(tokenMedia(item)).toEqual(early)
    const json = JSON.parse(
      new TextDecoder().decode(tokenBytes(place.store.projects.get('p'), item, tokenMedia(item))),
    )
    expect(json).toMatchObject({
      image: `ipfs://${item.imageCid}`,
      animation_url: `ipfs://${item.animationCid}`,
    })
    expect(item.imageCid).not.toBe(item.animationCid)
  })

  it('take the picture beside them that has their name, and give it up with it', async () => {
    await picture('4.png')
    await picture('6.png', '#735')
    await run()
    const named = () => items().map(({ sourceFile, coverFrom }) => `${sourceFile} ${coverFrom}`)
    expect(named().slice(3)).toEqual(['4.wav file', '5.glb drawn', '6.png null'])
    const before = items()[3]?.coverSha256
    await picture('4.png', '#eee')
    expect(await run()).toMatchObject({ added: 0, changed: 1, unchanged: 5 })
    expect(items()[3]?.coverSha256).not.toBe(before)
  })

  it('are taken also where the picture beside them is damaged', async () => {
    await picture('4.png')
    const whole = await readFile(path.join(folder, '4.png'))
    await writeFile(path.join(folder, '4.png'), whole.subarray(0, 60))
    const { notes, skipped } = await run()
    expect(skipped).toEqual([])
    expect(notes.filter(({ file }) => file === '4.wav').map(({ code }) => code)).toEqual([
      'COVER_UNUSABLE',
      'COVER_DRAWN',
    ])
  })

  it('say no more where they were made than pictures do', async () => {
    await run()
    const { original, published } = projectFolder(place.dataDir, 'p')
    const [film] = items()
    if (!film) throw new Error('no film')
    const [whole, bare] = [await readFile(original(film.sha256, 'mp4')), await readFile(published(film))]
    expect([whole.includes('loci'), bare.includes('loci'), bare.byteLength]).toEqual([
      true,
      false,
      whole.byteLength,
    ])
    expect((await inspectTimed(published(film), 'film')).picture?.from).toBe('frame')
  })
})

it('takes a film of which no frame can be decoded, and draws it a cover', async () => {
  const film = await readFile(new URL('testing/film.mp4', import.meta.url))
  const pixels = film.indexOf('mdat')
  film.fill(0, pixels + 4, film.readUInt32BE(pixels - 4) + pixels - 4)
  await writeFile(path.join(folder, '1.mp4'), film)
  const { notes } = await run()
  expect(notes.map(({ code }) => code)).toContain('COVER_DRAWN')
  expect(items().map(({ codec, coverFrom, width }) => [codec?.slice(0, 4), coverFrom, width])).toEqual([
    ['avc1', 'drawn', 160],
  ])
})

describe('what is no medium', () => {
  it.each([
    [
      'a cut film',
      async () => (await readFile(new URL('testing/film.mp4', import.meta.url))).subarray(0, 900),
    ],
    ['a cut model', async () => (await glb()).subarray(0, 100)],
    [
      'a model that needs another file',
      async () => glbOf({ asset: { version: '2.0' }, buffers: [{ uri: 'https://evil.example/a.bin' }] }),
    ],
    [
      'a model that contains itself',
      async () => glbOf({ asset: { version: '2.0' }, nodes: [{ children: [1] }, { children: [0] }] }),
    ],
    [
      'a model that fills the memory',
      async () => glbOf({ asset: { version: '2.0' }, accessors: [{ count: 4e9 }] }),
    ],
    ['words', async () => Buffer.from('a,b,c\n')],
  ])('is named and left out: %s', async (_, make) => {
    await writeFile(path.join(folder, 'a.bin'), await make())
    await picture('b.png')
    const report = await run()
    expect(report.skipped.map(({ file }) => file)).toEqual(['a.bin'])
    expect(items().map(({ sourceFile }) => sourceFile)).toEqual(['b.png'])
  })
})
