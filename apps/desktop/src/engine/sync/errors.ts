import type { CombinedError } from 'urql'
import { z } from 'zod'
import { IntaglioError, UnavailableError, say, textSchema } from '@intaglio/shared'

/** The backend does not know who asks (any more). A person must sign in. */
export class SignInNeededError extends IntaglioError {
  override readonly name = 'SignInNeededError'
  constructor(cause?: unknown) {
    super(say`You are not signed in to the backend.`, {
      code: 'SIGN_IN_NEEDED',
      next: say`Sign in with your wallet.`,
      cause,
    })
  }
}

export class BackendUnavailableError extends UnavailableError {
  constructor(url: string, cause?: unknown) {
    super(say`The backend`, {
      why: say`Nothing answers at ${{ host: new URL(url).host }}.`,
      next: say`Work goes on by itself when it is back.`,
      cause,
    })
  }
}

/** Where the workspace is has not been said yet: it is starting, or did not start. */
export class WorkspaceAwaitedError extends UnavailableError {
  constructor() {
    super(say`The workspace`, { why: say`It is not running yet.`, next: say`Try again when it runs.` })
  }
}

const extensionsSchema = z.object({
  code: z.string().catch('BACKEND_ERROR'),
  why: z.string().optional().catch(undefined),
  next: z.string().optional().catch(undefined),
  retryable: z.boolean().catch(false),
  details: z.record(z.string(), z.unknown()).catch({}),
  field: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  /** The same as phrases, of a backend that says them. */
  said: z
    .object({ message: textSchema, why: textSchema.optional(), next: textSchema.optional() })
    .optional()
    .catch(undefined),
})

/** An error of a GraphQL answer as the error it was on the other side. */
export function fromGraphQLError(error: {
  message: string
  extensions?: Record<string, unknown> | undefined
}): IntaglioError {
  const extensions = extensionsSchema.parse(error.extensions ?? {})
  const { code, retryable, details, field, reason } = extensions
  const { message, why, next } = extensions.said ?? { ...extensions, message: error.message }
  return new IntaglioError(message, {
    code,
    ...(why && { why }),
    ...(next && { next }),
    // A fault of the backend's own may pass; what it refuses on purpose will not.
    retryable:
      retryable || code === 'INTERNAL' || code === 'INTERNAL_SERVER_ERROR' || code === 'RATE_LIMITED',
    details: { ...details, ...(field && { field }), ...(reason && { reason }) },
    cause: error,
  })
}

/** What went wrong with an operation, as one of ours. */
export function fromCombinedError(url: string, error: CombinedError): IntaglioError {
  const first = error.graphQLErrors[0]
  if (first) return fromGraphQLError(first)
  return new BackendUnavailableError(url, error.networkError ?? error)
}
