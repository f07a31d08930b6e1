// Real: files on disk, sharp, SQLite. One file, though long: every suite is about the same few folders.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEngine } from '../../index.ts'
import { writeWav } from '../../media/testing/fixtures.ts'
import { writePictures } from '../../testing/world.ts'
import type { Item } from '../../model.ts'
import type { Engine } from '../../types.ts'
import { formatNames, type FormatName } from '../types.ts'

let root: string
let engine: Engine
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'intaglio-formats-'))
  const refuse = () => Promise.reject(new Error('No wallet is wanted here.'))
  engine = openEngine({
    dataDir: path.join(root, 'data'),
    workspace: {
      graphqlUrl: 'http://127.0.0.1:9/graphql',
      graphqlWsUrl: 'ws://127.0.0.1:9/graphql',
      ipfsGatewayUrl: 'http://127.0.0.1:9',
    },
    wallet: { account: refuse, signMessage: refuse, sendTransaction: refuse },
  })
})
afterEach(async () => {
  await engine.close()
  await rm(root, { recursive: true, force: true })
})

/** A folder with files given as text or as values to write as JSON. */
async function folderOf(name: string, files: Record<string, unknown>): Promise<string> {
  const folder = path.join(root, name)
  await mkdir(folder, { recursive: true })
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

async function importNew(folder: string, mapping?: Parameters<Engine['importFolder']>[2]) {
  const { projectId } = engine.createProject({ name: 'Untitled', symbol: 'UNT' })
  const report = await engine.importFolder(projectId, folder, mapping)
  return { projectId, report }
}

function wordsOf(projectId: string) {
  const { name, symbol, description, royaltyBps } = engine.getProject(projectId)
  const items = engine
    .listItems(projectId)
    .map(({ position, name: of, attributes, extra, editions, bytes }) => {
      return { position, name: of, attributes, extra, editions, bytes }
    })
  return { collection: { name, symbol, description, royaltyBps }, items }
}

async function bytesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const read = async (file: string) => [path.relative(folder, file), await readFile(file, 'base64')] as const
  return Object.fromEntries(await Promise.all(files.sort().map(read)))
}

