import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { displayTypes, type Attribute, type DisplayType, type SkippedFile } from '../../model.ts'
import type { Field } from '../types.ts'
import type { FileWords, FolderWords, Listing } from './format.ts'
import { findByWord, firstFound } from './find-by-word.ts'

/** What one column of a table is. */
export interface Column {
  field: Field | 'more'
  /** Of a trait: its name, and how its cells are read; undefined takes what looks like a number as one. */
  trait?: string
  type?: DisplayType | 'text' | undefined
  max?: number | undefined
}

export interface TableRow {
  /** Names the row in reports. */
  where: string
  /** What names its item where no cell does. */
  key?: string | undefined
  /** Whether its cells are of the type they are meant to be: text that looks like a number is text. */
  isExact?: boolean
  cells: (string | number)[]
}

/** A table, by the name of its file. */
export interface Table {
  name: string
  rows(): AsyncIterable<TableRow> | Iterable<TableRow>
}

/** A table that cannot be read on: a quote that never closes, say. */
export class TableError extends Error {
  override readonly name = 'TableError'
  readonly line: number
  constructor(cause: Error & { lines?: number }) {
    super(cause.message, { cause })
    this.line = cause.lines ?? 1
  }
}

/**
 * The rows of a CSV file, the header first, with cells trimmed.
 * @param name in reports
 * @throws TableError; ENOENT
 */
export async function* readRows(file: string, name: string): AsyncGenerator<TableRow & { cells: string[] }> {
  const rows = createReadStream(file)
    .on('error', (error) => rows.destroy(error))
    .pipe(
      parse({
        bom: true,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        max_record_size: 256 * 1024,
      }),
    )
  try {
    for await (const row of rows) {
      const { record, info } = row as { record: string[]; info: { lines: number } }
      yield { where: `${name}:${info.lines}`, cells: record }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('CSV_')) throw new TableError(error as Error)
    throw error
  }
}

