import { Button, Checkbox, Tooltip } from '@mantine/core'
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
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobView } from '../../../contract/models.ts'
import { useCancelJobs, useRetryJobs } from '../../app/job-queries.ts'
import { formatAgo } from '../../ui/format.ts'
import { Hash } from '../../ui/Hash.tsx'
import { canCancel, canRetry, jobState, jobTitle } from './job-words.ts'
import type { JobChoice } from './JobTable.tsx'
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

/** One job; what a person can do about it stands at its end. */
export function JobRow(props: {
  job: JobView
  now: number
  paused: boolean
  place: { 'aria-rowindex': number; style: CSSProperties }
  choice?: JobChoice
}) {
  const { t, i18n } = useTranslation()
  const { job, now, choice } = props
  const title = jobTitle(job, t)
  const number = new Intl.NumberFormat(i18n.language)
  const words = jobState(job, now, t, props.paused)
  const Glyph = glyphs[job.state]
  const cell = choice ? 'gridcell' : 'cell'
  const selected = choice?.selection.ids.has(job.jobId) === true
  return (
    <div
      id={`job-${job.jobId}`}
      role="row"
      className={styles['row']}
      aria-label={title}
      data-current={choice?.selection.current === job.jobId}
      {...(choice && {
        'aria-selected': selected,
        onClick: (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) =>
          choice.choose(job.jobId, { shift: event.shiftKey, mod: event.ctrlKey || event.metaKey }),
      })}
      {...props.place}
    >
      {choice && (
        // A tick adds to what is ticked, as everywhere; a click elsewhere on the row chooses it alone.
        <span role={cell} onClick={(event) => event.stopPropagation()}>
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={t('queue.select', { job: title })}
            checked={selected}
            onChange={() => choice.choose(job.jobId, { shift: false, mod: true })}
          />
        </span>
      )}
      <span role={cell} className={styles['cut']}>
        {title}
        {job.firstPosition !== undefined && (
          <span className={styles['range']}>
            {number.format(job.firstPosition)} – {number.format(job.firstPosition + job.quantity - 1)}
          </span>
        )}
      </span>
      <span role={cell} className={styles['state']} data-state={job.state} title={words}>
        <Glyph size={15} className={styles['glyph'] ?? ''} />
        <span className={styles['cut']}>{words}</span>
      </span>
      <span role={cell}>
        {job.txHash !== undefined && <Hash value={job.txHash} label={t('queue.transaction')} />}
      </span>
      <span role={cell} className={styles['quiet']}>
        <Tooltip label={new Date(job.updatedAt).toLocaleString(i18n.language)}>
          <span>{formatAgo(job.updatedAt, now, i18n.language)}</span>
        </Tooltip>
      </span>
      <span role={cell} className={styles['actions']} onClick={(event) => event.stopPropagation()}>
        <JobActions job={job} />
      </span>
    </div>
  )
}

function JobActions({ job }: { job: JobView }) {
  const { t } = useTranslation()
  const retry = useRetryJobs()
  const cancel = useCancelJobs()
  const jobIds = [job.jobId]
  return (
    <>
      {canRetry(job) && (
        <Button
          variant="default"
          size="compact-xs"
          loading={retry.isPending}
          onClick={() => retry.mutate({ jobIds })}
        >
          {t('queue.retry')}
        </Button>
      )}
      {canCancel(job) && (
        <Button
          variant="default"
          size="compact-xs"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ jobIds })}
        >
          {t('queue.cancel')}
        </Button>
      )}
    </>
  )
}
