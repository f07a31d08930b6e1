/** A stream that is fed from outside. Its reader may leave while it waits, which an async generator cannot notice. */
export interface PushStream<T> {
  push(value: T): void
  /** No more values; those pushed before are still read. */
  end(): void
  readonly values: AsyncIterableIterator<T>
}

/** @param onClose called once, when the stream ended or its reader left */
export function createPushStream<T>(onClose: () => void): PushStream<T> {
  const waiting: T[] = []
  let ended = false
  let wake: (() => void) | undefined

  const end = () => {
    if (ended) return
    ended = true
    wake?.()
    onClose()
  }
  const values: AsyncIterableIterator<T> = {
    async next() {
      while (waiting.length === 0 && !ended) {
        await new Promise<void>((resolve) => (wake = resolve))
      }
      const [value] = waiting.splice(0, 1)
      return value === undefined ? { done: true, value: undefined } : { done: false, value }
    },
    return() {
      waiting.length = 0
      end()
      return Promise.resolve({ done: true, value: undefined })
    },
    [Symbol.asyncIterator]: () => values,
  }
  return {
    push(value) {
      if (ended) return
      waiting.push(value)
      wake?.()
    },
    end,
    values,
  }
}
