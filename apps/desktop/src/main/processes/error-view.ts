import { inEnglish, IntaglioError, say, textOf } from '@intaglio/shared'
import type { ErrorView } from '../../contract/models.ts'

/** An error as data that crosses a process. Secrets in URLs are taken out of messages of unknown origin. */
export function toErrorView(error: unknown): ErrorView {
  if (error instanceof IntaglioError) return { code: error.code, ...error.said, retryable: error.retryable }
  if (error instanceof RemoteError) return error.view
  if (error instanceof Error && error.name === 'AbortError') {
    return {
      code: 'CANCELLED',
      message: say`It was stopped.`,
      why: undefined,
      next: undefined,
      retryable: true,
    }
  }
  return { code: 'UNEXPECTED', message: textOf(error), why: undefined, next: undefined, retryable: false }
}

/** An error that another process of the studio answered with. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError'
  readonly view: ErrorView

  constructor(view: ErrorView) {
    super(inEnglish(view.message))
    this.view = view
  }
}
