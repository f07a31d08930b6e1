// Real: tables on disk as spreadsheets and people write them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWords } from './read-words.ts'
import { listingWith } from './testing/listing.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'intaglio-tables-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const pictures = { '1.png': '', '2.png': '' }

async function read(table: string | Uint8Array, mapping?: Record<string, 'name' | 'file'>) {
  return readWords(await listingWith(root, { ...pictures, 'metadata.csv': table }), mapping)
}

describe('a table', () => {
  it.each([
    ['semicolons', 'file;name;Hat\n1.png;One;a,b\n2.png;Two;1,5\n'],
    ['tabs', 'file\tname\tHat\n1.png\tOne\ta,b\n2.png\tTwo\t1,5\n'],
    ['what Excel says itself', 'sep=;\r\nfile;name;Hat\r\n1.png;One;a,b\r\n2.png;Two;1,5\r\n'],
    ['UTF-16', Buffer.from('\uFEFFfile\tname\tHat\r\n1.png\tOne\ta,b\r\n2.png\tTwo\t1,5\r\n', 'utf16le')],
    ['empty rows about it', '\n,,\nfile,name,Hat\n1.png,One,"a,b"\n, ,\n2.png,Two,"1,5"\n,,\n,,\n'],
  ])('is read with %s', async (_, table) => {
    const { words, problems } = await read(table)
    expect(problems).toEqual([])
    expect([...words]).toEqual([
      ['1.png', { name: 'One', attributes: [{ trait_type: 'Hat', value: 'a,b' }] }],
      ['2.png', { name: 'Two', attributes: [{ trait_type: 'Hat', value: '1,5' }] }],
    ])
  })

  it('takes a quote within a cell as one', async () => {
    const { words, problems } = await read('file,name,Hat\n1.png,5" heel,x\n')
    expect([words.get('1.png')?.name, problems]).toEqual(['5" heel', []])
  })

  it('is used as far as it can be read', async () => {
    const { words, problems } = await read('file,name,Hat\n1.png,One,x\n2.png,"Two,y\n')
    expect([...words.keys()]).toEqual(['1.png'])
    expect(problems).toMatchObject([
      { code: 'BAD_ROW', reason: { id: expect.stringContaining('from here on') } },
    ])
  })

  it('says once that its characters are lost', async () => {
    const latin = Buffer.from('file,name\n1.png,\xdcne\n2.png,Zw\xf6\n', 'latin1')
    const { problems } = await read(latin)
    expect(problems).toMatchObject([
      { file: 'metadata.csv:2', reason: { id: expect.stringContaining('UTF-8') } },
    ])
  })

  it('says that a column stands twice, and takes the first', async () => {
    const { words, problems } = await read('file,name,name,Hat,Hat\n1.png,One,Uno,a,b\n')
    expect(words.get('1.png')).toEqual({
      name: 'One',
      attributes: [
        { trait_type: 'Hat', value: 'a' },
        { trait_type: 'Hat', value: 'b' },
      ],
    })
    expect(problems).toMatchObject([{ file: 'metadata.csv:1', reason: { values: { column: 'name' } } }])
  })

  it('takes dates as people write them, in UTC', async () => {
    const table = 'file,Born:date\n1.png,2024-01-02\n2.png,2024-01-02 03:04\n'
    const { words, problems } = await read(table)
    expect(problems).toEqual([])
    expect([...words.values()].map(({ attributes }) => attributes[0])).toEqual([
      { trait_type: 'Born', value: 1704153600, display_type: 'date' },
      { trait_type: 'Born', value: 1704164640, display_type: 'date' },
    ])
  })

  it('may have columns that are called like something every object has', async () => {
    const opensea = 'tokenID,name,file_name,constructor,__proto__\n1,One,1.png,x,y\n'
    expect((await read(opensea)).words.get('1.png')).toEqual({ name: 'One', attributes: [] })
    const mapped = await read('Pic,constructor\n1.png,x\n', { Pic: 'file' })
    expect(mapped.words.get('1.png')?.attributes).toEqual([{ trait_type: 'constructor', value: 'x' }])
  })
})

describe('JSON', () => {
  it('keeps all digits of a number that is too large to be one', async () => {
    const json =
      '[{"name":"One","image":"1.png","dna":12345678901234567890,"attributes":[{"trait_type":"Id","value":98765432109876543210}]}]'
    const { words } = await readWords(await listingWith(root, { ...pictures, 'all.json': json }), undefined)
    expect(words.get('1.png')).toMatchObject({
      attributes: [{ trait_type: 'Id', value: '98765432109876543210' }],
      extra: { dna: '12345678901234567890' },
    })
  })

  it('names what it says a second time of the same file', async () => {
    const tokens = JSON.stringify([
      { name: 'One', image: '1.png' },
      { name: 'Uno', image: '1.png' },
    ])
    const { words, problems } = await readWords(
      await listingWith(root, { ...pictures, 'all.json': tokens }),
      undefined,
    )
    expect(words.get('1.png')?.name).toBe('One')
    expect(problems).toMatchObject([
      { file: 'all.json:2', reason: { id: expect.stringContaining('second time') } },
    ])
  })

  it('of HashLips’ builds for Solana does not publish names of local files', async () => {
    const token = {
      ...{ name: 'One', symbol: 'ONE', image: '1.png', edition: 1 },
      properties: { files: [{ uri: '1.png', type: 'image/png' }], category: 'image', creators: [] },
    }
    const listing = await listingWith(root, {
      'build/images/1.png': '',
      'build/json/1.json': JSON.stringify(token),
    })
    const { words } = await readWords(listing, undefined)
    expect(words.get('build/images/1.png')?.extra).toEqual({
      ...{ symbol: 'ONE', edition: 1 },
      properties: { category: 'image', creators: [] },
    })
  })
})
