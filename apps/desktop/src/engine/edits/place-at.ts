/**
 * An order in which some stand where they are told: they are taken out of it, then each is put in at its position,
 * lowest first. Taking the same ones back to their places gives the order before. What is not in it is left alone.
 */
export function placeAt(
  order: readonly string[],
  rows: readonly (readonly [itemId: string, position: number])[],
): string[] {
  const moved = new Set(rows.map(([itemId]) => itemId))
  const known = new Set(order)
  const rest = order.filter((itemId) => !moved.has(itemId))
  const sorted = rows.filter(([itemId]) => known.has(itemId)).sort(([, a], [, b]) => a - b)
  const placed: string[] = []
  let taken = 0
  for (const [itemId, position] of sorted) {
    while (placed.length < position - 1 && taken < rest.length) placed.push(rest[taken++] as string)
    placed.push(itemId)
  }
  return [...placed, ...rest.slice(taken)]
}
