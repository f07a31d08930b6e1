import { redact } from '@intaglio/shared'
import pino, { type Logger as PinoLogger } from 'pino'
import { currentTraceId } from './trace.ts'

export type Logger = PinoLogger

const secretFields = [
  'secret',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'signature',
  'privateKey',
]

/** JSON lines on standard error. Secrets, tokens and credentials in URLs are taken out on the way. */
export function createLogger(options: { level: string; service?: string }): Logger {
  return pino(
    {
      level: options.level,
      base: options.service === undefined ? {} : { service: options.service },
      redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), censor: '***' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      mixin: () => {
        const traceId = currentTraceId()
        return traceId ? { trace_id: traceId } : {}
      },
      // The last chance to catch a URL with credentials, wherever in the line it stands.
      hooks: { streamWrite: redact },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