describe('round trips', () => {
  /** Words that the format has a place for, all of them. */
  const saying: Record<FormatName, () => Promise<string>> = {
    intaglio: () =>
      folderOf('in', {
        'metadata.csv': [
          'file,name,description,editions,external_url,animation_url,background_color,more,Ink,Level:number/10,Born:date,Code,Code',
          '1.png,"One, ""first""",a,3,https://a.example/1,ipfs://bafy/1.mp4,#ffeedd,"{""dna"":""x"",""list"":[1]}",Sepia,4,1546360800,007,b',
          '2.png,Two,,,,,,,,-1.5,,,',
          '',
        ].join('\n'),
        'collection.json': { name: 'Plates', symbol: 'PLT', description: 'd', royalty_bps: 250 },
      }),
    sugar: () =>
      folderOf('in', {
        '0.json': sugarToken(0, {
          properties: { category: 'image', files: [{ uri: '0.png', type: 'image/png' }] },
        }),
        '1.json': sugarToken(1, { external_url: 'https://a.example/1' }),
        'collection.json': {
          ...{ name: 'Plates', symbol: 'PLT', description: 'd', seller_fee_basis_points: 250 },
        },
      }),
    hashlips: () =>
      folderOf('in', {
        'build/json/1.json': hashlipsToken(1),
        'build/json/2.json': hashlipsToken(2),
        'build/json/_metadata.json': [hashlipsToken(1), hashlipsToken(2)],
      }),
    opensea: () =>
      folderOf('in', {
        'drop.csv':
          'tokenID,name,description,file_name,external_url,attributes[Ink],attributes[Level]\n' +
          '1,One,a,second.png,https://a.example/1,Sepia,3\n2,Two,,first.png,,,7\n',
      }),
  }
  const pictures: Record<FormatName, [folder: string, names: [string, string]]> = {
    intaglio: ['', ['1.png', '2.png']],
    sugar: ['', ['0.png', '1.png']],
    hashlips: ['build/images', ['1.png', '2.png']],
    opensea: ['media', ['second.png', 'first.png']],
  }

  it.each(formatNames)('%s: what is written reads back as the same words and pictures', async (format) => {
    const folder = await saying[format]()
    const [below, names] = pictures[format]
    await writePictures(path.join(folder, below), 2, names)
    const first = await importNew(folder)
    expect(first.report).toMatchObject({ imported: 2, skipped: [] })
    const before = wordsOf(first.projectId)
    expect(before.items.map(({ name }) => name)[1]).toMatch(/Two|#2|#1/)

    const out = path.join(root, 'out')
    const report = await engine.metadata.exportFolder(first.projectId, out, format)
    expect(report).toMatchObject({ format, items: 2, folder: out })
    const second = await importNew(out)
    expect(second.report).toMatchObject({ imported: 2, skipped: [] })
    const after = wordsOf(second.projectId)
    expect(after.items).toEqual(before.items)
    if (format === 'intaglio' || format === 'sugar') expect(after.collection).toEqual(before.collection)

    const again = path.join(root, 'again')
    await engine.metadata.exportFolder(first.projectId, again, format)
    expect(await bytesOf(again)).toEqual(await bytesOf(out))
    expect((await readdir(root)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.each(formatNames)('%s: a sound keeps the picture that stands for it', async (format) => {
    const folder = await folderOf('in', {
      'metadata.csv': 'file,name,Ink\n1.wav,Tone,Sepia\n2.png,Plate,Blue\n',
    })
    await writePictures(folder, 2)
    await writeWav(path.join(folder, '1.wav'))
    const first = await importNew(folder)
    expect(first.report).toMatchObject({ imported: 2, skipped: [] })
    const out = path.join(root, 'out')
    await engine.metadata.exportFolder(first.projectId, out, format)
    const second = await importNew(out)
    expect(second.report).toMatchObject({ imported: 2, skipped: [] })
    const before = engine.listItems(first.projectId)
    const after = engine.listItems(second.projectId)
    const shown = ({ name, mime, bytes, coverFrom, attributes }: Item) => ({
      name,
      mime,
      bytes,
      coverFrom,
      attributes,
    })
    expect(after.map(shown)).toEqual(before.map(shown))
    expect(after[0]).toMatchObject({ name: 'Tone', mime: 'audio/wav', coverFrom: 'file' })
    const [one, two] = [first, second].map(async ({ projectId }) => {
      return JSON.parse(await engine.metadata.tokenJson(projectId, 1)) as object
    })
    const { name, image, animation_url } = (await one) as Record<string, unknown>
    expect(await two).toMatchObject({ name, image, animation_url })
  })

  it('writes nothing into a folder that holds something, and nothing at all when stopped', async () => {
    const folder = await saying.intaglio()
    await writePictures(folder, 2)
    const { projectId } = await importNew(folder)
    await expect(engine.metadata.exportFolder(projectId, folder, 'sugar')).rejects.toThrow('is not empty')
    const stop = new AbortController()
    const stopped = engine.metadata.exportFolder(projectId, path.join(root, 'out'), 'sugar', {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    })
    await expect(stopped).rejects.toThrow('enough')
    expect((await readdir(root)).sort()).toEqual(['data', 'in'])
  })

  it('says what a format has no place for', async () => {
    const folder = await saying.intaglio()
    await writePictures(folder, 2)
    const { projectId } = await importNew(folder)
    const { leftOut } = await engine.metadata.exportFolder(projectId, path.join(root, 'out'), 'opensea')
    expect(leftOut.map(({ field }) => field)).toEqual([
      'collection.symbol',
      'collection.description',
      'collection.royaltyBps',
      'editions',
      'animation_url',
      'background_color',
      'dna',
      'list',
      'attributes.display_type',
      'attributes.max_value',
    ])
  })
})

describe('folders with something wrong in them', () => {
  it('names file, field and reason, and uses the rest', async () => {
    const folder = await folderOf('in', {
      '0.json': {
        ...sugarToken(0),
        name: 5,
        attributes: [{ trait_type: 'Ink', value: null }, { value: 'x' }],
      },
      '1.json': '{"name": "broken',
      '2.json': [],
      '3.json': { name: 'no picture' },
      'collection.json': { name: 'Plates', seller_fee_basis_points: 99_999 },
    })
    await writePictures(folder, 3, ['0.png', '1.png', '2.png'])
    const { projectId, report } = await importNew(folder)
    expect(report.imported).toBe(3)
    expect(report.skipped.map(({ file, code, field }) => [file, code, field])).toEqual([
      ['0.json', 'BAD_FIELD', 'name'],
      ['0.json', 'BAD_FIELD', 'attributes.0.value'],
      ['1.json', 'BAD_ROW', undefined],
      ['2.json', 'BAD_ROW', undefined],
      ['3.json', 'BAD_ROW', undefined],
      ['collection.json', 'BAD_FIELD', 'seller_fee_basis_points'],
    ])
    expect(wordsOf(projectId).items[0]).toMatchObject({
      name: '0',
      attributes: [{ trait_type: '', value: 'x' }],
    })
  })

  it('reads HashLips’ list where there are no single files, and the build itself as well as what holds it', async () => {
    const folder = await folderOf('in', { 'json/_metadata.json': [hashlipsToken(1), { name: 'no edition' }] })
    await writePictures(path.join(folder, 'images'), 1, ['1.png'])
    const { projectId, report } = await importNew(folder)
    expect(report.skipped).toMatchObject([{ file: 'json/_metadata.json:2', field: 'edition' }])
    expect(wordsOf(projectId).items).toMatchObject([{ name: 'Plate #1', extra: { dna: 'dna1', edition: 1 } }])
  })

  it('names typed cells that hold no number', async () => {
    const folder = await folderOf('in', { 'metadata.csv': 'file,Level:number,more\n1.png,high,not json\n' })
    await writePictures(folder, 1)
    const { report } = await importNew(folder)
    expect(report.skipped).toMatchObject([
      { file: 'metadata.csv:2', code: 'BAD_FIELD', field: 'Level' },
      { file: 'metadata.csv:2', code: 'BAD_FIELD', field: 'more' },
    ])
  })
})

describe('tables of other layouts', () => {
  const table =
    'No,Title,Pic,Story,Hat type,attributes[Ink],Internal\n2,Two,b,second,Crown,Sepia,x\n1,One,a,first,,Blue,y\n'

  it('says what columns seem to mean', async () => {
    const folder = await folderOf('in', { 'list.csv': table })
    expect(await engine.metadata.proposeMapping(folder)).toEqual({
      table: 'list.csv',
      ...{ isKnown: false, isNamed: false },
      columns: [
        { column: 'No', field: 'token_id', samples: ['2', '1'] },
        { column: 'Title', field: 'name', samples: ['Two', 'One'] },
        { column: 'Pic', field: 'trait', samples: ['b', 'a'] },
        { column: 'Story', field: 'description', samples: ['second', 'first'] },
        { column: 'Hat type', field: 'trait', samples: ['Crown', ''] },
        { column: 'attributes[Ink]', field: 'trait:Ink', samples: ['Sepia', 'Blue'] },
        { column: 'Internal', field: 'trait', samples: ['x', 'y'] },
      ],
    })
  })

  it('reads them as a mapping says, in the order of their numbers', async () => {
    const folder = await folderOf('in', { 'list.csv': table })
    await writePictures(folder, 2, ['a.png', 'b.png'])
    const { projectId, report } = await importNew(folder, {
      mapping: { Pic: 'file', 'Hat type': 'trait:Hat', Internal: 'ignore' },
    })
    expect(report).toMatchObject({ imported: 2, skipped: [] })
    expect(wordsOf(projectId).items).toMatchObject([
      { name: 'One', attributes: [{ trait_type: 'Ink', value: 'Blue' }] },
      {
        name: 'Two',
        attributes: [
          { trait_type: 'Hat', value: 'Crown' },
          { trait_type: 'Ink', value: 'Sepia' },
        ],
      },
    ])
  })

  it('takes a column of files for what it is, whatever it is called', async () => {
    const folder = await folderOf('in', { 'list.csv': 'Titel,Bild\nKranich,b.png\nReiher,a.png\n' })
    await writePictures(folder, 2, ['a.png', 'b.png'])
    const proposal = await engine.metadata.proposeMapping(folder)
    expect(proposal?.columns.map(({ field }) => field)).toEqual(['trait', 'file'])
    const { projectId } = await importNew(folder, { mapping: { Titel: 'name' } })
    expect(wordsOf(projectId).items).toMatchObject([{ name: 'Reiher' }, { name: 'Kranich' }])
  })

  it('refuses a mapping of columns that are not there', async () => {
    const folder = await folderOf('in', { 'list.csv': table })
    await expect(importNew(folder, { mapping: { Titel: 'name' } })).rejects.toThrow('no column "Titel"')
    expect(engine.listItems(engine.listProjects()[0]?.projectId ?? '')).toEqual([])
  })
})

describe('the JSON of a token', () => {
  it('is byte for byte what the CAR holds, before and after the addresses are computed', async () => {
    const folder = await folderOf('in', { '0.json': sugarToken(0) })
    await writePictures(folder, 1, ['0.png'])
    const { projectId } = await importNew(folder)
    await engine.metadata.setTemplates(projectId, { name: '{{name}} of {{count}}' })
    const before = await engine.metadata.tokenJson(projectId, 1)
    const { carFile } = await engine.computeAddresses(projectId)
    expect(await engine.metadata.tokenJson(projectId, 1)).toBe(before)
    expect(JSON.parse(before)).toMatchObject({ name: 'Plate #0 of 1', symbol: 'PLT' })
    const car = await readFile(carFile)
    expect(car.includes(before)).toBe(true)
    expect(car.includes(await engine.metadata.contractJson(projectId))).toBe(true)
  })
})

function sugarToken(index: number, more: object = {}): object {
  return {
    name: `Plate #${index}`,
    symbol: 'PLT',
    description: 'd',
    image: `${index}.png`,
    attributes: [{ trait_type: 'Ink', value: 'Sepia' }],
    ...more,
  }
}

function hashlipsToken(edition: number): object {
  return {
    name: `Plate #${edition}`,
    description: 'd',
    image: `ipfs://NewUriToReplace/${edition}.png`,
    dna: `dna${edition}`,
    edition,
    date: 1_640_000_000_000 + edition,
    attributes: [{ trait_type: 'Ink', value: 'Sepia' }],
    compiler: 'HashLips Art Engine',
  }
}
