import { IntaglioError, UnavailableError, type ServiceName, say } from '@intaglio/shared'
import { createChannel, createClientFactory, type Channel, type ClientFactory } from 'nice-grpc'
import { ClientError, Metadata, Status, type ClientMiddleware } from 'nice-grpc-common'
import { deadlineMiddleware, type DeadlineOptions } from 'nice-grpc-client-middleware-deadline'
import { retryMiddleware, type RetryOptions } from 'nice-grpc-client-middleware-retry'
import { currentTraceId } from '../trace.ts'
import { decodeError, errorKey } from './errors.ts'
import { maxMessageBytes, traceKey } from './limits.ts'

export interface ServiceAddress {
  service: ServiceName
  host: string
  port: number
}

export function openChannel({ host, port }: ServiceAddress): Channel {
  return createChannel(`${host}:${port}`, undefined, {
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.max_send_message_length': maxMessageBytes,
    // A service that restarts is back soon; the default of grpc-js waits up to two minutes between tries.
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 2_000,
  })
}

/**
 * Clients with error mapping, deadlines, retries while a service cannot be reached, and the trace id.
 * @param milliseconds after which a call that says nothing else is given up
 */
export function clientsOf(
  address: ServiceAddress,
  milliseconds: number,
  stopping: AbortSignal,
): ClientFactory<DeadlineOptions & RetryOptions> {
  return createClientFactory()
    .use(retryMiddleware)
    .use(deadlineMiddleware)
    .use(withDefaultOptions(address, milliseconds, stopping))
}

/**
 * Outermost: whatever the inner layers report comes out as an IntaglioError. Every call may be sent again: they are
 * all made so that twice is once.
 */
function withDefaultOptions(
  address: ServiceAddress,
  milliseconds: number,
  stopping: AbortSignal,
): ClientMiddleware<object, DeadlineOptions & RetryOptions> {
  return async function* (call, options) {
    let failure: Uint8Array | undefined
    const streams = call.requestStream || call.responseStream
    try {
      return yield* call.next(call.request, {
        ...(!streams && { deadline: milliseconds }),
        retry: true,
        retryBaseDelayMs: 50,
        retryMaxDelayMs: 1_000,
        retryMaxAttempts: Infinity,
        retryableStatuses: [Status.UNAVAILABLE],
        onRetryableError(error) {
          // Nobody comes back for whom a stopping process could wait.
          if (stopping.aborted) throw error
        },
        ...options,
        metadata: new Metadata(options.metadata).set(traceKey, currentTraceId()),
        onTrailer(trailer) {
          failure = trailer.get(errorKey)
          options.onTrailer?.(trailer)
        },
      })
    } catch (error) {
      throw translate(error, failure, address)
    }
  }
}

function translate(error: unknown, failure: Uint8Array | undefined, address: ServiceAddress): unknown {
  if (!(error instanceof ClientError)) return error
  if (failure) return decodeError(failure)
  const name = say`The ${{ service: address.service }} service at ${{ place: `${address.host}:${address.port}` }}`
  if (error.code === Status.UNAVAILABLE || error.code === Status.DEADLINE_EXCEEDED) {
    return new UnavailableError(name, {
      why: error.code === Status.UNAVAILABLE ? error.details : say`It did not answer in time.`,
      next: say`Check that it runs; it is tried again.`,
      cause: error,
    })
  }
  return new IntaglioError(say`${{ name }} refused the call.`, {
    code: `GRPC_${Status[error.code]}`,
    why: error.details,
    retryable: error.code === Status.CANCELLED || error.code === Status.ABORTED,
    cause: error,
  })
}
