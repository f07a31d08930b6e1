// Traits as the cells of a table say them.
import { say, type Text } from '@intaglio/shared'
import { displayTypes, type Attribute, type DisplayType } from '../../model.ts'
import type { Field } from '../types.ts'

/** What one column of a table is. */
export interface Column {
  field: Field | 'more'
  /** Of a trait: its name, and how its cells are read; undefined takes what looks like a number as one. */
  trait?: string
  type?: DisplayType | 'text' | undefined
  max?: number | undefined
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

/** A trait as a cell says it. A date may be written as 2026-03-01, in UTC. */
export function attributeOf(
  trait: string,
  text: string,
  type: Column['type'],
  max: number | undefined,
  bad: (field: string, what: Text) => void,
): Attribute {
  const limit = max !== undefined && { max_value: max }
  if (type === undefined) return { trait_type: trait, value: traitValue(text), ...limit }
  if (type === 'text') return { trait_type: trait, value: text, ...limit }
  const value = (type === 'date' ? secondsOf(text) : undefined) ?? Number(text)
  if (Number.isFinite(value)) return { trait_type: trait, value, display_type: type, ...limit }
  bad(trait, say`"${{ text }}" is no number, which ${{ type }} wants`)
  return { trait_type: trait, value: text }
}

/** A number where it is written like one and none of its digits would be lost ("007" stays text). */
export function traitValue(text: string): string | number {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text
}

/** Seconds since 1970 of a date as people and spreadsheets write it without room for doubt. */
function secondsOf(text: string): number | undefined {
  const isIso = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/.test(text)
  if (!isIso) return undefined
  const isLocal = text.length > 10 && !/(Z|[+-]\d{2}:\d{2})$/.test(text)
  const milliseconds = Date.parse(`${text.replace(' ', 'T')}${isLocal ? 'Z' : ''}`)
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000)
}
