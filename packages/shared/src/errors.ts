import { inEnglish, mapText, paragraph, say, type Text } from './phrase.ts'
import { redact } from './redact.ts'

/**
 * The one base error. `message` says what happened in one short line, `why` and `next` finish the sentence
 * for a person, `code` is stable and safe to match on, and `retryable` alone decides whether a queue tries again.
 */
export interface IntaglioErrorOptions {
  /** Stable, SCREAMING_SNAKE; part of the public protocol. */
  code: string
  /** The reason, in words a person understands. */
  why?: Text
  /** What the person can do about it. */
  next?: Text
  /** Whether the same call may succeed later without anyone changing anything. */
  retryable?: boolean
  /** Machine-readable facts: field names, ids, limits. Never secrets. */
  details?: Readonly<Record<string, unknown>>
  cause?: unknown
}

/** What an error says to a person, in any language. */
export interface Said {
  readonly message: Text
  readonly why: Text | undefined
  readonly next: Text | undefined
}

export class IntaglioError extends Error {
  override readonly name: string = 'IntaglioError'
  readonly code: string
  /** `message`, `why` and `next` are these in English. */
  readonly said: Said
  readonly why: string | undefined
  readonly next: string | undefined
  readonly retryable: boolean
  readonly details: Readonly<Record<string, unknown>>

  constructor(message: Text, options: IntaglioErrorOptions) {
    const said = { message: safe(message), why: safe(options.why), next: safe(options.next) }
    super(inEnglish(said.message), options.cause === undefined ? undefined : { cause: options.cause })
    this.code = options.code
    this.said = said
    this.why = said.why === undefined ? undefined : inEnglish(said.why)
    this.next = said.next === undefined ? undefined : inEnglish(said.next)
    this.retryable = options.retryable ?? false
    this.details = options.details ?? {}
  }

  /** What, why and what next as one paragraph. */
  get text(): Text {
    return paragraph([this.said.message, this.said.why, this.said.next])
  }

  /** The same in English. */
  get sentence(): string {
    return inEnglish(this.text)
  }
}

/** A value from outside was refused; `field` names it the way its sender did. */
export class InvalidInputError extends IntaglioError {
  override readonly name = 'InvalidInputError'
  constructor(field: string, reason: Text, details: Readonly<Record<string, unknown>> = {}) {
    super(say`${{ field }}: ${{ reason }}`, {
      code: 'INVALID_INPUT',
      details: { field, reason: inEnglish(reason), ...details },
    })
  }
}

/** Something this process depends on did not answer. Always worth another try. */
export class UnavailableError extends IntaglioError {
  override readonly name = 'UnavailableError'
  constructor(what: Text, options: { why?: Text; next?: Text; cause?: unknown } = {}) {
    super(say`${{ what }} cannot be reached.`, {
      code: 'UNAVAILABLE',
      retryable: true,
      details: { what: inEnglish(what) },
      ...options,
    })
  }
}

export class NotFoundError extends IntaglioError {
  override readonly name = 'NotFoundError'
  constructor(what: Text, details: Readonly<Record<string, unknown>> = {}) {
    super(say`${{ what }} was not found.`, { code: 'NOT_FOUND', details })
  }
}

/** True for errors that say so themselves; an unknown error is taken for a passing fault. */
export function isRetryable(error: unknown): boolean {
  return error instanceof IntaglioError ? error.retryable : true
}

/** What an error says to a person: ours what, why and what next; of any other its own words. */
export function textOf(error: unknown): Text {
  if (error instanceof IntaglioError) return error.text
  return redact(error instanceof Error ? error.message : String(error))
}

function safe(text: Text): Text
function safe(text: Text | undefined): Text | undefined
function safe(text: Text | undefined): Text | undefined {
  return text === undefined ? undefined : mapText(text, redact)
}
