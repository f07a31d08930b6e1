// Real: files on disk, sharp, SQLite.
import { say } from '@intaglio/shared'
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { importFiles, importFolder } from './import-media.ts'

let place: TemporaryStore
let colors = 0
const at = (...parts: string[]) => path.join(place.dataDir, ...parts)
const items = () => place.store.items.page('p', 0, 100)
const said = () => items().map(({ sourceFile, name }) => `${sourceFile} ${name}`)
const bring = (...files: string[]) =>
  importFiles(
    place,
    'p',
    files.map((file) => at(file)),
  )
const picture = async (file: string) => {
  await mkdir(path.dirname(at(file)), { recursive: true })
  const background = { r: (colors += 7), g: 90, b: 30 }
  await sharp({ create: { width: 24, height: 16, channels: 3, background } })
    .png()
    .toFile(at(file))
}

beforeEach(() => {
  place = openTemporaryStore()
})
afterEach(() => place.remove())

describe('importing files that were chosen by themselves', () => {
  it('takes them and nothing else of their folders, and names those that cannot be taken', async () => {
    for (const file of ['a/10.png', 'a/2.png', 'a/left.png', 'b/hero.png']) await picture(file)
    await writeFile(at('a', 'metadata.csv'), 'file,name\n2.png,Not asked\n')
    await writeFile(at('b', 'notes.txt'), 'no picture')
    const report = await bring('b/hero.png', 'a/10.png', 'b/notes.txt', 'b/none.png', 'a/2.png')
    expect(said()).toEqual(['2.png 2', '10.png 10', 'hero.png hero'])
    expect(report).toMatchObject({ added: 3, changed: 0, unchanged: 0, missing: [] })
    expect(report.skipped.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'none.png UNREADABLE',
      'notes.txt NOT_AN_IMAGE',
    ])
  })

  it('takes only what changed the next time, and says what is gone', async () => {
    for (const file of ['a/1.png', 'a/2.png', 'a/3.png']) await picture(file)
    await bring('a/1.png', 'a/2.png', 'a/3.png')
    await picture('a/2.png')
    await rm(at('a/3.png'))
    const files = place.store.sources.singles('p').map(({ folder, file }) => path.join(folder, file))
    expect(files).toHaveLength(3)
    expect(await importFiles(place, 'p', files)).toMatchObject({
      ...{ added: 0, changed: 1, unchanged: 1 },
      ...{ missing: ['3.png'], skipped: [] },
    })
    expect(place.store.sources.folders('p')).toEqual([])
  })

  it('keeps two files of one name apart, from single files and from folders', async () => {
    for (const file of ['a/1.png', 'b/1.png', 'c/1.png']) await picture(file)
    await bring('a/1.png', 'b/1.png')
    expect(await importFolder(place, 'p', at('c'))).toMatchObject({ added: 1, changed: 0 })
    expect(said()).toEqual(['1.png 1', 'b/1.png 1', 'c/1.png 1'])
    await picture('b/1.png')
    const [first, second, third] = items()
    expect(await bring('b/1.png', 'a/1.png')).toMatchObject({ changed: 1, unchanged: 1 })
    expect(items().map(({ sha256 }) => sha256)).toEqual([
      first?.sha256,
      expect.not.stringMatching(second?.sha256 ?? ''),
      third?.sha256,
    ])
  })

  it('knows a folder’s item again that moved with its folder', async () => {
    await picture('a/1.png')
    await importFolder(place, 'p', at('a'))
    await rm(at('a'), { recursive: true })
    await picture('moved/1.png')
    expect(await importFolder(place, 'p', at('moved'))).toMatchObject({ added: 0, changed: 1 })
    expect(place.store.sources.folders('p')).toEqual([at('moved')])
  })

  it('counts a file of a folder that was imported whole as that folder’s', async () => {
    for (const file of ['a/1.png', 'a/sub/2.png']) await picture(file)
    await importFolder(place, 'p', at('a'))
    await picture('a/sub/2.png')
    expect(await bring('a/sub/2.png')).toMatchObject({ added: 0, changed: 1 })
    expect(await importFolder(place, 'p', at('a'))).toMatchObject({ unchanged: 2, skipped: [] })
  })
})

describe('a table or JSON among them', () => {
  it('describes the others, wherever it lies', async () => {
    for (const file of ['a/1.png', 'a/2.png']) await picture(file)
    await mkdir(at('words'))
    await writeFile(at('words/metadata.csv'), 'file,name,Ink\n1.png,One,Sepia\n2,Two,Blue\n9.png,Nine,\n')
    const report = await bring('words/metadata.csv', 'a/1.png', 'a/2.png')
    expect(said()).toEqual(['1.png One', '2.png Two'])
    expect(report.skipped).toEqual([
      {
        file: 'metadata.csv',
        code: 'BAD_ROW',
        reason: say`It describes "${{ file: '9.png' }}", and no item is called so.`,
      },
    ])
  })

  it('alone describes items that are there, by file or number, and leaves what it does not say', async () => {
    for (const file of ['a/heron.png', 'a/egret.png']) await picture(file)
    await writeFile(at('a/metadata.csv'), 'file,name,description,Ink\nheron.png,Heron,Grey,Sepia\n')
    await importFolder(place, 'p', at('a'))
    await writeFile(at('more.csv'), 'file,description\n1,White\nheron.png,Blue\n')
    expect(await bring('more.csv')).toMatchObject({ added: 0, changed: 2, skipped: [] })
    expect(items().map(({ name, description, attributes }) => [name, description, attributes])).toEqual([
      ['egret', 'White', '[]'],
      ['Heron', 'Blue', '[{"trait_type":"Ink","value":"Sepia"}]'],
    ])
    // Neither takes back what the other said.
    expect(await importFolder(place, 'p', at('a'))).toMatchObject({ changed: 0, unchanged: 2 })
    expect(await bring('more.csv')).toMatchObject({ changed: 0, unchanged: 2 })
    await appendFile(at('more.csv'), '7.png,None\n')
    expect((await bring('more.csv')).skipped).toHaveLength(1)
  })

  it('that is collection.json says it of the collection, items or not', async () => {
    await picture('a/1.png')
    await bring('a/1.png')
    await writeFile(at('collection.json'), JSON.stringify({ name: 'Herons', image: '1.png' }))
    const report = await bring('collection.json')
    expect(place.store.projects.get('p').name).toBe('Herons')
    expect(report.skipped.map(({ code }) => code)).toEqual(['UNREADABLE'])
  })
})
