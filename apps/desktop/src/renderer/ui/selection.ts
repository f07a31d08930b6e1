/** Which rows or tiles are selected, as a file manager has it; ids, because positions change. */
export interface Selection {
  ids: ReadonlySet<string>
  /** Where a range begins. */
  anchor: string | undefined
  /** The one that arrows move from. */
  focus: string | undefined
}

export const nothingSelected: Selection = { ids: new Set(), anchor: undefined, focus: undefined }

/** How a click or key adds to what is selected: alone, to or from it, or all from the anchor on. */
export type SelectMode = 'one' | 'toggle' | 'range'

export function select(
  before: Selection,
  order: readonly string[],
  id: string,
  mode: SelectMode,
): Selection {
  if (mode === 'toggle') {
    const ids = new Set(before.ids)
    if (!ids.delete(id)) ids.add(id)
    return { ids, anchor: id, focus: id }
  }
  if (mode === 'range' && before.anchor !== undefined) {
    const [from, to] = [order.indexOf(before.anchor), order.indexOf(id)].sort((a, b) => a - b)
    if (from !== undefined && to !== undefined && from >= 0) {
      return { ids: new Set(order.slice(from, to + 1)), anchor: before.anchor, focus: id }
    }
  }
  return { ids: new Set([id]), anchor: id, focus: id }
}

/** What a click with these keys held down means. */
export function modeOf(event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): SelectMode {
  return event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one'
}

/** Those in an area that was drawn: alone, turned over within what was selected, or besides it. */
export function selectArea(
  before: Selection,
  order: readonly string[],
  indexes: readonly number[],
  mode: SelectMode,
): Selection {
  const found = indexes.flatMap((index) => order[index] ?? [])
  const ids = new Set(mode === 'one' ? [] : before.ids)
  for (const id of found) if (mode !== 'toggle' || !ids.delete(id)) ids.add(id)
  return { ids, anchor: found[0] ?? before.anchor, focus: found.at(-1) ?? before.focus }
}

export function selectAll(order: readonly string[]): Selection {
  return { ids: new Set(order), anchor: order[0], focus: order[0] }
}

/** Without what is there no more. */
export function keepOnly(before: Selection, order: readonly string[]): Selection {
  if (before.ids.size === 0) return before
  const known = new Set(order)
  const ids = new Set([...before.ids].filter((id) => known.has(id)))
  if (ids.size === before.ids.size) return before
  const still = (id: string | undefined) =>
    id !== undefined && known.has(id) ? id : undefined
  return { ids, anchor: still(before.anchor), focus: still(before.focus) }
}
