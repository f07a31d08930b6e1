import { IntaglioError, InvalidInputError, NotFoundError, UnavailableError } from '@intaglio/shared'
import { Status } from 'nice-grpc-common'

/** Trailing metadata in which an error travels whole; the status beside it is for everybody else. */
export const errorKey = 'intaglio-error-bin'

interface WireError {
  code: string
  message: string
  why?: string
  next?: string
  retryable: boolean
  details: Readonly<Record<string, unknown>>
}

/** Metadata of a call is bounded (8 KiB by default); details that would break it stay behind. */
const maxWireBytes = 6_000

const statusByCode: Readonly<Record<string, Status>> = {
  INVALID_INPUT: Status.INVALID_ARGUMENT,
  NOT_FOUND: Status.NOT_FOUND,
  UNAUTHENTICATED: Status.UNAUTHENTICATED,
  FORBIDDEN: Status.PERMISSION_DENIED,
  RATE_LIMITED: Status.RESOURCE_EXHAUSTED,
}

/**
 * UNAVAILABLE is not among them: it is what gRPC says where nobody answered, and asks for the same call again.
 * ABORTED leaves that to whoever began the work.
 */
export function statusOf(error: IntaglioError): Status {
  return statusByCode[error.code] ?? (error.retryable ? Status.ABORTED : Status.FAILED_PRECONDITION)
}

export function encodeError(error: IntaglioError): Uint8Array {
  const { code, message, why, next, retryable, details } = error
  const wire: WireError = { code, message, ...(why && { why }), ...(next && { next }), retryable, details }
  const bytes = Buffer.from(JSON.stringify(wire))
  return bytes.length <= maxWireBytes ? bytes : Buffer.from(JSON.stringify({ ...wire, details: {} }))
}

/** The error as it was thrown on the other side, of the same class where that has one of its own. */
export function decodeError(bytes: Uint8Array): IntaglioError {
  const { message, ...wire } = JSON.parse(Buffer.from(bytes).toString()) as WireError
  const { field, reason, what, ...rest } = wire.details
  if (wire.code === 'INVALID_INPUT' && typeof field === 'string' && typeof reason === 'string') {
    return new InvalidInputError(field, reason, rest)
  }
  if (wire.code === 'UNAVAILABLE' && typeof what === 'string') return new UnavailableError(what, wire)
  if (wire.code === 'NOT_FOUND')
    return new NotFoundError(message.replace(/ was not found\.$/, ''), wire.details)
  return new IntaglioError(message, wire)
}
