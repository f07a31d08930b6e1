import { IntaglioError, redact } from '@intaglio/shared'
import type { ErrorView } from '../../contract/models.ts'

/** An error as data that crosses a process. Secrets in URLs are taken out of messages of unknown origin. */
export function toErrorView(error: unknown): ErrorView {
  if (error instanceof IntaglioError) {
    const { code, message, why, next, retryable } = error
    return { code, message, why, next, retryable }
  }
  if (error instanceof RemoteError) return error.view
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'CANCELLED', message: 'It was stopped.', why: undefined, next: undefined, retryable: true }
  }
  const message = redact(error instanceof Error ? error.message : String(error))
  return { code: 'UNEXPECTED', message, why: undefined, next: undefined, retryable: false }
}

/** An error that another process of the studio answered with. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError'
  readonly view: ErrorView

  constructor(view: ErrorView) {
    super(view.message)
    this.view = view
  }
}
