import { createServer, type Server } from 'node:http'
import { IntaglioError, say } from '@intaglio/shared'
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express'
import type { Config } from '../kit/config/config.ts'
import type { Logger } from '../kit/logger.ts'
import { withTrace } from '../kit/trace.ts'
import { importCar } from './car.ts'
import { clientOf, createContext, type GatewayContext, type GatewayParts } from './context.ts'
import { createFormatError, errorBody, internal, statusOf } from './errors.ts'
import { mountApollo } from './http-apollo.ts'
import { acceptUploads } from './multipart.ts'
import { limitRequests } from './rate-limit.ts'
import { buildSchema } from './schema/build-schema.ts'
import { serveSubscriptions } from './subscriptions/websocket.ts'

/** A large CAR on a slow line takes long, but not for ever. */
const requestMilliseconds = 3_600_000

/**
 * One HTTP server for GraphQL (`/graphql`, POST and WebSocket) and CARs (`/car`).
 * @param probes handlers of /healthz, /readyz and /metrics, which are not rate limited
 */
export async function createHttp(
  parts: GatewayParts,
  config: Pick<Config, 'limits' | 'production'>,
  probes: Readonly<Record<string, RequestHandler>>,
): Promise<{ server: Server; close(): Promise<void> }> {
  const { limits, production } = config
  const app = express()
  app.disable('x-powered-by')
  // A reverse proxy on the same machine may say whom it speaks for.
  app.set('trust proxy', 'loopback')
  app.use(inTrace, secureHeaders)
  for (const [path, handler] of Object.entries(probes)) app.get(path, handler)
  app.use(limitRequests(parts.cache, limits.requestsPerMinute))

  const contexts = new WeakMap<Request, GatewayContext>()
  const contextOf = (request: Request): GatewayContext => {
    const known = contexts.get(request)
    if (known) return known
    const { authorization } = request.headers
    const context = createContext(parts, { authorization, client: clientOf(request, request.ip) })
    contexts.set(request, context)
    return context
  }
  const admit = (request: Request) => contextOf(request).identity()

  app.post('/car', importCar({ admit, media: parts.clients.media, maxBytes: limits.carBytes }))
  app.use('/graphql', postOnly, acceptUploads({ admit, maxBytes: limits.uploadBytes }))
  const schema = buildSchema()
  const formatError = createFormatError(parts.log)
  const stopApollo = await mountApollo(app, { schema, contextOf, formatError, production })
  app.use((_request, _response, next) =>
    next(new IntaglioError(say`There is nothing here.`, { code: 'NOT_FOUND' })),
  )
  app.use(answerError(parts.log))

  const server = createServer(app)
  server.requestTimeout = requestMilliseconds
  const stopSubscriptions = serveSubscriptions(server, { schema, parts, formatError })
  return {
    server,
    async close() {
      await stopSubscriptions()
      await stopApollo()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

/** Goes on in the trace that the client names by W3C's header, or in a new one. */
const inTrace: RequestHandler = (request, _response, next) => {
  const traceId = /^00-([0-9a-f]{32})-/.exec(String(request.headers.traceparent))?.[1]
  withTrace(traceId ?? '', next)
}

/** An API serves nothing that a browser should run, frame or keep. Without CORS headers no other site reads it. */
const secureHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  })
  next()
}

const postOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') {
    next()
    return
  }
  response.set('Allow', 'POST')
  next(new IntaglioError(say`GraphQL is spoken by POST only.`, { code: 'METHOD_NOT_ALLOWED' }))
}

/** Errors outside of GraphQL: the body's size and form, tokens of uploads, limits, faults. */
function answerError(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    const answer = error instanceof IntaglioError ? error : (requestError(error) ?? internal)
    if (answer === internal) log.error({ err: error }, 'a request failed')
    if (response.headersSent) {
      response.destroy()
      return
    }
    response.status(statusOf(answer)).json(errorBody(answer))
  }
}

/** What Express and its body parser refuse: errors with a status below 500. */
function requestError(error: unknown): IntaglioError | undefined {
  if (
    !(error instanceof Error) ||
    !('status' in error) ||
    typeof error.status !== 'number' ||
    error.status >= 500
  ) {
    return undefined
  }
  const code = error.status === 413 ? 'TOO_LARGE' : 'INVALID_INPUT'
  return new IntaglioError(say`The request cannot be read.`, {
    code,
    why: error.message,
    details: { field: 'body', reason: error.message },
  })
}
