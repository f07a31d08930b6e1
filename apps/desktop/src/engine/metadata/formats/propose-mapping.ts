import { InvalidInputError, say } from '@intaglio/shared'
import {
  isField,
  plainFields,
  type ColumnMapping,
  type Field,
  type MappedRow,
  type MappingProposal,
} from '../types.ts'
import type { SkippedFile } from '../../model.ts'
import type { FolderWords, Listing } from './format.ts'
import { formatOf } from './formats.ts'
import { findByPart, findByWord } from './find-by-word.ts'
import { areTokens, readRecords, rowsOf, type JsonRecords } from './json-records.ts'
import { isJson } from './read-json.ts'
import { TableError } from './read-csv.ts'
import { csvTable, isTable, readTable, tablesOf, type Table, type TableRow } from './table.ts'
import type { Column } from './trait-cells.ts'

/** What columns are called elsewhere, in small letters and digits only. */
const names: Readonly<Record<Exclude<Field, 'trait' | 'ignore' | `trait:${string}`>, readonly string[]>> = {
  file: ['file', 'filename', 'image', 'imagefile', 'imagename', 'asset', 'media', 'path', 'picture'],
  token_id: ['tokenid', 'token', 'id', 'edition', 'number', 'no', 'index'],
  name: ['name', 'title', 'tokenname', 'nftname'],
  description: ['description', 'desc', 'about', 'text', 'story'],
  editions: ['editions', 'supply', 'quantity', 'copies', 'amount'],
  external_url: ['externalurl', 'externallink', 'url', 'link', 'website'],
  animation_url: ['animationurl', 'animation'],
  background_color: ['backgroundcolor', 'backgroundcolour', 'bgcolor'],
}
const traitNames = [/^attributes?\[(.+)\]$/i, /^(?:trait|attribute)[:_ -]\s*(.+)$/i]
const jsonTraits = [/\[([^[\]]+)\]$/, /(?:^|\.)(?:traits?|attributes?|attrs?)\.([^.]+)$/i]
const fileName = /\.(?:png|jpe?g|webp|avif|gif|svg|tiff?|mp4|webm|mp3|wav|glb)$/i
const sampleRows = 3
const previewRows = 5

/**
 * What the columns of a table seem to mean, or the fields of JSON, with cells to judge by; undefined where there is
 * neither.
 */
export async function proposeMapping(listing: Listing): Promise<MappingProposal | undefined> {
  const table = await tableOf(listing, sampleRows)
  if (table === undefined) return undefined
  const rows: TableRow[] = []
  try {
    for await (const row of table.rows()) {
      if (rows.push(row) > sampleRows) break
    }
  } catch (error) {
    // What was read until there is shown; the import says the rest.
    if (!(error instanceof TableError)) throw error
  }
  const [first, ...samples] = rows
  const header = first?.cells.map(String) ?? []
  const cellsOf = (index: number): string[] => samples.map(({ cells }) => String(cells[index] ?? ''))
  const named = propose(header, table.isJson)
  const files = named.includes('file') ? undefined : header.find((_, index) => areFiles(cellsOf(index)))
  const proposed = propose(header, table.isJson, files)
  const own = header.some((column) => ['file', 'file_name'].includes(column.toLowerCase()))
  return {
    table: table.name,
    isKnown: table.isJson ? table.isKnown : own,
    isNamed: samples.length > 0 && samples.every(({ key }) => key !== undefined),
    columns: header.map((column, index) => ({
      column,
      field: proposed[index] ?? 'ignore',
      samples: cellsOf(index),
    })),
  }
}

/**
 * Reads the table, or JSON, as a mapping says.
 * @throws InvalidInputError `mapping` where there is no table, or no such column or meaning
 */
export async function readMapped(listing: Listing, mapping: ColumnMapping): Promise<FolderWords> {
  const table = await tableOf(listing)
  if (table === undefined) throw new InvalidInputError('mapping', say`there is no table it could be of`)
  const proposal = await proposeMapping(listing)
  const files = proposal?.columns.find(({ field }) => field === 'file')?.column
  const read = await readTable(listing, table, (header) =>
    columnsOf(header, mapping, propose(header, table.isJson, files), table.isJson),
  )
  return {
    format: undefined,
    ...read,
    problems: [...table.problems, ...read.problems],
    takes: (file) => !isTable(file) && !(table.isJson && isJson(file)),
    collection: undefined,
  }
}

