/**
 * Waits for work that a person can stop or pause. Whoever did knows: that is no failure.
 * @returns undefined where it was stopped
 */
export async function unlessStopped<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return undefined
    throw error
  }
}
