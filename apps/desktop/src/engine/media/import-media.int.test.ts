// Real: files on disk, sharp, SQLite.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeBadCollection, type BadReason } from '../../../../../scripts/sample-art/bad-collection.ts'
import type { ItemWithFile } from '../store/items.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { writePictures } from '../testing/world.ts'
import { importFolder } from './import-media.ts'
import { projectFolder } from './project-folder.ts'
import type { SkipCode } from './skip.ts'

const codeOf: Record<BadReason, SkipCode> = {
  truncated: 'TRUNCATED',
  empty: 'EMPTY',
  'not-an-image': 'NOT_AN_IMAGE',
  'too-many-pixels': 'TOO_LARGE',
  'symbolic-link': 'OUTSIDE_FOLDER',
  duplicate: 'DUPLICATE',
}

describe('importing a folder', () => {
  let place: TemporaryStore
  let folder: string
  const items = () => place.store.items.page('p', 0, 100)
  const kept = () => readdir(path.join(place.dataDir, 'projects', 'p'), { recursive: true })
  beforeEach(async () => {
    place = openTemporaryStore()
    folder = path.join(place.dataDir, 'folder')
    await mkdir(folder)
  })
  afterEach(() => place.remove())

  it('names every bad file with its reason, takes the rest and leaves nothing half-written', async () => {
    const { good, bad } = await writeBadCollection(folder)
    const report = await importFolder(place, 'p', folder)
    expect(report.imported).toBe(good.length)
    expect(report.skipped.map(({ file, code }) => ({ file, code }))).toEqual(
      expect.arrayContaining(bad.map(({ file, why }) => ({ file, code: codeOf[why] }))),
    )
    expect(report.skipped).toHaveLength(bad.length)
    expect(
      items()
        .map(({ sourceFile }) => sourceFile)
        .sort(),
    ).toEqual([...good].sort())
    expect(items().map(({ position }) => position)).toEqual([1, 2, 3, 4])

    const files = (await kept()).filter((name) => path.extname(name) !== '').map((name) => path.dirname(name))
    const count = (name: string) => files.filter((dir) => dir === name).length
    expect([count('originals'), count('variants'), count('thumbnails')]).toEqual([4, 4, 4])
    expect(await kept()).not.toContain('temporary')
  })

  it('reads words from metadata.csv and collection.json, and names rows it cannot use', async () => {
    await writePictures(folder, 3)
    await mkdir(path.join(folder, '_collection'))
    await writePictures(path.join(folder, '_collection'), 1)
    await writeFile(
      path.join(folder, 'metadata.csv'),
      '\uFEFFfile,name,description,Ink,Year,Code\n1.png,First,"one, two",Sepia,1893,007\n2.png,Second,,,-1.5,x\n2.png,Again,,,,\nnone.png,A,B,,,\n3.png,short\n',
    )
    await writeFile(
      path.join(folder, 'collection.json'),
      JSON.stringify({
        name: 'Named',
        symbol: 'NMD',
        royalty_bps: 250,
        image: '_collection/1.png',
        banner: '../out.png',
      }),
    )
    const report = await importFolder(place, 'p', folder)
    expect(
      items().map(({ name, description, attributes }) => [
        name,
        description,
        JSON.parse(attributes) as unknown,
      ]),
    ).toEqual([
      [
        'First',
        'one, two',
        [
          { trait_type: 'Ink', value: 'Sepia' },
          { trait_type: 'Year', value: 1893 },
          { trait_type: 'Code', value: '007' },
        ],
      ],
      [
        'Second',
        '',
        [
          { trait_type: 'Year', value: -1.5 },
          { trait_type: 'Code', value: 'x' },
        ],
      ],
      ['3', '', []],
    ])
    expect(report.skipped.map(({ file, code }) => `${file} ${code}`)).toEqual([
      '../out.png OUTSIDE_FOLDER',
      'metadata.csv:4 BAD_ROW',
      'metadata.csv:6 BAD_ROW',
      'metadata.csv BAD_ROW',
    ])
    const { name, symbol, royaltyBps, logoSha256, bannerSha256 } = place.store.projects.get('p')
    expect([name, symbol, royaltyBps, bannerSha256]).toEqual(['Named', 'NMD', 250, null])
    expect(logoSha256).toBe(items()[0]?.sha256)
  })

  it('takes the words of collection.json only when they fit', async () => {
    await writePictures(folder, 1)
    await writeFile(path.join(folder, 'collection.json'), '{"royalty_bps": 10001}')
    await expect(importFolder(place, 'p', folder)).rejects.toMatchObject({
      details: { field: 'collection.json royalty_bps' },
    })
  })

  it('repeats pictures up to a number of distinct items', async () => {
    await writePictures(folder, 3)
    expect((await importFolder(place, 'p', folder, { repeatTo: 8 })).imported).toBe(8)
    expect(items().map(({ name, position }) => `${position} ${name}`)).toEqual([
      ...['1 1', '2 2', '3 3', '4 1 #4', '5 2 #5', '6 3 #6', '7 1 #7', '8 2 #8'],
    ])
    expect(new Set(items().map(({ sha256 }) => sha256)).size).toBe(3)
  })

  it('changes nothing when it is done again, but what the files say', async () => {
    await writePictures(folder, 3)
    await importFolder(place, 'p', folder)
    const before = items()
    await writeFile(path.join(folder, 'metadata.csv'), 'file,name\n2.png,Renamed\n')
    expect(await importFolder(place, 'p', folder)).toEqual({
      ...{ imported: 3, added: 0, changed: 1, unchanged: 2 },
      ...{ missing: [], skipped: [], notes: [] },
    })
    expect(items().map(({ wordsKey: _, ...item }) => item)).toEqual(
      before.map(({ wordsKey: _, ...item }) => (item.position === 2 ? { ...item, name: 'Renamed' } : item)),
    )
  })

  it('keeps the bytes it addressed when the source changes', async () => {
    await writePictures(folder, 1)
    await importFolder(place, 'p', folder)
    const [item] = items()
    await writeFile(path.join(folder, '1.png'), 'gone')
    const original = path.join(place.dataDir, 'projects', 'p', 'originals', `${item?.sha256}.png`)
    expect((await sharp(original).metadata()).width).toBe(48)
  })

  it('keeps a drawing as it was, and publishes it without what acts or fetches', async () => {
    const svg = (inside: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`
    await writeFile(
      path.join(folder, 'acts.svg'),
      svg('<script>alert(1)</script><rect width="5" height="5"/>'),
    )
    await writeFile(path.join(folder, 'entity.svg'), `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`)
    await writeFile(
      path.join(folder, 'still.svg'),
      svg('<rect id="a" width="5" height="5"/><use href="#a"/>'),
    )
    const report = await importFolder(place, 'p', folder)
    expect(report.skipped.map(({ file, code }) => [file, code])).toEqual([['entity.svg', 'NOT_AN_IMAGE']])
    expect(report.notes.map(({ file, code }) => [file, code])).toEqual([['acts.svg', 'DRAWING_CLEANED']])
    const [acts, still] = items()
    const { published, original } = projectFolder(place.dataDir, 'p')
    expect(await readFile(published(acts as ItemWithFile), 'utf8')).toContain(
      '<rect width="5" height="5"/></svg>',
    )
    expect(await readFile(published(acts as ItemWithFile), 'utf8')).not.toContain('script')
    expect(await readFile(original(acts?.sha256 ?? '', 'svg'), 'utf8')).toContain('alert(1)')
    expect(still?.publishedSha256).toBeNull()
  })

  it('stops when it is told to, and goes on the next time', async () => {
    await writePictures(folder, 6)
    const stop = new AbortController()
    const stopped = importFolder(place, 'p', folder, {
      signal: stop.signal,
      onProgress: ({ stage, done }) => stage === 'import' && done === 2 && stop.abort(),
    })
    await expect(stopped).rejects.toThrow()
    expect(items().length).toBeLessThan(6)
    expect((await importFolder(place, 'p', folder)).imported).toBe(6)
    expect(items().map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
  })
})
