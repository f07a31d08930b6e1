import type { TFunction } from 'i18next'
import type { JobStepView, JobView } from '../../../contract/models.ts'
import { wordsOf } from '../../app/i18n/words-of.ts'
import { formatCountdown } from '../../ui/format.ts'

/** What a job does, as a button would say it. */
export function jobTitle(job: Pick<JobView, 'kind' | 'quantity'>, t: TFunction): string {
  return job.kind === 'collection' ? t('queue.createCollection') : t('queue.mint', { count: job.quantity })
}

type Worded = Pick<JobView, 'state' | 'confirmations' | 'confirmationsWanted' | 'message' | 'nextTryAt'>

/** A job's state as a person reads it; a pause concerns what has not begun. */
export function jobState(job: Worded, now: number, t: TFunction, paused = false): string {
  switch (job.state) {
    case 'planned':
    case 'prepared':
      return paused ? t('queue.paused') : t(`queue.${job.state}`)
    case 'confirming':
      // Nothing to count on a chain whose blocks are believed at once.
      if (job.confirmationsWanted === 0) return t('queue.broadcast')
      return t('queue.confirming', { have: job.confirmations, want: job.confirmationsWanted })
    case 'waiting':
      return job.nextTryAt === undefined
        ? t('queue.waiting')
        : t('queue.waitingUntil', { time: formatCountdown(job.nextTryAt, now) })
    case 'blocked':
      return job.message === undefined
        ? t('queue.blocked')
        : t('queue.blockedBy', { reason: wordsOf(job.message) })
    case 'failed':
      return job.message === undefined
        ? t('queue.failed')
        : t('queue.failedBy', { reason: wordsOf(job.message) })
    default:
      return t(`queue.${job.state}`)
  }
}

/** A line of a job's history: what it became. */
export function stepWords({ from, to }: Pick<JobStepView, 'from' | 'to'>, t: TFunction): string {
  return from === undefined ? t('queue.steps.begun') : t(`queue.steps.${to}`)
}

export function canRetry({ state }: Pick<JobView, 'state'>): boolean {
  return state === 'blocked' || state === 'failed' || state === 'waiting' || state === 'cancelled'
}

/** Once something was sent, cancelling would be a promise nobody can keep. */
export function canCancel({ state, txHash }: Pick<JobView, 'state' | 'txHash'>): boolean {
  const early = state === 'planned' || state === 'prepared' || state === 'waiting' || state === 'blocked'
  return early && txHash === undefined
}
