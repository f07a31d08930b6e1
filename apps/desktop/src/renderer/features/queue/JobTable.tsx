import { Button, Table, Tooltip } from '@mantine/core'
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
import { useTranslation } from 'react-i18next'
import type { JobView } from '../../../contract/models.ts'
import { useCancelJob, useRetryJob } from '../../app/queries.ts'
import { formatAgo } from '../../ui/format.ts'
import { Hash } from '../../ui/Hash.tsx'
import { useNow } from '../../ui/use-now.ts'
import { canCancel, canRetry, jobState, jobTitle } from './job-words.ts'
import styles from './QueueScreen.module.css'

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

/** Jobs with their state in words; what a person can do about each stands in its row. */
export function JobTable({ jobs, label }: { jobs: readonly JobView[]; label: string }) {
  const { t } = useTranslation()
  const now = useNow(1000)
  return (
    <Table aria-label={label} layout="fixed" verticalSpacing={7}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="24%">{t('queue.job')}</Table.Th>
          <Table.Th>{t('queue.state')}</Table.Th>
          <Table.Th w={130}>{t('queue.transaction')}</Table.Th>
          <Table.Th w={120}>{t('queue.changed')}</Table.Th>
          <Table.Th w={170} ta="end">
            {t('queue.actions')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {jobs.map((job) => (
          <JobRow key={job.jobId} job={job} now={now} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function JobRow({ job, now }: { job: JobView; now: number }) {
  const { t, i18n } = useTranslation()
  const retry = useRetryJob()
  const cancel = useCancelJob()
  const Glyph = glyphs[job.state]
  const title = jobTitle(job, t)
  return (
    <Table.Tr aria-label={title}>
      <Table.Td>{title}</Table.Td>
      <Table.Td>
        <span className={styles['state']} data-state={job.state}>
          <Glyph size={15} className={styles['glyph']} />
          {jobState(job, now, t)}
        </span>
      </Table.Td>
      <Table.Td>
        {job.txHash !== undefined && <Hash value={job.txHash} label={t('queue.transaction')} />}
      </Table.Td>
      <Table.Td className={styles['quiet']}>
        <Tooltip label={new Date(job.updatedAt).toLocaleString(i18n.language)}>
          <span>{formatAgo(job.updatedAt, now, i18n.language)}</span>
        </Tooltip>
      </Table.Td>
      <Table.Td>
        <span className={styles['actions']}>
          {canRetry(job) && (
            <Button
              variant="default"
              size="compact-xs"
              loading={retry.isPending}
              onClick={() => retry.mutate({ jobId: job.jobId })}
            >
              {t('queue.retry')}
            </Button>
          )}
          {canCancel(job) && (
            <Button
              variant="default"
              size="compact-xs"
              loading={cancel.isPending}
              onClick={() => cancel.mutate({ jobId: job.jobId })}
            >
              {t('queue.cancel')}
            </Button>
          )}
        </span>
      </Table.Td>
    </Table.Tr>
  )
}
