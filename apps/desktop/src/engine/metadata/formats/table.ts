import { say, type Text } from '@intaglio/shared'
import type { SkippedFile } from '../../model.ts'
import type { Field } from '../types.ts'
import type { FileWords, FolderWords, Listing } from './format.ts'
import { findByWord, firstFound } from './find-by-word.ts'
import { readRows, TableError } from './read-csv.ts'
import { parseJson } from './read-json.ts'
import { readTokenJson } from './token-json.ts'
import { attributeOf, type Column } from './trait-cells.ts'

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
  let isGarbled = false
  try {
    for await (const row of table.rows()) {
      const { where, key, cells } = row
      const lost = !isGarbled && cells.some((cell) => String(cell).includes('\uFFFD'))
      if (lost) {
        isGarbled = true
        const reason = say`Some of its characters are not UTF-8 and are lost: save the table as CSV in UTF-8.`
        problems.push({ file: where, code: 'BAD_ROW', reason })
      }
      if (!columns) {
        const header = cells.map(String)
        columns = onceEach(columnsOf(header), (index) => {
          const reason = say`The column "${{ column: header[index] ?? '' }}" means what an earlier one means; it is left out.`
          problems.push({ file: where, code: 'BAD_ROW', reason })
        })
        continue
      }
      const bad = (reason: Text) => problems.push({ file: where, code: 'BAD_ROW', reason })
      const cell = (field: Field) =>
        String(cells[columns?.findIndex((column) => column.field === field) ?? -1] ?? '')
      const tokenId = cell('token_id') || undefined
      const named = [cell('file'), key ?? '', tokenId ?? ''].filter((word) => word !== '')
      const file = firstFound(find, named)
      const editions = cell('editions')
      if (!file) bad(say`It names no file.`)
      else if (cells.length !== columns.length)
        bad(say`It has more or fewer columns than the header ("${{ file }}").`)
      else if (known.has(file))
        bad(say`"${{ file }}" is described a second time; the first description counts.`)
      else if (editions && !/^[1-9][0-9]{0,17}$/.test(editions)) {
        bad(say`The editions of "${{ file }}" must be a whole number above 0.`)
      } else {
        known.add(file)
        const words = wordsOf(columns, row, (problem) => problems.push(problem))
        described.push({ file, tokenId, words })
      }
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    // Nothing after it can be trusted.
    problems.push({
      file: `${table.name}:${error.line}`,
      code: 'BAD_ROW',
      reason: say`The table cannot be read from here on: ${{ detail: error.message }}`,
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

/** Two columns of traits are two traits; of two columns of names the first counts. */
function onceEach(columns: readonly Column[], twice: (index: number) => void): Column[] {
  const taken = new Set<string>()
  return columns.map((column, index): Column => {
    const { field } = column
    if (field === 'trait' || field === 'ignore' || field.startsWith('trait:')) return column
    if (!taken.has(field)) {
      taken.add(field)
      return column
    }
    twice(index)
    return { field: 'ignore' }
  })
}

function wordsOf(
  columns: readonly Column[],
  { cells, where, isExact = false }: TableRow,
  report: (problem: SkippedFile) => void,
): FileWords {
  const bad = (field: string, what: Text) =>
    report({ file: where, code: 'BAD_FIELD', field, reason: say`${{ field }}: ${{ what }}` })
  const words: FileWords = { attributes: [] }
  const extra: Record<string, unknown> = {}
  let more: FileWords | undefined
  for (const [index, { field, trait = '', type, max }] of columns.entries()) {
    const cell = cells[index] ?? ''
    const text = String(cell)
    if (text === '') continue
    if (field === 'name' || field === 'description' || field === 'editions') words[field] = text
    else if (field === 'external_url' || field === 'animation_url') extra[field] = text
    else if (field === 'background_color') extra[field] = text.replace(/^#/, '')
    else if (field === 'more') more = readTokenJson(objectIn(text, bad), where, report)
    else if (field === 'trait' || field.startsWith('trait:')) {
      if (isExact) words.attributes.push({ trait_type: trait, value: cell })
      else words.attributes.push(attributeOf(trait, text, type, max, bad))
    }
  }
  const all = { ...extra, ...more?.extra }
  return {
    ...{ ...more, ...words },
    attributes: [...words.attributes, ...(more?.attributes ?? [])],
    ...(Object.keys(all).length > 0 && { extra: all }),
  }
}

function objectIn(text: string, bad: (field: string, what: Text) => void): object {
  try {
    const value: unknown = parseJson(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Said below.
  }
  bad('more', say`must be a JSON object`)
  return {}
}
