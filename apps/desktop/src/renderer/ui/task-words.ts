import type { TFunction } from 'i18next'
import type { TaskView } from '../../contract/models.ts'
import { formatBytes, formatNumber, formatRate } from './format.ts'

/** "12 of 40"; undefined where nobody knows how much there is. */
export function howFar({ done, total, unit }: TaskView, t: TFunction, language: string): string | undefined {
  if (total === undefined || total === 0) return undefined
  const format = unit === 'bytes' ? formatBytes : formatNumber
  return t('status.progress', { done: format(done, language), total: format(total, language) })
}

/** "17 a second"; undefined where that is not known yet. */
export function howFast({ perSecond, unit }: TaskView, t: TFunction, language: string): string | undefined {
  if (perSecond === undefined) return undefined
  const format = unit === 'bytes' ? formatBytes : formatRate
  return t('status.rate', { rate: format(perSecond, language) })
}

/** "3 minutes left"; undefined where that is not known, or hardly any. */
export function howLong({ done, total, perSecond }: TaskView, t: TFunction): string | undefined {
  if (total === undefined || !perSecond) return undefined
  const seconds = Math.round((total - done) / perSecond)
  if (seconds < 1) return undefined
  if (seconds < 60) return t('tasks.secondsLeft', { count: seconds })
  return t('tasks.minutesLeft', { count: Math.round(seconds / 60) })
}
