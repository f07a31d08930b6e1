import type { TaskReport } from './tasks.ts'

/** Before that it would say more of how a stage begins than of how it goes on. */
const leastMilliseconds = 1_000

/**
 * Says of a task how much of its stage it does in a second, from what it reports: since its first report of the stage,
 * because what it goes on with was done before.
 */
export function createPace(
  now = () => performance.now(),
): (report: Pick<TaskReport, 'stage' | 'done'>) => { perSecond?: number } {
  let begun: { stage: string; done: number; at: number } | undefined
  let last = 0
  return ({ stage, done }) => {
    const at = now()
    // Less than before: it was begun anew.
    if (begun?.stage !== stage || done < last) begun = { stage, done, at }
    last = done
    const took = at - begun.at
    return took < leastMilliseconds ? {} : { perSecond: ((done - begun.done) * 1_000) / took }
  }
}
