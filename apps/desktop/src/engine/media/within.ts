/** Work on a stranger's bytes took longer than it may. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError'
}

/** The result of `work`, or a `TooLongError` after `milliseconds`; what is late is not waited for. */
export async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TooLongError(`It took more than ${milliseconds / 1000} s.`)),
      milliseconds,
    )
  })
  // Whichever loses must not count as unhandled.
  work.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
