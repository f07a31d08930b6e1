import { IntaglioError, say } from '@intaglio/shared'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from '../kit/logger.ts'

/** What an error tells a client besides its message. `field` and `reason` stand beside the code of INVALID_INPUT. */
type Extensions = Readonly<Record<string, unknown>>

/** GraphQL's own refusals carry these codes; each is the client's mistake and its message is safe to show. */
const requestCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
])

/** Code, why, what next and details of an error of ours; and what it says, for readers of other languages. */
export function extensionsOf(error: IntaglioError): Extensions {
  const { field, reason } = error.details
  return {
    code: error.code,
    retryable: error.retryable,
    ...(error.why !== undefined && { why: error.why }),
    ...(error.next !== undefined && { next: error.next }),
    said: error.said,
    ...(error.code === 'INVALID_INPUT' && { field, reason }),
    details: error.details,
  }
}

/**
 * Makes what clients see of an error: ours as they are, GraphQL's with their code, and of any other fault nothing but
 * that there was one. Stacks stay in the log.
 */
export function createFormatError(log: Logger): (error: GraphQLError) => GraphQLFormattedError {
  return (error) => {
    const { message, locations, path } = error
    const position = { ...(locations && { locations }), ...(path && { path }) }
    const original = rootOf(error)
    if (original instanceof IntaglioError) {
      return { message: original.message, ...position, extensions: extensionsOf(original) }
    }
    const invalid = invalidVariable(message)
    if (invalid)
      return { message: `${invalid.field}: ${invalid.reason}`, ...position, extensions: invalid.extensions }
    const code = error.extensions.code
    if (original === undefined || (typeof code === 'string' && requestCodes.has(code))) {
      return { message, ...position, extensions: { code: code ?? 'BAD_REQUEST', retryable: false } }
    }
    log.error({ err: original, path }, 'a resolver failed')
    return { message: internal.message, ...position, extensions: extensionsOf(internal) }
  }
}

/** What is said of a fault that nobody foresaw. */
export const internal = new IntaglioError(say`Something went wrong inside the backend.`, {
  code: 'INTERNAL',
  next: say`Try again; if it stays, ask whoever runs the backend to look at its log.`,
})

/** An answer outside of GraphQL's own: the same shape, so that clients read one kind of error. */
export function errorBody(error: IntaglioError): { errors: { message: string; extensions: Extensions }[] } {
  return { errors: [{ message: error.message, extensions: extensionsOf(error) }] }
}

/** The HTTP status of an error that is answered outside of GraphQL. */
export function statusOf(error: IntaglioError): number {
  const statuses: Readonly<Record<string, number>> = {
    INVALID_INPUT: 400,
    UNAUTHENTICATED: 401,
    NOT_FOUND: 404,
    METHOD_NOT_ALLOWED: 405,
    TOO_LARGE: 413,
    RATE_LIMITED: 429,
    UNAVAILABLE: 503,
  }
  return statuses[error.code] ?? 500
}

function rootOf(error: GraphQLError): Error | undefined {
  let root: Error | null | undefined = error.originalError
  while (root instanceof GraphQLError && root.originalError) root = root.originalError
  return root instanceof GraphQLError ? undefined : (root ?? undefined)
}

/** Reads the field and the reason out of graphql-js's message on a variable that does not fit its type. */
function invalidVariable(
  message: string,
): { field: string; reason: string; extensions: Extensions } | undefined {
  const match =
    /^Variable "\$(?<name>\w+)" got invalid value [^]*?(?: at "(?<path>[^"]+)")?; (?<reason>[^]+)$/.exec(
      message,
    ) ?? /^Variable "\$(?<name>\w+)" of required type "[^"]+" (?<reason>was not provided\.)$/.exec(message)
  if (!match?.groups) return undefined
  const { name = '', path = name, reason = '' } = match.groups
  const field = path.replace(/^input\./, '')
  const extensions = { code: 'INVALID_INPUT', retryable: false, field, reason, details: { field, reason } }
  return { field, reason, extensions }
}