/** The table's header; undefined where there is no such file or nothing in it. */
export async function readHeader(file: string): Promise<string[] | undefined> {
  try {
    for await (const { cells } of readRows(file, file)) return cells
  } catch (error) {
    if (!(error instanceof TableError) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return undefined
}

export function isTable(file: string): boolean {
  return file.toLowerCase().endsWith('.csv')
}

export function csvTable(listing: Listing, name: string): Table {
  return { name, rows: () => readRows(listing.pathOf(name), name) }
}

/** Tables that lie at the top, `metadata.csv` first. */
export function tablesOf({ files }: Listing): string[] {
  const tables = files.filter((file) => isTable(file) && !file.includes('/'))
  return tables.sort((a, b) => Number(b === 'metadata.csv') - Number(a === 'metadata.csv'))
}

/**
 * The words of a table, a row a file. Rows that cannot be used are named in `problems` with their line; the others
 * count.
 * @param listing a row may name its file in full, by its last part, or without its extension
 */
export async function readTable(
  listing: Listing,
  table: Table,
  columnsOf: (header: string[]) => Column[],
): Promise<Pick<FolderWords, 'source' | 'words' | 'ordered' | 'problems'>> {
  const described: { file: string; words: FileWords; tokenId: string | undefined }[] = []
  const known = new Set<string>()
  const problems: SkippedFile[] = []
  const find = findByWord(listing)
  let columns: Column[] | undefined
  try {
    for await (const { where, key, isExact = false, cells } of table.rows()) {
      if (!columns) {
        columns = columnsOf(cells.map(String))
        continue
      }
      const bad = (reason: string) => problems.push({ file: where, code: 'BAD_ROW', reason })
      const cell = (field: Field) =>
        String(cells[columns?.findIndex((column) => column.field === field) ?? -1] ?? '')
      const tokenId = cell('token_id') || undefined
      const named = [cell('file'), key ?? '', tokenId ?? ''].filter((word) => word !== '')
      const file = firstFound(find, named)
      const editions = cell('editions')
      if (!file) bad('It names no file.')
      else if (cells.length !== columns.length)
        bad(`It has more or fewer columns than the header ("${file}").`)
      else if (known.has(file)) bad(`"${file}" is described a second time; the first description counts.`)
      else if (editions && !/^[1-9][0-9]{0,17}$/.test(editions)) {
        bad(`The editions of "${file}" must be a whole number above 0.`)
      } else {
        known.add(file)
        const report = (field: string, reason: string) =>
          problems.push({ file: where, code: 'BAD_FIELD', field, reason: `${field}: ${reason}` })
        described.push({ file, tokenId, words: wordsOf(columns, cells, isExact, report) })
      }
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    // Nothing after it can be trusted.
    problems.push({
      file: `${table.name}:${error.line}`,
      code: 'BAD_ROW',
      reason: `The table cannot be read from here on: ${error.message}`,
    })
  }
  const ordered = described.length > 0 && described.every(({ tokenId }) => /^\d{1,15}$/.test(tokenId ?? ''))
  if (ordered) described.sort((a, b) => Number(a.tokenId) - Number(b.tokenId))
  return {
    source: table.name,
    words: new Map(described.map(({ file, words }) => [file, words])),
    ...{ ordered, problems },
  }
}

function wordsOf(
  columns: readonly Column[],
  cells: readonly (string | number)[],
  isExact: boolean,
  bad: (field: string, reason: string) => void,
): FileWords {
  const words: FileWords = { attributes: [] }
  const extra: Record<string, unknown> = {}
  for (const [index, { field, trait = '', type, max }] of columns.entries()) {
    const cell = cells[index] ?? ''
    const text = String(cell)
    if (text === '') continue
    if (field === 'name' || field === 'description' || field === 'editions') words[field] = text
    else if (field === 'external_url' || field === 'animation_url') extra[field] = text
    else if (field === 'background_color') extra[field] = text.replace(/^#/, '')
    else if (field === 'more') Object.assign(extra, readMore(text, bad))
    else if (field === 'trait' || field.startsWith('trait:')) {
      if (isExact) words.attributes.push({ trait_type: trait, value: cell })
      else words.attributes.push(attributeOf(trait, text, type, max, bad))
    }
  }
  return { ...words, ...(Object.keys(extra).length > 0 && { extra }) }
}

function readMore(text: string, bad: (field: string, reason: string) => void): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Said below.
  }
  bad('more', 'must be a JSON object')
  return {}
}

/** A trait as a cell of a table says it. */
export function attributeOf(
  trait: string,
  text: string,
  type: Column['type'],
  max: number | undefined,
  bad: (field: string, reason: string) => void,
): Attribute {
  const limit = max !== undefined && { max_value: max }
  if (type === undefined) return { trait_type: trait, value: traitValue(text), ...limit }
  if (type === 'text') return { trait_type: trait, value: text }
  const value = Number(text)
  if (Number.isFinite(value)) return { trait_type: trait, value, display_type: type, ...limit }
  bad(trait, `"${text}" is no number, which ${type} wants`)
  return { trait_type: trait, value: text }
}

/** A number where it is written like one and none of its digits would be lost ("007" stays text). */
export function traitValue(text: string): string | number {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text
}

/** `Level:number/10`: a trait with how it is shown and its largest value; anything else is a name as it stands. */
export function traitColumn(header: string): Column {
  const types = [...displayTypes, 'text'].join('|')
  const [, trait, type, max] =
    new RegExp(`^(.+?):(?:(${types})|(?=/))(?:/(-?\\d+(?:\\.\\d+)?))?$`).exec(header) ?? []
  if (trait === undefined) return { field: 'trait', trait: header }
  return {
    field: 'trait',
    trait,
    type: type as Column['type'],
    max: max === undefined ? undefined : Number(max),
  }
}
