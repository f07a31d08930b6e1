import {
  IntaglioError,
  InvalidInputError,
  NotFoundError,
  textSchema,
  UnavailableError,
  type PhraseValue,
  type Text,
} from '@intaglio/shared'
import { Status } from 'nice-grpc-common'
import { z } from 'zod'

/** Trailing metadata in which an error travels whole; the status beside it is for everybody else. */
export const errorKey = 'intaglio-error-bin'

const wireSchema = z.object({
  code: z.string(),
  message: textSchema,
  why: textSchema.optional(),
  next: textSchema.optional(),
  retryable: z.boolean(),
  details: z.record(z.string(), z.unknown()),
})
type WireError = z.output<typeof wireSchema>

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

export function encodeError({ code, said, retryable, details }: IntaglioError): Uint8Array {
  const wire: WireError = { code, ...said, retryable, details }
  const bytes = Buffer.from(JSON.stringify(wire))
  return bytes.length <= maxWireBytes ? bytes : Buffer.from(JSON.stringify({ ...wire, details: {} }))
}

/** The error as it was thrown on the other side, of the same class where that has one of its own. */
export function decodeError(bytes: Uint8Array): IntaglioError {
  const { message, ...wire } = wireSchema.parse(JSON.parse(Buffer.from(bytes).toString()))
  const { field, what, reason } = typeof message === 'string' ? {} : message.values
  const { why, next } = wire
  if (wire.code === 'INVALID_INPUT' && typeof field === 'string' && isText(reason)) {
    const { field: _, reason: __, ...rest } = wire.details
    return new InvalidInputError(field, reason, rest)
  }
  if (wire.code === 'UNAVAILABLE' && isText(what)) {
    return new UnavailableError(what, { ...(why && { why }), ...(next && { next }) })
  }
  if (wire.code === 'NOT_FOUND' && isText(what)) return new NotFoundError(what, wire.details)
  const { code, retryable, details } = wire
  return new IntaglioError(message, { code, retryable, details, ...(why && { why }), ...(next && { next }) })
}

function isText(value: PhraseValue | undefined): value is Text {
  return textSchema.safeParse(value).success
}
