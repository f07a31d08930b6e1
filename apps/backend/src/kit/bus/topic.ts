/** Whether a routing key meets a topic pattern: words between dots, `*` for one of them, `#` for any number. */
export function matchesTopic(pattern: string, routingKey: string): boolean {
  return matches(pattern.split('.'), routingKey.split('.'))
}

function matches(pattern: readonly string[], words: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return words.length === 0
  if (first === '#') return matches(rest, words) || (words.length > 0 && matches(pattern, words.slice(1)))
  return words.length > 0 && (first === '*' || first === words[0]) && matches(rest, words.slice(1))
}
