import { inEnglish } from '@intaglio/shared'
import type { SkippedFile } from '../engine/model.ts'
import type { NotThrough, StorageProof } from '../engine/storage/types.ts'

/** A count and its noun: "1 item", "24 items". */
export function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`
}

/** A text as a terminal can take it: file names may hold what moves its cursor or turns the line around. */
export function printable(text: string): string {
  return text.replace(unprintable, (control) => `\\u{${(control.codePointAt(0) ?? 0).toString(16)}}`)
}
/** Every control but the end of a line, and what changes the direction of writing. */
const unprintable = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** Lines of labels and values, the values in one column. */
export function table(rows: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(...rows.map(([label]) => label.length))
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n')
}

export function skippedLine({ file, reason }: SkippedFile): string {
  return `  ${file}: ${inEnglish(reason)}`
}

/** "2 earlier versions (3 addresses)". */
export function earlierWords({ versions, roots }: { versions: number; roots: readonly string[] }): string {
  const addresses = roots.length === 1 ? '1 address' : `${roots.length} addresses`
  return `${count(versions, 'earlier version')} (${addresses})`
}

/** What was read back of a collection, from where, and where in vain. */
export function provenWords({ blocks, bytes, readFrom, notThrough }: StorageProof): string {
  const checked = `Checked ${count(blocks, 'block')} (${megabytes(bytes)}) by hash, read from: ${inEnglish(readFrom)}.`
  return [checked, ...notThrough.map(notThroughWords)].join('\n')
}

/** Why a collection was not proven by reading it through another place. */
export function notThroughWords({ place, why }: NotThrough): string {
  const what = {
    absent: 'does not find it',
    changed: 'gave out something else',
    silent: 'gave no answer',
    refused: 'did not give it out',
  }
  return `Not read through: ${inEnglish(place)} (it ${what[why]}).`
}
