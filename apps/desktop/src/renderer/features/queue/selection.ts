/** Which rows are chosen, as in a file manager; ranges begin at the anchor. */
export interface Selection {
  ids: ReadonlySet<string>
  anchor: string | undefined
  /** Where the keyboard stands. */
  current: string | undefined
}

export const nothingSelected: Selection = { ids: new Set(), anchor: undefined, current: undefined }

/** A click or key on a row: alone, with Shift (from the anchor to here), or with Mod (this one too, or no more). */
export function choose(
  order: readonly string[],
  before: Selection,
  id: string,
  how: { shift: boolean; mod: boolean },
): Selection {
  if (how.shift && before.anchor !== undefined) {
    const [from, to] = [order.indexOf(before.anchor), order.indexOf(id)].sort((a, b) => a - b)
    const range = order.slice(from, (to ?? 0) + 1)
    return { ids: new Set(how.mod ? [...before.ids, ...range] : range), anchor: before.anchor, current: id }
  }
  if (!how.mod) return { ids: new Set([id]), anchor: id, current: id }
  const ids = new Set(before.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id, current: id }
}

/** The row a key leads to; undefined where it is no such key, or there are no rows. */
export function rowOfKey(order: readonly string[], current: string | undefined, key: string): string | undefined {
  const at = current === undefined ? -1 : order.indexOf(current)
  const target: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 12,
    PageUp: at - 12,
    Home: 0,
    End: order.length - 1,
  }
  const to = target[key]
  return to === undefined ? undefined : order[Math.max(0, Math.min(order.length - 1, to))]
}
