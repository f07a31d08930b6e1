// Real: files on disk, sharp, SQLite.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bringFolder, listingOf } from '../../media/brought.ts'
import { importFiles, importFolder } from '../../media/import-media.ts'
import { openTemporaryStore, type TemporaryStore } from '../../testing/temporary-store.ts'
import { writePictures } from '../../testing/world.ts'
import { previewMapping, proposeMapping } from './propose-mapping.ts'

let place: TemporaryStore
let folder: string
const at = (file: string) => path.join(folder, file)
const json = async (file: string, value: unknown) => {
  await mkdir(path.dirname(at(file)), { recursive: true })
  await writeFile(at(file), JSON.stringify(value))
}
const listing = async () => listingOf(await bringFolder(folder))
const proposed = async () => {
  const { columns = [], ...about } = (await proposeMapping(await listing())) ?? {}
  return { ...about, columns: Object.fromEntries(columns.map(({ column, field }) => [column, field])) }
}
const items = () =>
  place.store.items.page('p', 0, 100).map(({ name, description, attributes, extra }) => ({
    ...{ name, description, extra: JSON.parse(extra) as unknown },
    traits: (JSON.parse(attributes) as { trait_type: string; value: unknown }[]).map(
      ({ trait_type, value }) => [trait_type, value],
    ),
  }))

beforeEach(async () => {
  place = openTemporaryStore()
  folder = path.join(place.dataDir, 'in')
  await mkdir(folder)
})
afterEach(() => place.remove())

describe('JSON of an unknown layout', () => {
  beforeEach(() => writePictures(folder, 2, ['heron.png', 'egret.png']))

  it('in one list: fields by path, traits by name; read as proposed, or as a person says', async () => {
    await json('tokens.json', {
      version: 3,
      items: [
        {
          picture: 'https://x.example/art/heron.png',
          props: { title: 'Heron', about: 'Grey', power: '007' },
          traits: [
            { key: 'Hat', val: 'Crown' },
            { key: 'Age', val: 7 },
          ],
        },
        { picture: 'egret.png', props: { title: 'Egret', power: '9' }, traits: [{ key: 'Hat', val: 'None' }] },
      ],
    })
    expect(await proposed()).toEqual({
      ...{ table: 'tokens.json', isKnown: false, isNamed: false },
      columns: {
        ...{ picture: 'file', 'props.title': 'name', 'props.about': 'description', 'props.power': 'ignore' },
        ...{ 'traits[Hat]': 'trait:Hat', 'traits[Age]': 'trait:Age' },
      },
    })
    expect(await previewMapping(await listing(), {})).toMatchObject([
      { file: 'heron.png', name: 'Heron', attributes: [{ trait_type: 'Hat', value: 'Crown' }, { value: 7 }] },
      { file: 'egret.png', name: 'Egret' },
    ])
    const mapping = { 'props.power': 'trait:Power', 'traits[Age]': 'ignore' } as const
    expect(await importFolder(place, 'p', folder, { mapping })).toMatchObject({ added: 2, skipped: [] })
    expect(items()).toEqual([
      { name: 'Egret', description: '', extra: {}, traits: [['Power', '9'], ['Hat', 'None']] },
      { name: 'Heron', description: 'Grey', extra: {}, traits: [['Power', '007'], ['Hat', 'Crown']] },
    ])
    const wrong = importFolder(place, 'p', folder, { mapping: { 'props.titel': 'name' } })
    await expect(wrong).rejects.toThrow('no column "props.titel"')
  })

  it('in a file an item, which names it; or in an object by name', async () => {
    await json('words/heron.json', { label: { title: 'Heron' }, attributes: { Hat: 'Crown' } })
    await json('words/egret.json', { label: { title: 'Egret' }, attributes: { Hat: 'None' } })
    expect(await proposed()).toMatchObject({
      ...{ isKnown: false, isNamed: true },
      columns: { 'label.title': 'name', 'attributes.Hat': 'trait:Hat' },
    })
    await importFolder(place, 'p', folder, { mapping: { 'label.title': 'name' } })
    expect(items().map(({ name, traits }) => [name, traits])).toEqual([
      ['Egret', [['Hat', 'None']]],
      ['Heron', [['Hat', 'Crown']]],
    ])
    await json('../all.json', { heron: { name: { en: 'H' } }, egret: { name: { en: 'E' } } })
    const file = path.join(place.dataDir, 'all.json')
    await importFiles(place, 'p', [file], { mapping: { 'name.en': 'name' } })
    expect(items().map(({ name, traits }) => [name, traits.length])).toEqual([
      ['E', 1],
      ['H', 1],
    ])
  })

  it('without a mapping is said to be so once, and is no item', async () => {
    for (const name of ['heron', 'egret']) await json(`${name}.json`, { label: { title: name } })
    const { added, skipped } = await importFolder(place, 'p', folder)
    expect([added, skipped.map(({ file, code }) => `${file} ${code}`)]).toEqual([2, ['egret.json BAD_ROW']])
  })

  it('that is of something else is nothing to be asked about', async () => {
    await json('settings.json', { theme: 'dark', size: 12 })
    expect(await proposeMapping(await listing())).toBeUndefined()
  })
})

describe('JSON of tokens that lies in no known layout', () => {
  it('is read as it is: beside its file, in a list, and alone by file or number', async () => {
    await writePictures(folder, 2, ['heron.png', 'egret.png'])
    const token = (name: string, more = {}) => ({
      name,
      attributes: [{ trait_type: 'Level', display_type: 'number', value: 3 }],
      ...more,
    })
    await json('heron.json', token('Heron', { external_url: 'https://x.example' }))
    expect(await importFolder(place, 'p', folder)).toMatchObject({ added: 2, skipped: [] })
    expect(items()[1]).toMatchObject({ name: 'Heron', extra: { external_url: 'https://x.example' } })

    await json('../list.json', [
      token('First', { edition: 1 }),
      token('By file', { image: 'ipfs://NewUriToReplace/heron.png' }),
      token('Nobody', { edition: 99 }),
    ])
    const report = await importFiles(place, 'p', [path.join(place.dataDir, 'list.json')])
    expect(report).toMatchObject({ changed: 2, skipped: [{ code: 'BAD_ROW' }] })
    expect(items().map(({ name, traits }) => [name, traits])).toEqual([
      ['First', [['Level', 3]]],
      ['By file', [['Level', 3]]],
    ])
  })
})
