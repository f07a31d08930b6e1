/**
 * The one base error. `message` says what happened in one short line, `why` and `next` finish the sentence
 * for a person, `code` is stable and safe to match on, and `retryable` alone decides whether a queue tries again.
 */
export interface IntaglioErrorOptions {
  /** Stable, SCREAMING_SNAKE; part of the public protocol. */
  code: string
  /** The reason, in words a person understands. */
  why?: string
  /** What the person can do about it. */
  next?: string
  /** Whether the same call may succeed later without anyone changing anything. */
  retryable?: boolean
  /** Machine-readable facts: field names, ids, limits. Never secrets. */
  details?: Readonly<Record<string, unknown>>
  cause?: unknown
}

export class IntaglioError extends Error {
  override readonly name: string = 'IntaglioError'
  readonly code: string
  readonly why: string | undefined
  readonly next: string | undefined
  readonly retryable: boolean
  readonly details: Readonly<Record<string, unknown>>

  constructor(message: string, options: IntaglioErrorOptions) {
    super(redact(message), options.cause === undefined ? undefined : { cause: options.cause })
    this.code = options.code
    this.why = options.why === undefined ? undefined : redact(options.why)
    this.next = options.next
    this.retryable = options.retryable ?? false
    this.details = options.details ?? {}
  }

  /** What, why and what next as one paragraph. */
  get sentence(): string {
    return [this.message, this.why, this.next].filter((part) => part !== undefined).join(' ')
  }
}

/** A value from outside was refused; `field` names it the way its sender did. */
export class InvalidInputError extends IntaglioError {
  override readonly name = 'InvalidInputError'
  constructor(field: string, reason: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`${field}: ${reason}`, { code: 'INVALID_INPUT', details: { field, reason, ...details } })
  }
}

/** Something this process depends on did not answer. Always worth another try. */
export class UnavailableError extends IntaglioError {
  override readonly name = 'UnavailableError'
  constructor(what: string, options: { why?: string; next?: string; cause?: unknown } = {}) {
    super(`${what} cannot be reached.`, {
      code: 'UNAVAILABLE',
      retryable: true,
      details: { what },
      ...options,
    })
  }
}

export class NotFoundError extends IntaglioError {
  override readonly name = 'NotFoundError'
  constructor(what: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`${what} was not found.`, { code: 'NOT_FOUND', details })
  }
}

/** True for errors that say so themselves; an unknown error is taken for a passing fault. */
export function isRetryable(error: unknown): boolean {
  return error instanceof IntaglioError ? error.retryable : true
}

// Neither crosses a quote: the text may be a line of JSON, which has to stay one.
const urlCredentials = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'\\]+@/gi
const urlSecrets = /([?&](?:key|apikey|api_key|token|secret|password)=)[^&\s"'\\]+/gi

/** Takes credentials out of every URL in a text, so that no error or log line can carry one. */
export function redact(text: string): string {
  return text.replace(urlCredentials, '$1***@').replace(urlSecrets, '$1***')
}