/** The first items as a mapping makes them. @throws InvalidInputError as `readMapped` */
export async function previewMapping(listing: Listing, mapping: ColumnMapping): Promise<MappedRow[]> {
  const { words } = await readMapped(listing, mapping)
  return [...words]
    .slice(0, previewRows)
    .map(([file, { name, description, attributes }]) => ({ file, name, description, attributes }))
}

function columnsOf(
  header: readonly string[],
  mapping: ColumnMapping,
  proposed: readonly Field[],
  isOfJson: boolean,
): Column[] {
  for (const [column, field] of Object.entries(mapping)) {
    if (!header.includes(column)) {
      const reason = say`the table has no column "${{ column }}"; it has ${{ columns: header }}`
      throw new InvalidInputError('mapping', reason)
    }
    if (!isField(field)) {
      const reason = say`"${{ field: String(field) }}" is no meaning; there are ${{ fields: plainFields }} and trait:<name>`
      throw new InvalidInputError('mapping', reason)
    }
  }
  const given = new Map(Object.entries(mapping))
  const taken = new Set<string>(given.values())
  return header.map((column, index): Column => {
    const guess = proposed[index] ?? 'ignore'
    // A meaning given to another column is not guessed a second time.
    const free = isOfJson ? 'ignore' : 'trait'
    const field = given.get(column) ?? (taken.has(guess) && guess !== 'ignore' ? free : guess)
    if (field === 'trait') return { field, trait: column }
    return field.startsWith('trait:') ? { field, trait: field.slice('trait:'.length) } : { field }
  })
}

/** Whether cells name media: a table of another language calls such a column as it likes. */
function areFiles(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => fileName.test(cell))
}

/**
 * @param isOfJson columns are paths: what lies in no list or group of traits is hardly one
 * @param files the column whose cells name files, where no column is called so
 */
function propose(header: readonly string[], isOfJson: boolean, files?: string): Field[] {
  const taken = new Set<Field>()
  return header.map((column): Field => {
    if (column === '') return 'ignore'
    if (column === files) return 'file'
    const patterns = isOfJson ? jsonTraits : traitNames
    const trait = patterns.map((pattern) => pattern.exec(column)?.[1]).find((name) => name !== undefined)
    if (trait !== undefined) return `trait:${trait}`
    const last = isOfJson ? (column.split('.').at(-1) ?? '') : column
    const plain = last.toLowerCase().replace(/[^a-z0-9]/g, '')
    for (const [field, known] of Object.entries(names) as [Field, readonly string[]][]) {
      if (!known.includes(plain) || taken.has(field)) continue
      taken.add(field)
      return field
    }
    return isOfJson ? 'ignore' : 'trait'
  })
}

type AnyTable = Table & { isJson: boolean; isKnown: boolean; problems: SkippedFile[] }

/** metadata.csv, else the only table, else JSON. @param limit of JSON's records */
async function tableOf(listing: Listing, limit?: number): Promise<AnyTable | undefined> {
  const tables = tablesOf(listing)
  const [name] = tables
  if (tables.length > 1 && name !== 'metadata.csv') {
    throw new InvalidInputError('folder', say`it holds several tables (${{ tables }}); keep one`)
  }
  if (name !== undefined) return { ...csvTable(listing, name), isJson: false, isKnown: false, problems: [] }
  const json = await readRecords(listing, limit)
  if (!json || !isOfFiles(listing, json)) return undefined
  const { source, records, problems } = json
  const isKnown = areTokens(json) || (await formatOf(listing)).name !== 'intaglio'
  return { name: source, rows: () => rowsOf(records), isJson: true, isKnown, problems }
}

/** Whether some of it names something that is brought: other JSON may lie about. Alone it can only be meant. */
function isOfFiles(listing: Listing, { records }: JsonRecords): boolean {
  if (listing.files.every(isJson)) return records.length > 0
  const find = findByWord(listing)
  return records.some((record) => {
    const [, row] = rowsOf([record])
    return [record.key ?? '', ...(row?.cells ?? [])].some(
      (word) => findByPart(find, String(word)) !== undefined,
    )
  })
}
