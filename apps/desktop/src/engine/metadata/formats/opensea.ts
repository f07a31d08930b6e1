import { copyItem } from './copy-item.ts'
import type { ExportItem, Listing, MetadataFormat } from './format.ts'
import { readHeader } from './read-csv.ts'
import { csvTable, isTable, readTable, tablesOf } from './table.ts'
import type { Column } from './trait-cells.ts'
import { csvLine, traitColumns } from './write-table.ts'

const fields = new Map<string, Column['field']>([
  ['tokenid', 'token_id'],
  ['name', 'name'],
  ['description', 'description'],
  ['file_name', 'file'],
  ['external_url', 'external_url'],
])
const trait = /^attributes\[(.+)\]$/

/** The table and pictures that OpenSea Studio takes: `tokenID,name,description,file_name,external_url,attributes[…]`. */
export const opensea: MetadataFormat = {
  name: 'opensea',
  detect: async (listing) => (await tableOf(listing)) !== undefined,

  async read(listing) {
    const table = (await tableOf(listing)) as string
    const read = await readTable(listing, csvTable(listing, table), (header) => header.map(columnOf))
    return {
      format: 'opensea',
      ...read,
      takes: (file) => !isTable(file),
      collection: undefined,
    }
  },

  async write(target, { collection, items }) {
    for (const field of ['symbol', 'description', 'royaltyBps', 'externalLink', 'logo', 'banner'] as const) {
      if (collection[field]) target.leaveOut(`collection.${field}`)
    }
    for (const item of items()) {
      await copyItem(target, item, `media/${item.position}`)
      if (item.editions !== '1') target.leaveOut('editions')
      for (const field of Object.keys(item.extra)) if (field !== 'external_url') target.leaveOut(field)
      for (const { trait_type, display_type, max_value } of item.attributes) {
        if (trait_type === '') target.leaveOut('attributes.trait_type')
        if (display_type !== undefined) target.leaveOut('attributes.display_type')
        if (max_value !== undefined) target.leaveOut('attributes.max_value')
      }
    }
    await target.text('metadata.csv', rowsOf(items))
  },
}

function* rowsOf(items: () => Iterable<ExportItem>): Generator<string> {
  const traits = traitColumns(items(), ({ trait_type }) =>
    trait_type === '' ? undefined : `attributes[${trait_type}]`,
  )
  yield csvLine(['tokenID', 'name', 'description', 'file_name', 'external_url', ...traits.headers])
  for (const item of items()) {
    const link = item.extra['external_url']
    yield csvLine([
      String(item.position),
      item.name,
      item.description,
      fileOf(item),
      typeof link === 'string' ? link : '',
      ...traits.cells(item),
    ])
  }
}

function columnOf(header: string): Column {
  const name = trait.exec(header)?.[1]
  if (name !== undefined) return { field: 'trait', trait: name }
  return { field: fields.get(header.toLowerCase()) ?? 'ignore' }
}

function fileOf({ position, extension }: ExportItem): string {
  return `${position}.${extension}`
}

/** The first table whose header is OpenSea's. */
async function tableOf(listing: Listing): Promise<string | undefined> {
  for (const name of tablesOf(listing)) {
    const header = (await readHeader(listing.pathOf(name)))?.map((column) => column.toLowerCase())
    if (header?.includes('file_name') && (header.includes('tokenid') || header.some((h) => trait.test(h)))) {
      return name
    }
  }
  return undefined
}
