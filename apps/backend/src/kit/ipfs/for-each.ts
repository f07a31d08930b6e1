/** How many are at work at once: enough to keep a disk busy, few enough to bound memory. */
const concurrency = 32

/** Runs `work` over everything, some at a time; stops taking more at the first failure and throws it. */
export async function forEach<T>(
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  try {
    for await (const item of items) {
      const task: Promise<void> = work(item)
        .catch((error: unknown) => failures.push(error))
        .then(() => void running.delete(task))
      running.add(task)
      if (running.size >= concurrency) await Promise.race(running)
      if (failures.length > 0) break
    }
  } finally {
    await Promise.all(running)
  }
  if (failures.length > 0) throw failures[0]
}
