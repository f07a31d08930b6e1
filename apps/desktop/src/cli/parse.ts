import { InvalidArgumentError } from 'commander'
import { isField } from '../engine/metadata/formats/propose-mapping.ts'
import type { ColumnMapping } from '../engine/metadata/types.ts'

/** A whole number of at least 1, from the command line. */
export function positive(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= 1 && number <= 1_000_000) return number
  throw new InvalidArgumentError('It takes a whole number from 1 to 1000000.')
}

/** Hundredths of a percent, from a percentage: "7.5" is 750. */
export function percentage(text: string): number {
  const bps = Math.round(Number(text.replace(/%$/, '')) * 100)
  if (/^\d+(\.\d{1,2})?%?$/.test(text) && bps <= 10_000) return bps
  throw new InvalidArgumentError('It takes a percentage from 0 to 100, as 7.5.')
}

/** How many of 64 bits, from the command line. */
export function bits(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= 32) return Number(text)
  throw new InvalidArgumentError('It takes a whole number from 0 to 32.')
}

/** An http or https address. */
export function address(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text
  throw new InvalidArgumentError('It takes an http or https address.')
}

/** Collects the values of repeated options. */
export function repeated(text: string, before: string[] = []): string[] {
  return [...before, text]
}

/** Collects `Column=field` of repeated options. */
export function columnField(text: string, before: ColumnMapping = {}): ColumnMapping {
  const [, column, field = ''] = /^(.+)=([^=]+)$/.exec(text) ?? []
  if (column === undefined)
    throw new InvalidArgumentError('It takes a column and what it means: "Title=name".')
  if (!isField(field)) {
    throw new InvalidArgumentError(`"${field}" is no meaning; see "intaglio import --help".`)
  }
  return { ...before, [column]: field }
}
