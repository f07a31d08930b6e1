import { InvalidInputError } from '@intaglio/shared'
import {
  plainFields,
  type ColumnMapping,
  type Field,
  type MappedRow,
  type MappingProposal,
} from '../types.ts'
import type { FolderWords, Listing } from './format.ts'
import { isTable, readRows, readTable, TableError, tablesOf, type Column } from './table.ts'

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
const sampleRows = 3
const previewRows = 5

/** What the columns of the table seem to mean, with cells to judge by; undefined where there is no table. */
export async function proposeMapping(listing: Listing): Promise<MappingProposal | undefined> {
  const table = tableOf(listing)
  if (table === undefined) return undefined
  const rows: string[][] = []
  try {
    for await (const { cells } of readRows(listing.pathOf(table))) {
      if (rows.push(cells) > sampleRows) break
    }
  } catch (error) {
    // What was read until there is shown; the import says the rest.
    if (!(error instanceof TableError)) throw error
  }
  const [header = [], ...samples] = rows
  const proposed = propose(header)
  return {
    table,
    columns: header.map((column, index) => ({
      column,
      field: proposed[index] ?? 'ignore',
      samples: samples.map((cells) => cells[index] ?? ''),
    })),
  }
}

/**
 * Reads the table as a mapping says.
 * @throws InvalidInputError `mapping` where there is no table, or no such column or meaning
 */
export async function readMapped(listing: Listing, mapping: ColumnMapping): Promise<FolderWords> {
  const table = tableOf(listing)
  if (table === undefined) throw new InvalidInputError('mapping', 'there is no table it could be of')
  const read = await readTable(listing, table, (header) => columnsOf(header, mapping))
  return {
    format: undefined,
    ...read,
    takes: (file) => !isTable(file),
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

/** A meaning a column can have, from a person's hand. */
export function isField(text: string): text is Field {
  return (plainFields as readonly string[]).includes(text) || /^trait:./.test(text)
}

function columnsOf(header: readonly string[], mapping: ColumnMapping): Column[] {
  for (const [column, field] of Object.entries(mapping)) {
    if (!header.includes(column)) {
      const reason = `the table has no column "${column}"; it has ${header.join(', ')}`
      throw new InvalidInputError('mapping', reason)
    }
    if (!isField(field)) {
      const reason = `"${String(field)}" is no meaning; there are ${plainFields.join(', ')} and trait:<name>`
      throw new InvalidInputError('mapping', reason)
    }
  }
  const taken = new Set<string>(Object.values(mapping))
  const proposed = propose(header)
  return header.map((column, index): Column => {
    const guess = proposed[index] ?? 'ignore'
    // A meaning given to another column is not guessed a second time.
    const field = mapping[column] ?? (taken.has(guess) && guess !== 'ignore' ? 'trait' : guess)
    if (field === 'trait') return { field, trait: column }
    return field.startsWith('trait:') ? { field, trait: field.slice('trait:'.length) } : { field }
  })
}

function propose(header: readonly string[]): Field[] {
  const taken = new Set<Field>()
  return header.map((column): Field => {
    if (column === '') return 'ignore'
    const trait = traitNames.map((pattern) => pattern.exec(column)?.[1]).find((name) => name !== undefined)
    if (trait !== undefined) return `trait:${trait}`
    const plain = column.toLowerCase().replace(/[^a-z0-9]/g, '')
    for (const [field, known] of Object.entries(names) as [Field, readonly string[]][]) {
      if (!known.includes(plain) || taken.has(field)) continue
      taken.add(field)
      return field
    }
    return 'trait'
  })
}

/** metadata.csv, else the only table. */
function tableOf(listing: Listing): string | undefined {
  const tables = tablesOf(listing)
  if (tables.length > 1 && tables[0] !== 'metadata.csv') {
    throw new InvalidInputError('folder', `it holds several tables (${tables.join(', ')}); keep one`)
  }
  return tables[0]
}
