import { IntaglioError, say } from '@intaglio/shared'
import type { Step } from '../step.ts'
import { track } from './broadcast.ts'

/**
 * confirming, second half: waits until the catalog has what the chain has. The subscription begins with the current
 * state, so nothing is missed however late it begins.
 */
export const followCatalog: Step = async (job, { backend, transitions, signal }) => {
  // A session that has run out shows itself here as what it is, not as a socket that closes.
  await backend.ensureSession()
  for await (const { status, error } of backend.statuses(job.kind, job.intentId, signal)) {
    if (status === 'READY') {
      transitions.move(job, 'ready')
      return
    }
    if (status === 'FAILED' || status === 'EXPIRED') {
      // The chain has the last word, and it says success: the backend is told the transaction once more.
      await track(backend, job)
      throw new IntaglioError(say`The backend has given the transaction up, but it is on the chain.`, {
        code: 'CATALOG_LATE',
        ...(error && { why: status === 'EXPIRED' ? say`No transaction was seen in time.` : error }),
        next: say`It was told again.`,
        retryable: true,
      })
    }
  }
  throw new IntaglioError(say`The backend stopped telling the state.`, {
    code: 'CATALOG_LATE',
    retryable: true,
  })
}
