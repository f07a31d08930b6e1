import { stringify } from 'csv-stringify/sync'
import type { Attribute } from '../../model.ts'
import { traitValue } from './table.ts'
import type { ExportItem } from './format.ts'

/** A line of CSV. */
export function csvLine(cells: readonly string[]): string {
  return stringify([cells])
}

/**
 * Columns that hold the traits of all items, in the order in which they first come up; an item that has a trait twice
 * takes two columns.
 * @param headerOf the column's header; attributes with one header share a column
 */
export function traitColumns(
  items: Iterable<ExportItem>,
  headerOf: (attribute: Attribute) => string,
): { headers: string[]; cells: (item: ExportItem) => string[] } {
  const places = new Map<string, number>()
  const headers: string[] = []
  const placesOf = (attributes: readonly Attribute[]) => {
    const times = new Map<string, number>()
    return attributes.map((attribute) => {
      const header = headerOf(attribute)
      const time = (times.get(header) ?? 0) + 1
      times.set(header, time)
      const key = `${time} ${header}`
      const place = places.get(key) ?? headers.push(header) - 1
      places.set(key, place)
      return place
    })
  }
  for (const item of items) placesOf(item.attributes)
  return {
    headers,
    cells(item) {
      const cells = headers.map(() => '')
      placesOf(item.attributes).forEach((place, index) => {
        cells[place] = String(item.attributes[index]?.value ?? '')
      })
      return cells
    },
  }
}

/** The header `traitColumn` reads back as the same kind of attribute. */
export function typedHeader({ trait_type, value, display_type, max_value }: Attribute): string {
  const looksNumeric = typeof value === 'string' && typeof traitValue(value) === 'number'
  const type = display_type ?? (looksNumeric ? 'text' : '')
  const max = max_value === undefined ? '' : `/${max_value}`
  return type === '' && max === '' ? trait_type : `${trait_type}:${type}${max}`
}
