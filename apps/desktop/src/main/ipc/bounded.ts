// More than any request holds, and little enough to be parsed while nobody notices.
const MOST_VALUES = 250_000
const MOST_KEYS = 1_000
const MOST_TEXT = 16_000_000
const MOST_DEPTH = 24

/**
 * Whether a payload is of a size that is parsed at all. A schema looks at every key and every letter, and a window that
 * was taken over could hold up the main process with millions of them.
 */
export function isBounded(payload: unknown): boolean {
  let values = 0
  let text = 0
  const waiting: { value: unknown; depth: number }[] = [{ value: payload, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next
    // One that holds itself has no end.
    if ((values += 1) > MOST_VALUES || text > MOST_TEXT || depth > MOST_DEPTH) return false
    if (typeof value === 'string') text += value.length
    if (typeof value !== 'object' || value === null) continue
    // No request holds bytes, whose keys are as many as they are.
    if (ArrayBuffer.isView(value)) return false
    const within = valuesIn(value)
    if (within === undefined) return false
    for (const each of within.values) waiting.push({ value: each, depth: depth + 1 })
    text += within.text
  }
  return text <= MOST_TEXT
}

/** What an object holds, and how long its keys are together; undefined where they are too many. */
function valuesIn(value: object): { values: readonly unknown[]; text: number } | undefined {
  if (Array.isArray(value)) return value.length > MOST_VALUES ? undefined : { values: value, text: 0 }
  const keys = Object.keys(value)
  if (keys.length > MOST_KEYS) return undefined
  return { values: Object.values(value), text: keys.reduce((sum, key) => sum + key.length, 0) }
}
