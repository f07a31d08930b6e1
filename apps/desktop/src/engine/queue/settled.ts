import { IntaglioError, isFinalJobState, say } from '@intaglio/shared'
import type { Events } from '../events.ts'
import type { Job } from '../model.ts'
import type { Store } from '../store/store.ts'
import { toJob } from '../views.ts'

/**
 * Resolves when no job of the project can go on by itself: all final or blocked.
 * @param studio.ended aborts when the engine closes
 * @throws the signal's reason; IntaglioError `CLOSED` when the engine is closed meanwhile
 */
export function settled(
  { store, events, ended }: { store: Store; events: Events; ended: AbortSignal },
  projectId: string,
  signal?: AbortSignal,
): Promise<Job[]> {
  return new Promise((resolve, reject) => {
    const finish = (act: () => void) => {
      stopLooking()
      signal?.removeEventListener('abort', refuse)
      ended.removeEventListener('abort', closed)
      act()
    }
    const look = () => {
      const jobs = store.jobs.list(projectId)
      if (jobs.every(({ state }) => isFinalJobState(state) || state === 'blocked')) {
        finish(() => resolve(jobs.map(toJob)))
      }
    }
    const refuse = () => finish(() => reject(signal?.reason as Error))
    const closed = () =>
      finish(() => reject(new IntaglioError(say`The studio was closed.`, { code: 'CLOSED' })))
    const stopLooking = events.subscribe(look)
    if (signal?.aborted) return refuse()
    if (ended.aborted) return closed()
    signal?.addEventListener('abort', refuse, { once: true })
    ended.addEventListener('abort', closed, { once: true })
    look()
  })
}
