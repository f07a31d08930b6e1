import { IntaglioError, say } from '@intaglio/shared'
import { isAbortError } from 'abort-controller-x'
import {
  createServer,
  type CompatServiceDefinition,
  type Server,
  type ServiceImplementation,
} from 'nice-grpc'
import { ServerError, Status, type CallContext, type ServerMiddlewareCall } from 'nice-grpc-common'
import { HealthDefinition, HealthServiceImpl } from 'nice-grpc-server-health'
import type { Logger } from '../logger.ts'
import { grpcSeconds } from '../metrics.ts'
import { withTrace } from '../trace.ts'
import { encodeError, errorKey, statusOf } from './errors.ts'
import { maxMessageBytes, traceKey } from './limits.ts'

export interface GrpcServer {
  add<D extends CompatServiceDefinition>(definition: D, implementation: ServiceImplementation<D>): void
  /** @returns the port, which is chosen where 0 was asked for */
  listen(address: { host: string; port: number }): Promise<number>
  close(): Promise<void>
}

/** How long calls in flight may take when the server stops. */
const drainMilliseconds = 5_000

/** A gRPC server whose errors reach the other side whole, with the standard health service. */
export function createGrpcServer({ log }: { log: Logger }): GrpcServer {
  const server: Server = createServer({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': maxMessageBytes,
  }).use(reportErrors(log))
  server.add(HealthDefinition, HealthServiceImpl())

  return {
    add: (definition, implementation) => server.add(definition, traced(definition, implementation)),
    listen: ({ host, port }) => server.listen(`${host}:${port}`),
    async close() {
      const timer = setTimeout(() => server.forceShutdown(), drainMilliseconds)
      await server.shutdown()
      clearTimeout(timer)
    },
  }
}

function reportErrors(log: Logger) {
  return async function* <Request, Response>(
    call: ServerMiddlewareCall<Request, Response>,
    context: CallContext,
  ) {
    const stop = grpcSeconds.startTimer({ method: call.method.path })
    let outcome = 'ok'
    try {
      return yield* call.next(call.request, context)
    } catch (error) {
      outcome = error instanceof IntaglioError ? error.code : 'fault'
      if (error instanceof ServerError || isAbortError(error)) throw error
      if (error instanceof IntaglioError) {
        context.trailer.set(errorKey, encodeError(error))
        throw new ServerError(statusOf(error), error.message)
      }
      // What it says may be about our insides: the log gets it, the caller does not.
      log.error({ err: error, method: call.method.path }, 'call failed')
      const fault = new IntaglioError(say`Something went wrong on the server.`, {
        code: 'INTERNAL',
        why: say`The reason is in its log.`,
        retryable: true,
      })
      context.trailer.set(errorKey, encodeError(fault))
      throw new ServerError(Status.INTERNAL, fault.message)
    } finally {
      stop({ outcome })
    }
  }
}

type Handler = (request: unknown, context: CallContext) => unknown

/** Each call runs in the trace that its caller names. */
function traced<D extends CompatServiceDefinition>(
  definition: D,
  implementation: ServiceImplementation<D>,
): ServiceImplementation<D> {
  const handlers = implementation as unknown as Record<string, Handler>
  const names = Object.keys('methods' in definition ? definition.methods : definition)
  const wrapped = names.map((name): [string, Handler] => [
    name,
    (request, context) =>
      withTrace(context.metadata.get(traceKey) ?? '', () =>
        handlers[name]?.call(implementation, request, context),
      ),
  ])
  return Object.fromEntries(wrapped) as unknown as ServiceImplementation<D>
}
