/** States of a job in the studio's queue. */
export const jobStates = [
  'planned',
  'prepared',
  'signing',
  'broadcast',
  'confirming',
  'ready',
  'waiting',
  'blocked',
  'failed',
  'cancelled',
] as const
export type JobState = (typeof jobStates)[number]

export const finalJobStates = ['ready', 'failed', 'cancelled'] as const satisfies readonly JobState[]

const next: Readonly<Record<JobState, readonly JobState[]>> = {
  planned: ['prepared', 'waiting', 'blocked', 'failed', 'cancelled'],
  prepared: ['signing', 'planned', 'waiting', 'blocked', 'failed', 'cancelled'],
  signing: ['broadcast', 'confirming', 'prepared', 'waiting', 'blocked', 'failed', 'cancelled'],
  broadcast: ['confirming', 'ready', 'signing', 'waiting', 'blocked', 'failed'],
  confirming: ['ready', 'broadcast', 'waiting', 'blocked', 'failed'],
  // A waiting or blocked job remembers where it stood (`resume_state`) and goes back there.
  waiting: ['planned', 'prepared', 'signing', 'broadcast', 'confirming', 'blocked', 'failed', 'cancelled'],
  blocked: ['planned', 'prepared', 'signing', 'broadcast', 'confirming', 'failed', 'cancelled'],
  failed: ['planned'],
  cancelled: ['planned'],
  ready: [],
}

export function canMoveJob(from: JobState, to: JobState): boolean {
  return next[from].includes(to)
}

export function isFinalJobState(state: JobState): boolean {
  return (finalJobStates as readonly JobState[]).includes(state)
}
