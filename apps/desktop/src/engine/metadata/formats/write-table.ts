import { stringify } from 'csv-stringify/sync'
import type { Attribute } from '../../model.ts'
import { attributeOf, traitColumn, traitValue } from './trait-cells.ts'
import type { ExportItem } from './format.ts'

/** A line of CSV. Space at the ends of a cell counts where it stands in quotes. */
export function csvLine(cells: readonly string[]): string {
  return stringify([cells], { quoted_match: /^\s|\s$/ })
}

/**
 * Columns that hold the traits of all items, in an order that is that of every item's traits where there is one; an
 * item that has a trait twice takes two columns.
 * @param headerOf the column's header; attributes with one header share a column, and one without has none
 */
export function traitColumns(
  items: Iterable<ExportItem>,
  headerOf: (attribute: Attribute) => string | undefined,
): { headers: string[]; cells: (item: ExportItem) => string[] } {
  const keysOf = (attributes: readonly Attribute[]) => {
    const times = new Map<string, number>()
    return attributes.map((attribute) => {
      const header = headerOf(attribute)
      if (header === undefined) return undefined
      const time = (times.get(header) ?? 0) + 1
      times.set(header, time)
      return `${time} ${header}`
    })
  }
  const followers = new Map<string, Set<string>>()
  for (const item of items) {
    const keys = keysOf(item.attributes).filter((key) => key !== undefined)
    for (const [index, key] of keys.entries()) {
      const after = followers.get(key) ?? new Set()
      followers.set(key, after)
      const next = keys[index + 1]
      if (next !== undefined) after.add(next)
    }
  }
  const places = new Map(inOrder(followers).map((key, place) => [key, place]))
  const headers = [...places.keys()].map((key) => key.slice(key.indexOf(' ') + 1))
  return {
    headers,
    cells(item) {
      const cells = headers.map(() => '')
      keysOf(item.attributes).forEach((key, index) => {
        if (key !== undefined) cells[places.get(key) as number] = String(item.attributes[index]?.value ?? '')
      })
      return cells
    },
  }
}

/** Each before those that follow it; what goes in a circle in the order in which it came. */
function inOrder(followers: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const open = new Map([...followers.keys()].map((key) => [key, 0]))
  for (const after of followers.values()) {
    for (const key of after) open.set(key, (open.get(key) ?? 0) + 1)
  }
  const ordered: string[] = []
  for (let [first] = open.keys(); first !== undefined; [first] = open.keys()) {
    const key = [...open].find(([, before]) => before === 0)?.[0] ?? first
    open.delete(key)
    ordered.push(key)
    for (const next of followers.get(key) ?? []) {
      const before = open.get(next)
      if (before !== undefined) open.set(next, before - 1)
    }
  }
  return ordered
}

/** The header `traitColumn` reads back as the same kind of attribute. */
export function typedHeader({ trait_type, value, display_type, max_value }: Attribute): string {
  const looksNumeric = typeof value === 'string' && typeof traitValue(value) === 'number'
  const type = display_type ?? (looksNumeric ? 'text' : '')
  const max = max_value === undefined ? '' : `/${max_value}`
  return type === '' && max === '' ? trait_type : `${trait_type}:${type}${max}`
}

/** What typed columns give back for their cells: the traits themselves, where cells can say them. */
export function readBack(headers: readonly string[], cells: readonly string[]): Attribute[] {
  return headers.flatMap((header, index) => {
    const cell = cells[index] ?? ''
    const { trait = header, type, max } = traitColumn(header)
    return cell === '' ? [] : [attributeOf(trait, cell, type, max, () => undefined)]
  })
}
