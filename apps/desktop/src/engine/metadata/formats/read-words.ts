import { say } from '@intaglio/shared'
import type { ColumnMapping } from '../types.ts'
import { findByWord, firstFound } from './find-by-word.ts'
import type { FileWords, FolderWords, Listing } from './format.ts'
import { formatOf } from './formats.ts'
import { areTokens, readRecords, type JsonRecords } from './json-records.ts'
import { readMapped } from './propose-mapping.ts'
import { isJson } from './read-json.ts'
import { tablesOf } from './table.ts'
import { readTokenJson } from './token-json.ts'

/**
 * What files say of each other, read in the layout they have, or as a mapping says.
 * @throws InvalidInputError of a mapping that does not fit, or a collection.json of ours that is wrong
 */
export async function readWords(listing: Listing, mapping: ColumnMapping | undefined): Promise<FolderWords> {
  if (mapping) return readMapped(listing, mapping)
  const format = await formatOf(listing)
  const words = await format.read(listing)
  if (format.name !== 'intaglio' || tablesOf(listing).length > 0) return words
  const json = await readRecords(listing)
  return json ? { ...words, ...readTokens(listing, json), takes: (file) => !isJson(file) } : words
}

function readTokens(listing: Listing, json: JsonRecords): Pick<FolderWords, 'source' | 'words' | 'problems'> {
  const { source, records } = json
  const problems = [...json.problems]
  const words = new Map<string, FileWords>()
  if (!areTokens(json)) {
    const reason = say`Its layout is not known: say what its fields mean.`
    if (records.length > 0) problems.push({ file: source, code: 'BAD_ROW', reason })
    return { source, words, problems }
  }
  const find = findByWord(listing)
  for (const { where, key, value } of records) {
    const number = value['edition'] ?? value['token_id'] ?? value['tokenId'] ?? value['id']
    const named = [value['image'], key, number].flatMap((each) =>
      typeof each === 'string' || typeof each === 'number' ? [String(each)] : [],
    )
    const file = firstFound(find, named)
    if (file === undefined) {
      problems.push({ file: where, code: 'BAD_ROW', reason: say`It names no file.` })
      continue
    }
    if (words.has(file)) {
      const reason = say`"${{ file }}" is described a second time; the first description counts.`
      problems.push({ file: where, code: 'BAD_ROW', reason })
      continue
    }
    const said = readTokenJson(value, where, (problem) => problems.push(problem))
    if (said) words.set(file, said)
  }
  return { source, words, problems }
}
