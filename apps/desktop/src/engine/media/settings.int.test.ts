// Real: files on disk, sharp, SQLite.
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openEngine } from '../index.ts'
import type { Engine } from '../types.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { projectFolder } from './project-folder.ts'
import { namesLocation } from './strip-location.ts'
import { copyFixture } from './testing/fixtures.ts'

let place: TemporaryStore
let engine: Engine
let folder: string
const rows = () => place.store.items.page('p', 0, 100)
const published = () =>
  Promise.all(rows().map((row) => readFile(projectFolder(place.dataDir, 'p').published(row))))
const plain = (background: string) => sharp({ create: { width: 40, height: 30, channels: 3, background } })

beforeEach(async () => {
  place = openTemporaryStore()
  folder = path.join(place.dataDir, 'folder')
  await mkdir(folder)
  await plain('#a35')
    .withExif({ IFD0: { Artist: 'Ada' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toFile(path.join(folder, '1.jpg'))
  await plain('#3a5').withIccProfile('p3').png().toFile(path.join(folder, '2.png'))
  await plain('#35a').png().toFile(path.join(folder, '3.png'))
  await copyFixture('film.webm', folder, '4.webm')
  const refuse = () => Promise.reject(new Error('No wallet is wanted here.'))
  const wallet = { account: refuse, signMessage: refuse, sendTransaction: refuse }
  const workspace = {
    graphqlUrl: 'http://127.0.0.1:1/graphql',
    graphqlWsUrl: 'ws://127.0.0.1:1/graphql',
    ipfsGatewayUrl: 'http://127.0.0.1:1',
  }
  engine = openEngine({ dataDir: place.dataDir, workspace, wallet, runQueue: false })
  await engine.importFolder('p', folder)
})
afterEach(async () => {
  await engine.close()
  place.remove()
})

it('publishes no position and leaves colours alone, unless told otherwise', async () => {
  const [photo, wide, flat] = await published()
  expect(await namesLocation(photo as Buffer)).toBe(false)
  expect((await sharp(wide).metadata()).icc).toBeDefined()
  expect(rows().map(({ publishedSha256 }) => publishedSha256 !== null)).toEqual([true, false, false, false])
  const roots = (await engine.computeAddresses('p')).imagesRoot

  await engine.media.setSettings('p', { keepLocation: true, colors: 'srgb' })
  expect(engine.media.getSettings('p')).toEqual({ keepLocation: true, colors: 'srgb' })
  expect(engine.getAddresses('p')).toBeUndefined()
  const [withPlace, narrow, same] = await published()
  expect(await namesLocation(withPlace as Buffer)).toBe(true)
  expect((await sharp(narrow).metadata()).icc).toBeUndefined()
  expect(same).toEqual(flat)
  expect(await engine.importFolder('p', folder)).toMatchObject({ changed: 0, unchanged: 4 })
  expect((await engine.computeAddresses('p')).imagesRoot).not.toBe(roots)

  await engine.media.setSettings('p', { keepLocation: false, colors: 'keep' })
  expect((await engine.computeAddresses('p')).imagesRoot).toBe(roots)
})

it('refuses settings that are none', async () => {
  await expect(engine.media.setSettings('p', { colors: 'cmyk' as 'srgb' })).rejects.toMatchObject({
    details: { field: 'colors' },
  })
})

it('finds pictures that look alike, whatever their size and format', async () => {
  const art = await readFile(
    new URL('../../../../../resources/sample-collection/02-winter-pear.jpg', import.meta.url),
  )
  await sharp(art).resize(400).png().toFile(path.join(folder, '5.png'))
  await sharp(art)
    .resize(300)
    .flatten({ background: '#fff' })
    .jpeg({ quality: 70 })
    .toFile(path.join(folder, '6.jpg'))
  await engine.importFolder('p', folder)
  const groups = await engine.media.nearDuplicates('p')
  expect(groups.map(({ items }) => items.map(({ position }) => position))).toContainEqual([5, 6])
})
