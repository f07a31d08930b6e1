import type { LeaseKeeper } from '../lease-keeper.ts'
import type { Queue } from './queue.ts'

const leaseName = 'queue'

/**
 * The queue, run by one process at a time: whoever holds the lease. In the others it is a queue that has been
 * stopped, through which a person may still retry and cancel; the runner sees that in the store and goes on.
 */
export interface OneRunner extends Omit<Queue, 'close'> {
  /** Takes over where no one runs the queue. To be called now and then. */
  lookForLease(): void
  close(): Promise<void>
}

/** @param create makes a queue that ends with `stop` and does nothing where `stop` is aborted already */
export function createOneRunner(leases: LeaseKeeper, create: (stop: AbortController) => Queue): OneRunner {
  let queue = create(stopped())
  let runs = false
  let closed = false
  const closing = new Set<Promise<void>>()

  const lose = () => {
    const old = queue
    runs = false
    queue = create(stopped())
    const ending: Promise<void> = old.close().finally(() => closing.delete(ending))
    closing.add(ending)
  }
  return {
    lookForLease() {
      // What an earlier queue of ours still does must be over before a new one begins.
      if (runs || closed || closing.size > 0 || leases.holder(leaseName)) return
      if (leases.take(leaseName, lose)) return
      runs = true
      queue = create(new AbortController())
      queue.kick()
    },
    kick: () => queue.kick(),
    backendIsBack: () => queue.backendIsBack(),
    signedIn: () => queue.signedIn(),
    retry: (jobId) => queue.retry(jobId),
    cancel: (jobId) => queue.cancel(jobId),
    async close() {
      closed = true
      await Promise.all([queue.close(), ...closing])
      if (runs) leases.release(leaseName)
    },
  }
}

function stopped(): AbortController {
  const stop = new AbortController()
  stop.abort()
  return stop
}
