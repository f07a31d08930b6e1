// Real: files on disk. Words of any kind are written and read back.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { displayTypes, type Attribute } from '../../model.ts'
import type { ExportItem, ExportSource, FileWords } from './format.ts'
import { intaglio } from './intaglio.ts'
import { folderTarget, listingIn } from './testing/listing.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'intaglio-round-trip-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const odd = fc.constantFrom(
  ...[
    '',
    ' ',
    ' a ',
    '7',
    '007',
    '1e5',
    '-0',
    '1,5',
    'a;b',
    'a\tb',
    'a\r\nb',
    '"',
    '""',
    "'",
    '=1+1',
    '#fff',
  ],
  ...[
    'name',
    'file',
    'more',
    'ignore',
    'Level:number',
    'Level:number/10',
    'Level:',
    '__proto__',
    '鷺 🦩',
    '\u00a0',
  ],
)
// U+FFFD stands for what was lost already.
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((of) => !of.includes('\uFFFD'))
const word = fc.oneof(odd, text)
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((of) => of + 0),
)
const attribute: fc.Arbitrary<Attribute> = fc.oneof(
  fc.record({ trait_type: word, value: word }),
  fc.record({ trait_type: word, value: number }),
  fc.record({ trait_type: word, value: number, display_type: fc.constantFrom(...displayTypes) }),
  fc.record({ trait_type: word, value: fc.oneof(word, number), max_value: number }),
)
const words = fc.record({
  name: word,
  description: word,
  editions: fc.constantFrom('1', '3'),
  attributes: fc.array(attribute, { maxLength: 5 }),
  extra: fc.dictionary(
    fc.constantFrom('dna', 'external_url', 'animation_url', 'background_color', 'compiler', 'edition'),
    fc.oneof(word, fc.integer(), fc.jsonValue({ maxDepth: 2 })),
  ),
})

function sourceOf(said: readonly Required<FileWords>[]): ExportSource {
  return {
    collection: {
      ...{ name: 'Plates', symbol: 'PLT', description: '', royaltyBps: 0, standard: 'erc1155' },
      ...{ externalLink: undefined, logo: undefined, banner: undefined },
    },
    *items() {
      for (const [index, each] of said.entries()) {
        const item: ExportItem = {
          ...{ ...each, position: index + 1, cover: undefined },
          ...{ picture: '', extension: 'png', mime: 'image/png' },
        }
        yield item
      }
    },
  }
}

it(
  'the studio’s own table says everything an item says, in the same order',
  { timeout: 120_000 },
  async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 4 }), async (said) => {
        const folder = path.join(root, String((run += 1)))
        await intaglio.write(folderTarget(folder), sourceOf(said))
        const { words: read, problems } = await intaglio.read(await listingIn(folder))
        expect(problems).toEqual([])
        const got = said.map((_, index) => read.get(`${index + 1}.png`))
        const whole = got.map((each) => ({
          description: '',
          editions: '1',
          extra: {},
          attributes: [],
          ...each,
        }))
        // The text, for the order of fields is that of the token's bytes.
        expect(whole.map(bytesOf)).toEqual(said.map(bytesOf))
      }),
      { numRuns: 60 },
    )
  },
)

function bytesOf({ name, description, editions, attributes, extra }: FileWords): string {
  return JSON.stringify({ name, description, editions, attributes, extra })
}
