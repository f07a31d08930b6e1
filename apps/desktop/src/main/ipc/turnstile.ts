/**
 * Lets so many run at once and no more.
 * @returns what begins one; undefined, and nothing begun, where that would be too many
 */
export function createTurnstile(
  most: number,
): <Result>(run: () => Promise<Result>) => Promise<Result> | undefined {
  let running = 0
  return (run) => {
    if (running >= most) return undefined
    running += 1
    return run().finally(() => (running -= 1))
  }
}
