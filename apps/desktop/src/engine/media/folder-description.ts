import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { InvalidInputError } from '@intaglio/shared'
import type { Item, SkippedFile } from '../types.ts'

/** What `metadata.csv` says of one file. */
export interface FileWords {
  name?: string
  description?: string
  editions?: string
  attributes: Item['attributes']
}

const collectionSchema = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  symbol: z.string().trim().min(1).max(20).optional(),
  description: z.string().max(10_000).optional(),
  image: z.string().max(1000).optional(),
  banner: z.string().max(1000).optional(),
  external_link: z.url().max(1000).optional(),
  royalty_bps: z.int().min(0).max(10_000).optional(),
})
export type CollectionWords = z.infer<typeof collectionSchema>

/**
 * The folder's `collection.json`, or undefined where there is none.
 * @throws InvalidInputError naming the field
 */
export async function readCollectionWords(folder: string): Promise<CollectionWords | undefined> {
  const text = await readFile(path.join(folder, 'collection.json'), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new InvalidInputError('collection.json', `is not JSON: ${(cause as Error).message}`)
  }
  const words = collectionSchema.safeParse(json)
  if (words.success) return words.data
  const issue = words.error.issues[0]
  throw new InvalidInputError(
    `collection.json ${issue?.path.join('.') ?? ''}`.trim(),
    issue?.message ?? 'is wrong',
  )
}

/**
 * Reads `metadata.csv` (`file,name,description`, `editions` and a column a trait). Rows that cannot be used are named
 * in `problems` with their line; the others count.
 */
export async function readFileWords(
  folder: string,
): Promise<{ words: Map<string, FileWords>; problems: SkippedFile[] }> {
  const words = new Map<string, FileWords>()
  const problems: SkippedFile[] = []
  const bad = (line: number, reason: string) =>
    problems.push({ file: `metadata.csv:${line}`, code: 'BAD_ROW', reason })
  const rows = createReadStream(path.join(folder, 'metadata.csv'))
    .on('error', (error) => rows.destroy(error))
    .pipe(
      parse({
        bom: true,
        columns: (header: string[]) => header.map((name) => name.trim()),
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        max_record_size: 256 * 1024,
      }),
    )
  try {
    for await (const row of rows) {
      const { record, info } = row as {
        record: Record<string, string>
        info: { lines: number; error?: Error }
      }
      const file = record.file?.replaceAll('\\', '/').replace(/^\.\//, '').normalize('NFC')
      if (!file) bad(info.lines, 'It names no file.')
      else if (info.error) bad(info.lines, `It has more or fewer columns than the header ("${file}").`)
      else if (words.has(file))
        bad(info.lines, `"${file}" is described a second time; the first description counts.`)
      else if (record.editions && !/^[1-9][0-9]{0,17}$/.test(record.editions)) {
        bad(info.lines, `The editions of "${file}" must be a whole number above 0.`)
      } else words.set(file, wordsOf(record))
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { words, problems }
    // A quote that never closes, say: nothing after it can be trusted.
    const line = (error as { lines?: number }).lines ?? 1
    bad(line, `The table cannot be read from here on: ${(error as Error).message}`)
  }
  return { words, problems }
}

function wordsOf({ file: _, name, description, editions, ...traits }: Record<string, string>): FileWords {
  const attributes = Object.entries(traits)
    .filter(([trait, value]) => trait !== '' && value !== undefined && value !== '')
    .map(([trait, value]) => ({ trait_type: trait, value: traitValue(value) }))
  return {
    ...(name && { name }),
    ...(description && { description }),
    ...(editions && { editions }),
    attributes,
  }
}

/** A number where it is written like one and none of its digits would be lost ("007" stays text). */
function traitValue(text: string): string | number {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text
}
