import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { InvalidInputError, say, reasonOf } from '@intaglio/shared'
import type { Attribute } from '../../model.ts'
import { copyItem } from './copy-item.ts'
import type { CollectionWords, ExportItem, Listing, MetadataFormat } from './format.ts'
import { readJson } from './read-json.ts'
import { readHeader } from './read-csv.ts'
import { csvTable, readTable, tablesOf } from './table.ts'
import { attributesJson, prettyJson } from './token-json.ts'
import { traitColumn, type Column } from './trait-cells.ts'
import { csvLine, readBack, traitColumns, typedHeader } from './write-table.ts'

const table = 'metadata.csv'
const collectionFile = 'collection.json'
const linkFields = ['external_url', 'animation_url', 'background_color'] as const
const plain = ['file', 'name', 'description', 'editions', ...linkFields, 'more'] as const

const collectionSchema = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  symbol: z.string().trim().min(1).max(20).optional(),
  description: z.string().max(10_000).optional(),
  image: z.string().max(1000).optional(),
  banner: z.string().max(1000).optional(),
  external_link: z.url().max(1000).optional(),
  royalty_bps: z.int().min(0).max(10_000).optional(),
})

/**
 * The studio's own layout: pictures anywhere in the folder, `metadata.csv` (`file,name,description,editions`, links,
 * and a column a trait, where `Level:number/10` says how it is shown and its largest value), and `collection.json`.
 * A folder that holds neither is this layout too.
 */
export const intaglio: MetadataFormat = {
  name: 'intaglio',
  detect: () => Promise.resolve(true),

  async read(listing) {
    const collection = await readCollectionWords(listing)
    const common = { format: 'intaglio' as const, collection }
    const [own] = tablesOf(listing)
    const header = own === undefined ? undefined : await readHeader(listing.pathOf(own))
    if (own === undefined || !header) {
      return { ...common, words: new Map(), ordered: false, takes: (file) => file !== own, problems: [] }
    }
    const takes = (file: string) => file !== own
    const read = await readTable(listing, csvTable(listing, own), (names) => names.map(columnOf))
    if (header.includes('file')) return { ...common, ...read, ordered: false, takes }
    const reason = say`No column is called "file". Its columns are ${{ columns: header }}: say what they mean.`
    const problem = { file: own, code: 'BAD_ROW', reason }
    return { ...common, words: new Map(), ordered: false, takes, problems: [problem] }
  },

  async write(target, { collection, items }) {
    const { logo, banner } = collection
    const image = logo && `_collection/logo.${logo.extension}`
    const bannerFile = banner && `_collection/banner.${banner.extension}`
    await target.text(
      collectionFile,
      prettyJson({
        name: collection.name,
        symbol: collection.symbol,
        description: collection.description,
        ...(image && { image }),
        ...(bannerFile && { banner: bannerFile }),
        ...(collection.externalLink && { external_link: collection.externalLink }),
        royalty_bps: collection.royaltyBps,
      }),
    )
    if (logo && image) await target.copy(image, logo.picture)
    if (banner && bannerFile) await target.copy(bannerFile, banner.picture)
    for (const item of items()) await copyItem(target, item, String(item.position))
    await target.text(table, rowsOf(items))
  },
}

function* rowsOf(items: () => Iterable<ExportItem>): Generator<string> {
  const traits = traitColumns(items(), headerOf)
  yield csvLine([...plain, ...traits.headers])
  for (const item of items()) {
    const { links, more } = inColumns(item.extra)
    if (item.name === '') more['name'] = ''
    let cells = traits.cells(item)
    if (!isDeepStrictEqual(readBack(traits.headers, cells), item.attributes)) {
      more['attributes'] = attributesJson(item)
      cells = cells.map(() => '')
    }
    yield csvLine([
      fileOf(item),
      item.name,
      item.description,
      item.editions,
      ...links,
      Object.keys(more).length > 0 ? JSON.stringify(more) : '',
      ...cells,
    ])
  }
}

/** Links in columns of their own, where that keeps the order in which the token says its fields. */
function inColumns(extra: Record<string, unknown>): { links: string[]; more: Record<string, unknown> } {
  const more = { ...extra }
  const links = linkFields.map((field) => {
    const value = more[field]
    // A column takes a colour with # as one without.
    if (typeof value !== 'string' || value === '' || value.startsWith('#')) return ''
    delete more[field]
    return value
  })
  const readAs = [...linkFields.filter((_, index) => links[index] !== ''), ...Object.keys(more)]
  if (isDeepStrictEqual(readAs, Object.keys(extra))) return { links, more }
  return { links: linkFields.map(() => ''), more: { ...extra } }
}

/** Undefined where the table means something else by such a header. */
function headerOf(attribute: Attribute): string | undefined {
  const header = typedHeader(attribute)
  return header === '' || isPlain(header) ? undefined : header
}

function isPlain(name: string): name is (typeof plain)[number] {
  return (plain as readonly string[]).includes(name)
}

function columnOf(name: string): Column {
  return isPlain(name) ? { field: name } : name === '' ? { field: 'ignore' } : traitColumn(name)
}

function fileOf({ position, extension }: ExportItem): string {
  return `${position}.${extension}`
}

/**
 * What `collection.json` says, or undefined where there is none.
 * @throws InvalidInputError naming the field
 */
async function readCollectionWords({ files, pathOf }: Listing): Promise<CollectionWords | undefined> {
  const json = files.includes(collectionFile) ? await readJson(pathOf(collectionFile)) : undefined
  if (!json) return undefined
  if (json.broken !== undefined) throw new InvalidInputError(collectionFile, json.broken)
  const words = collectionSchema.safeParse(json.value)
  if (words.success) return words.data
  const [issue] = words.error.issues
  const field = `${collectionFile} ${issue?.path.join('.') ?? ''}`.trim()
  throw new InvalidInputError(field, issue ? reasonOf(issue) : say`is wrong`)
}
