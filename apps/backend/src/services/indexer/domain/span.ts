/** How many blocks to ask for at once: less after a refusal, slowly more again after success. */
export interface Span {
  readonly size: number
  refused(): void
  accepted(): void
}

/** @param limit the most blocks ever asked for at once */
export function createSpan(limit: number): Span {
  let size = Math.max(1, limit)
  return {
    get size() {
      return size
    },
    refused() {
      size = Math.max(1, Math.floor(size / 2))
    },
    accepted() {
      size = Math.min(Math.max(1, limit), size * 2)
    },
  }
}

/**
 * The next blocks to read, both ends included, or undefined when there is nothing to read yet.
 * @param confirmations blocks on top of a block before it is believed
 */
export function nextRange(position: {
  lastBlock: number
  headBlock: number
  confirmations: number
  span: number
}): { from: number; to: number } | undefined {
  const from = position.lastBlock + 1
  const to = Math.min(position.headBlock - position.confirmations, from + position.span - 1)
  return to >= from ? { from, to } : undefined
}
