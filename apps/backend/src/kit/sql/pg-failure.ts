import { UnavailableError, say, type Text } from '@intaglio/shared'

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  '28P01', // password refused
  '28000', // not allowed in
  '53300', // too many connections
  '57P01', // shutting down
  '57P02', // crashed
  '57P03', // starting up
  '08006', // connection lost
])

/** Turns a failure to reach the server into an error that names it; what a query itself did wrong stays as it is. */
export function pgFailure(error: unknown, label: Text): unknown {
  const { code, message = '' } = error as { code?: string; message?: string }
  const lost = /Connection terminated|timeout exceeded when trying to connect|Client was closed/i.test(
    message,
  )
  if (!lost && !(code !== undefined && unreachable.has(code))) return error
  return new UnavailableError(label, {
    why: message || say`The connection failed (${{ code: String(code) }}).`,
    next: say`Check that PostgreSQL runs and that POSTGRES_URL is right.`,
    cause: error,
  })
}
