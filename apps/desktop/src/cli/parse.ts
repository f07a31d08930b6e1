import { inEnglish } from '@intaglio/shared'
import { InvalidArgumentError } from 'commander'
import { attributeOf, traitColumn } from '../engine/metadata/formats/trait-cells.ts'
import { isField, type ColumnMapping } from '../engine/metadata/types.ts'
import type { Attribute } from '../engine/model.ts'

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

/** `1-10,15` as numbers. */
export function numbers(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [, first, last = first] = /^\s*(\d{1,7})(?:-(\d{1,7}))?\s*$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(last)]
    if (first === undefined || from < 1 || to < from || to - from >= 1_000_000) {
      throw new InvalidArgumentError('It takes numbers from 1, as 1-10,15.')
    }
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}

export type Pair = readonly [left: string, right: string]

/** Collects `left=right` of repeated options. */
export function pair(text: string, before: Pair[] = []): Pair[] {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It takes two words with = between them: "Hat=Crown".')
  return [...before, [text.slice(0, at), text.slice(at + 1)]]
}

/** A trait as `Hat=Crown`; or, as the header of a table says it, `Level:number/10=7`. */
export function traits(text: string, before: Attribute[] = []): Attribute[] {
  const [[header, cell] = ['', '']] = pair(text)
  const { trait = header, type, max } = traitColumn(header)
  const attribute = attributeOf(trait, cell, type, max, (_, reason) => {
    throw new InvalidArgumentError(`${inEnglish(reason)}.`)
  })
  return [...before, attribute]
}
