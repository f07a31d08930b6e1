import { IntaglioError, NotFoundError, UnavailableError, say, type Text } from '@intaglio/shared'

/** The place asks to be left in peace for a while. */
export class ThrottledError extends IntaglioError {
  override readonly name = 'ThrottledError'
  /** Undefined where it did not say. */
  readonly retryAfterMs: number | undefined
  constructor(place: Text, retryAfterMs: number | undefined) {
    const minutes = Math.ceil((retryAfterMs ?? 0) / 60_000)
    super(say`${{ place }} asks for fewer requests.`, {
      code: 'RATE_LIMITED',
      retryable: true,
      next:
        minutes > 1
          ? say`It wants to be left in peace for ${{ minutes }} minutes: send again then; it goes on where it was.`
          : say`Send again later: it goes on where it was.`,
    })
    this.retryAfterMs = retryAfterMs
  }
}

/** An answer that is no success, as one of our errors. */
export function statusError(
  place: Text,
  { status, headers }: { status: number; headers: { get(name: string): string | null } },
): IntaglioError {
  const retryAfter = headers.get('retry-after')
  if (status === 429 || (status === 503 && retryAfter !== null)) {
    return new ThrottledError(place, parseRetryAfter(retryAfter, Date.now()))
  }
  if (status === 404 || status === 410 || status === 412) return new NotFoundError(say`A block`)
  if (status === 401 || status === 403) {
    return new IntaglioError(say`${{ place }} does not let us in (${{ status: String(status) }}).`, {
      code: 'TARGET_REFUSED',
      next: say`Check its token.`,
      details: { status },
    })
  }
  return new IntaglioError(say`${{ place }} answered with ${{ status: String(status) }}.`, {
    code: 'TARGET_ERROR',
    retryable: status >= 500 || status === 408,
    details: { status },
  })
}

export function unreachable(place: Text, cause: unknown): UnavailableError {
  return new UnavailableError(place, {
    next: say`Try again when it is back; what was sent is not sent again.`,
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
