import {
  IconAlertTriangle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleOff,
  IconClockPause,
  IconExclamationCircle,
  IconLoader,
  IconSend,
  IconSignature,
} from '@tabler/icons-react'
import { memo, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobView } from '../../../contract/models.ts'
import { useCancelJobs, useRetryJobs } from '../../app/job-queries.ts'
import { formatAgo, formatMoment, formatNumber } from '../../ui/format.ts'
import { Hash } from '../../ui/Hash.tsx'
import { modeOf } from '../../ui/selection.ts'
import { Tick } from '../../ui/Tick.tsx'
import { canCancel, canRetry, jobState, jobTitle } from './job-words.ts'
import type { JobChoice } from './job-choice.ts'
import styles from './JobTable.module.css'

const glyphs = {
  planned: IconCircleDashed,
  prepared: IconCircleDashed,
  signing: IconSignature,
  broadcast: IconSend,
  confirming: IconLoader,
  ready: IconCircleCheckFilled,
  waiting: IconClockPause,
  blocked: IconExclamationCircle,
  failed: IconAlertTriangle,
  cancelled: IconCircleOff,
} as const satisfies Record<JobView['state'], unknown>

/** Where a row stands in its table: the first is 1. */
export function placeOfRow(row: number, start: number, height: number) {
  const style: CSSProperties = { transform: `translateY(${start}px)`, height }
  return { 'aria-rowindex': row, style }
}

/**
 * One job; what a person can do about it stands at its end. Drawn again only where something of it changed: most rows
 * stay while the list is scrolled. Those that scrolling brings are made within a frame, so it is of plain elements.
 */
export const JobRow = memo(function JobRow(props: {
  job: JobView
  now: number
  paused: boolean
  row: number
  start: number
  height: number
  selected: boolean
  current: boolean
  /** Undefined in a table that only shows. */
  choose: JobChoice['choose'] | undefined
  onError: (error: Error) => void
}) {
  const { t, i18n } = useTranslation()
  const { job, now, choose, selected } = props
  const title = jobTitle(job, t)
  const words = jobState(job, now, t, props.paused)
  const Glyph = glyphs[job.state]
  const cell = choose ? 'gridcell' : 'cell'
  return (
    <div
      id={`job-${job.jobId}`}
      role="row"
      className={styles['row']}
      aria-label={title}
      data-current={props.current}
      {...(choose && {
        'aria-selected': selected,
        onClick: (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) =>
          choose(job.jobId, modeOf(event)),
        // What is asked for of one that is not chosen is of it alone.
        onContextMenu: () => selected || choose(job.jobId, 'one'),
      })}
      {...placeOfRow(props.row, props.start, props.height)}
    >
      {choose && (
        // A tick adds to what is ticked, as everywhere; a click elsewhere on the row chooses it alone.
        <span role={cell} onClick={(event) => event.stopPropagation()}>
          <Tick
            label={t('queue.select', { job: title })}
            checked={selected}
            onChange={() => choose(job.jobId, 'toggle')}
          />
        </span>
      )}
      <span role={cell} className={styles['cut']}>
        {title}
        {job.firstPosition !== undefined && (
          <span className={styles['range']}>
            {formatNumber(job.firstPosition, i18n.language)} –{' '}
            {formatNumber(job.firstPosition + job.quantity - 1, i18n.language)}
          </span>
        )}
      </span>
      <span role={cell} className={styles['state']} data-state={job.state} title={words}>
        <Glyph size={15} className={styles['glyph'] ?? ''} />
        <span className={styles['cut']}>{words}</span>
      </span>
      <span role={cell} data-column="transaction">
        {job.txHash !== undefined && <Hash value={job.txHash} label={t('queue.transaction')} />}
      </span>
      <span role={cell} className={styles['quiet']} data-column="changed">
        <time dateTime={job.updatedAt} title={formatMoment(job.updatedAt, i18n.language)}>
          {formatAgo(job.updatedAt, now, i18n.language)}
        </time>
      </span>
      <span role={cell} className={styles['actions']} onClick={(event) => event.stopPropagation()}>
        {canRetry(job) && <Act job={job} act="retry" onError={props.onError} />}
        {canCancel(job) && <Act job={job} act="cancel" onError={props.onError} />}
      </span>
    </div>
  )
})

const doing = { retry: useRetryJobs, cancel: useCancelJobs } as const

function Act(props: { job: JobView; act: keyof typeof doing; onError: (error: Error) => void }) {
  const { t } = useTranslation()
  const { job, act, onError } = props
  // Which of the two a button is never changes.
  const work = doing[act]()
  return (
    <button
      type="button"
      className={styles['act']}
      disabled={work.isPending}
      onClick={() => work.mutate({ jobIds: [job.jobId] }, { onError })}
    >
      {t(`queue.${act}`)}
    </button>
  )
}
