import { IntaglioError, NotFoundError, UnavailableError } from '@intaglio/shared'

/** The place asks to be left in peace for a while. */
export class ThrottledError extends IntaglioError {
  override readonly name = 'ThrottledError'
  /** Undefined where it did not say. */
  readonly retryAfterMs: number | undefined
  constructor(place: string, retryAfterMs: number | undefined) {
    const minutes = Math.ceil((retryAfterMs ?? 0) / 60_000)
    super(`${place} asks for fewer requests.`, {
      code: 'RATE_LIMITED',
      retryable: true,
      next:
        minutes > 1
          ? `It wants to be left in peace for ${minutes} minutes: send again then; it goes on where it was.`
          : 'Send again later: it goes on where it was.',
    })
    this.retryAfterMs = retryAfterMs
  }
}

/** An answer that is no success, as one of our errors. */
export function statusError(
  place: string,
  { status, headers }: { status: number; headers: { get(name: string): string | null } },
): IntaglioError {
  const retryAfter = headers.get('retry-after')
  if (status === 429 || (status === 503 && retryAfter !== null)) {
    return new ThrottledError(place, parseRetryAfter(retryAfter, Date.now()))
  }
  if (status === 404 || status === 410 || status === 412) return new NotFoundError('A block')
  if (status === 401 || status === 403) {
    return new IntaglioError(`${place} does not let us in (${status}).`, {
      code: 'TARGET_REFUSED',
      next: 'Check its token.',
      details: { status },
    })
  }
  return new IntaglioError(`${place} answered with ${status}.`, {
    code: 'TARGET_ERROR',
    retryable: status >= 500 || status === 408,
    details: { status },
  })
}

export function unreachable(place: string, cause: unknown): UnavailableError {
  return new UnavailableError(place, {
    next: 'Try again when it is back; what was sent is not sent again.',
    cause,
  })
}

/** Milliseconds to wait, of a header in seconds or as a date. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
