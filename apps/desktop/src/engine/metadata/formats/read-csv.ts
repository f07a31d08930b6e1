// CSV as spreadsheets write it: with commas, semicolons or tabs, in UTF-8 or UTF-16.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse'

/** A row by its line, as reports name it. */
export interface CsvRow {
  where: string
  cells: string[]
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
 * The rows of a CSV file, the header first, with cells trimmed. Rows of nothing but empty cells, which spreadsheets
 * leave at the end, are left out.
 * @param name in reports
 * @throws TableError; ENOENT
 */
export async function* readRows(file: string, name: string): AsyncGenerator<CsvRow> {
  const { delimiter, firstLine } = await dialectOf(file)
  const rows = createReadStream(file)
    .on('error', (error) => rows.destroy(error))
    .pipe(
      parse({
        bom: true,
        info: true,
        delimiter,
        from_line: firstLine,
        relax_column_count: true,
        // A quote within a cell is one: 5" heel.
        relax_quotes: true,
        skip_empty_lines: true,
        skip_records_with_empty_values: true,
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
    if (error instanceof CsvError) throw new TableError(error)
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

const delimiters = [',', ';', '\t'] as const
/** More than any header wants. */
const peekedBytes = 64 << 10

/** What stands between cells: what Excel says in a line of its own (`sep=;`), else what the header has most of. */
async function dialectOf(file: string): Promise<{ delimiter: string; firstLine: number }> {
  const [first = ''] = (await peek(file)).split(/\r\n|\r|\n/, 1)
  const said = /^"?sep=(.)"?$/i.exec(first)?.[1]
  if (said !== undefined) return { delimiter: said, firstLine: 2 }
  const plain = first.replace(/"[^"]*"/g, '')
  const times = (delimiter: string) => plain.split(delimiter).length
  const [delimiter] = delimiters.toSorted((a, b) => times(b) - times(a))
  return { delimiter: delimiter ?? ',', firstLine: 1 }
}

async function peek(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(peekedBytes), 0, peekedBytes, 0)
    const bytes = buffer.subarray(0, bytesRead)
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
    return bytes.toString(isWide ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '')
  } finally {
    await handle.close()
  }
}
