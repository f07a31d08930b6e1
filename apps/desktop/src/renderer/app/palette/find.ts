/** A text as it is compared: without case, and without the marks that are tedious to type. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
}

/** Those whose words contain every word that was typed; where the name begins with it first. */
export function find<Entry extends { label: string; keywords?: string }>(
  entries: readonly Entry[],
  typed: string,
): Entry[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const [first] = words
  if (first === undefined) return [...entries]
  const found = entries.filter((entry) => {
    const text = plain(`${entry.label} ${entry.keywords ?? ''}`)
    return words.every((word) => text.includes(word))
  })
  const begins = (entry: Entry): number => (plain(entry.label).startsWith(first) ? 0 : 1)
  return found.sort((one, other) => begins(one) - begins(other))
}
