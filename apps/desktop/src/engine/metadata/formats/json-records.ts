// JSON that says something of several items, whatever its layout: as records, and as the rows of a table.
import { say, type Text } from '@intaglio/shared'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { SkippedFile } from '../../model.ts'
import type { Listing } from './format.ts'
import { isJson, readJson } from './read-json.ts'
import type { TableRow } from './table.ts'

/** What is said of one item. */
export interface JsonRecord {
  /** Names the file, and the place in it, in reports. */
  where: string
  /** What names it where nothing in it does: its file, or its key in a list. */
  key: string | undefined
  value: Record<string, unknown>
}

export interface JsonRecords {
  /** The file, or the first of several. */
  source: string
  records: JsonRecord[]
  problems: SkippedFile[]
}

/** Of the collection, not of items. */
const ofCollection = 'collection.json'
const maxBytes = 64 << 20
const maxColumns = 500
const maxDepth = 6

/**
 * All records of the JSON files there are: a file an item, or files that hold lists; where there are both, that which
 * says more.
 * @param limit reads no more files than are needed for so many records
 * @returns undefined where there is no JSON
 */
export async function readRecords(listing: Listing, limit = Infinity): Promise<JsonRecords | undefined> {
  const single: JsonRecord[] = []
  const listed: JsonRecord[] = []
  const problems: SkippedFile[] = []
  const files = listing.files.filter((file) => isJson(file) && path.posix.basename(file) !== ofCollection)
  for (const file of files) {
    if (single.length >= limit || listed.length >= limit) break
    const bad = (reason: Text) => problems.push({ file, code: 'BAD_ROW', reason })
    if ((await stat(listing.pathOf(file))).size > maxBytes) {
      bad(say`It is larger than ${{ most: maxBytes >> 20 }} MiB.`)
      continue
    }
    const read = await readJson(listing.pathOf(file))
    if (read === undefined) continue
    if (read.broken !== undefined) bad(read.broken)
    else if (isObject(read.value) && listIn(read.value) === undefined) {
      single.push({ where: file, key: path.posix.basename(file, '.json'), value: read.value })
    } else listed.push(...recordsIn(file, read.value, bad))
  }
  const records = listed.length > single.length ? listed : single
  const [source] = files
  return source === undefined
    ? undefined
    : { source: records[0]?.where.split(':')[0] ?? source, records, problems }
}

/** Whether JSON is that of tokens as marketplaces read it, though its files lie in no known layout. */
export function areTokens({ records }: JsonRecords): boolean {
  return (
    records.length > 0 &&
    records.every(({ value: { name, attributes = [] } }) => {
      const isList = Array.isArray(attributes) && attributes.every((each) => isTrait(each))
      return typeof name === 'string' && isList
    })
  )
}

function isTrait(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'value' in value && !('key' in value)
}

/** Records as rows, the header first: a field by its path, `props.title`, and a trait of a list as `traits[Hat]`. */
export function* rowsOf(records: readonly JsonRecord[]): Generator<TableRow> {
  const rows = records.map(({ value }) => new Map(cellsOf(value, '', 0)))
  const header = [...new Set(rows.flatMap((cells) => [...cells.keys()]))].slice(0, maxColumns)
  yield { where: '', cells: header }
  for (const [index, { where, key }] of records.entries()) {
    yield { where, key, isExact: true, cells: header.map((column) => rows[index]?.get(column) ?? '') }
  }
}

function* recordsIn(file: string, value: unknown, bad: (reason: Text) => void): Generator<JsonRecord> {
  const list = Array.isArray(value) ? (value as unknown[]) : isObject(value) ? listIn(value) : undefined
  if (list === undefined) return void bad(say`It holds no list of items.`)
  const entries = Array.isArray(list) ? list.entries() : Object.entries(list)
  for (const [key, record] of entries) {
    const where = typeof key === 'number' ? `${file}:${key + 1}` : `${file}:${key}`
    if (isObject(record)) yield { where, key: typeof key === 'string' ? key : undefined, value: record }
    else bad(say`Entry ${{ key: String(key) }} is no object.`)
  }
}

/** The items within `{ "items": […] }`, or `{ "1": {…}, "2": {…} }`; undefined of what is an item itself. */
function listIn(value: Record<string, unknown>): unknown[] | Record<string, unknown> | undefined {
  const values = Object.values(value)
  const lists = values.filter(
    (each): each is unknown[] =>
      Array.isArray(each) && each.length > 0 && each.every(isObject) && !each.every((entry) => pairOf(entry)),
  )
  if (lists.length === 1) return lists[0]
  const objects = values.filter(isObject)
  const [first = {}] = objects
  // Items are alike; the parts of one are not.
  const areAlike = Object.keys(first).some((field) => objects.every((each) => field in each))
  return values.length > 1 && objects.length === values.length && areAlike ? value : undefined
}

function* cellsOf(value: unknown, at: string, depth: number): Generator<[string, string | number]> {
  if (typeof value === 'string' || typeof value === 'number') yield [at, value]
  else if (typeof value === 'boolean') yield [at, String(value)]
  else if (Array.isArray(value)) yield* listCells(value, at)
  else if (isObject(value) && depth < maxDepth) {
    for (const [field, within] of Object.entries(value)) {
      yield* cellsOf(within, at === '' ? field : `${at}.${field}`, depth + 1)
    }
  }
}

function* listCells(list: unknown[], at: string): Generator<[string, string | number]> {
  const pairs = list.map((entry) => (isObject(entry) ? pairOf(entry) : undefined))
  const traits = new Map<string, string | number>()
  for (const pair of pairs) {
    if (!pair) continue
    const before = traits.get(pair.name)
    traits.set(pair.name, before === undefined ? pair.value : `${before}, ${pair.value}`)
  }
  for (const [name, value] of traits) yield [`${at}[${name}]`, value]
  const plain = list.filter((entry) => typeof entry === 'string' || typeof entry === 'number')
  if (plain.length > 0) yield [at, plain.join(', ')]
}

/** What the two halves of a trait are called, in small letters. */
const nameFields = ['trait_type', 'traittype', 'trait', 'key', 'name', 'type', 'property', 'category', 'k']
const valueFields = ['value', 'val', 'v']

function pairOf(entry: unknown): { name: string; value: string | number } | undefined {
  if (!isObject(entry)) return undefined
  const fields = new Map(Object.entries(entry).map(([field, value]) => [field.toLowerCase(), value]))
  const pick = (names: string[]) => names.map((name) => fields.get(name)).find((value) => value !== undefined)
  const [name, value] = [pick(nameFields), pick(valueFields)]
  if (typeof name !== 'string' || !['string', 'number', 'boolean'].includes(typeof value)) return undefined
  return { name, value: typeof value === 'number' ? value : String(value) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
