/** How often a process of the studio may end by itself before the studio stops starting it again. */
const TRIES = 3
const WITHIN_MS = 10 * 60_000

/**
 * Counts restarts: at most `tries` in any `withinMs`, so that a process which cannot live does not take the
 * computer with it.
 * @returns a function that takes one restart, or says false where none is left
 */
export function createRestarts(
  tries = TRIES,
  withinMs = WITHIN_MS,
  now: () => number = Date.now,
): () => boolean {
  let taken: number[] = []
  return () => {
    const since = now() - withinMs
    taken = taken.filter((time) => time > since)
    if (taken.length >= tries) return false
    taken.push(now())
    return true
  }
}
