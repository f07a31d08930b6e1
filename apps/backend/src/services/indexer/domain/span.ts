/** How many blocks to ask for at once: less where they are refused or full, slowly more again where they are not. */
export interface Span {
  readonly size: number
  refused(): void
  /** @param logs how many there were in the blocks */
  accepted(logs: number): void
}

/** Blocks that are not known are taken for full ones; a quiet chain is soon read in long ranges. */
const firstSize = 16
/** Logs are held in memory until their range is written; beyond this the range was longer than it should be. */
const manyLogs = 5_000

/** @param limit the most blocks ever asked for at once */
export function createSpan(limit: number): Span {
  const most = Math.max(1, limit)
  let size = Math.min(firstSize, most)
  const halve = () => {
    size = Math.max(1, Math.floor(size / 2))
  }
  return {
    get size() {
      return size
    },
    refused: halve,
    accepted(logs) {
      if (logs > manyLogs) halve()
      else if (logs * 2 <= manyLogs) size = Math.min(most, size * 2)
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
