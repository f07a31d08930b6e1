// Where items go: the edit puts them before the item that has a number now. All orders here are of all items.

/** Puts them together, so that the first of them gets this number. */
export function placeFor(order: readonly string[], moving: ReadonlySet<string>, number: number): number {
  const behind = order.filter((itemId) => !moving.has(itemId))[number - 1]
  return behind === undefined ? order.length + 1 : order.indexOf(behind) + 1
}

/** One place to the front or back, the whole selection together; undefined at the front. */
export function stepTo(
  order: readonly string[],
  moving: ReadonlySet<string>,
  by: -1 | 1,
): number | undefined {
  const first = order.findIndex((itemId) => moving.has(itemId))
  const last = order.findLastIndex((itemId) => moving.has(itemId))
  if (by === 1) return Math.min(order.length + 1, last + 3)
  return first > 0 ? first : undefined
}

/** Who is selected once these are gone: the one behind the last of them, else the one before the first. */
export function neighbourOf(order: readonly string[], leaving: ReadonlySet<string>): string | undefined {
  const last = order.findLastIndex((itemId) => leaving.has(itemId))
  return order[last + 1] ?? order.findLast((itemId) => !leaving.has(itemId))
}
