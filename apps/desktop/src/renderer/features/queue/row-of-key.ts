/** The row a key leads to; undefined where it is no such key, or there are no rows. */
export function rowOfKey(
  order: readonly string[],
  current: string | undefined,
  key: string,
): string | undefined {
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
