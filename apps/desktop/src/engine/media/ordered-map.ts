/**
 * Runs `work` over a stream with at most `concurrency` at a time and yields the results in the stream's order.
 * No more than `concurrency` results are ever held. The first error ends the stream.
 */
export async function* orderedMap<Value, Result>(
  source: Iterable<Value> | AsyncIterable<Value>,
  concurrency: number,
  work: (value: Value) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  try {
    for await (const value of source) {
      const result = work(value)
      // It is awaited in its turn; until then a rejection must not count as unhandled.
      result.catch(() => undefined)
      running.push(result)
      if (running.length >= concurrency) yield await (running.shift() as Promise<Result>)
    }
    while (running.length > 0) yield await (running.shift() as Promise<Result>)
  } finally {
    await Promise.allSettled(running)
  }
}
