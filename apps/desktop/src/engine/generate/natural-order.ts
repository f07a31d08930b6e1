/**
 * The order in which people read names: numbers by their value, letters regardless of case. It asks no collation of the
 * system, which is another one on another machine.
 */
export function naturalOrder(one: string, other: string): number {
  const [ours, theirs] = [partsOf(one), partsOf(other)]
  for (let index = 0; index < Math.min(ours.length, theirs.length); index += 1) {
    const difference = compareParts(ours[index] as string, theirs[index] as string)
    if (difference !== 0) return difference
  }
  return ours.length - theirs.length || compare(one, other)
}

function partsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\d+|\D+/g) ?? []
  )
}

function compareParts(one: string, other: string): number {
  if (!/^\d/.test(one) || !/^\d/.test(other)) return compare(one, other)
  const [ours, theirs] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')]
  return ours.length - theirs.length || compare(ours, theirs)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
