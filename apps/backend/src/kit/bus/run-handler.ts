import type { CrashPoint } from '../crash-points.ts'
import { consumedSeconds } from '../metrics.ts'
import { withTrace } from '../trace.ts'
import type { IncomingMessage, Subscription } from './port.ts'

/** Runs a consumer's work inside the trace of its message, with the points at which a test may have it die. */
export async function runHandler(
  subscription: Subscription,
  message: IncomingMessage,
  crash: (point: CrashPoint, detail?: string) => void,
): Promise<void> {
  const { trace_id: traceId } = (message.body ?? {}) as { trace_id?: unknown }
  crash('consumer:before-work', subscription.queue)
  const stop = consumedSeconds.startTimer({ queue: subscription.queue })
  try {
    await withTrace(typeof traceId === 'string' ? traceId : '', () => subscription.handle(message))
    stop({ outcome: 'done' })
  } catch (error) {
    stop({ outcome: 'failed' })
    throw error
  }
  crash('consumer:before-ack', subscription.queue)
}
