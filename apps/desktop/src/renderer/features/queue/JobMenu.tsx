import { Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCircleX, IconCopy, IconRefresh } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobView } from '../../../contract/models.ts'
import { useCancelJobs, useRetryJobs } from '../../app/job-queries.ts'
import { canCancel, canRetry } from './job-words.ts'
import styles from './QueueScreen.module.css'

/** What can be done about the chosen jobs, where the pointer asks for it in their list. */
export function JobMenu(props: {
  jobs: readonly JobView[]
  onError: (error: Error) => void
  children: ReactNode
}) {
  return (
    <Menu position="bottom-start" offset={0} returnFocus>
      <Menu.ContextMenu>
        <div className={styles['list']} onContextMenu={passOutsideJobs}>
          {props.children}
        </div>
      </Menu.ContextMenu>
      <Menu.Dropdown>
        <JobDoings jobs={props.jobs} onError={props.onError} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** The list's head and its projects have no menu. */
function passOutsideJobs(event: MouseEvent): void {
  if (event.target instanceof Element && !event.target.closest('[role="row"][aria-selected]')) {
    event.preventDefault()
  }
}

function JobDoings({ jobs, onError }: { jobs: readonly JobView[]; onError: (error: Error) => void }) {
  const { t } = useTranslation()
  const retry = useRetryJobs()
  const cancel = useCancelJobs()
  const { copy } = useClipboard()
  const idsOf = (test: (job: JobView) => boolean): string[] =>
    jobs.filter((job) => test(job)).map(({ jobId }) => jobId)
  const toRetry = idsOf(canRetry)
  const toCancel = idsOf(canCancel)
  const hashes = jobs.flatMap(({ txHash }) => txHash ?? [])
  return (
    <>
      {toRetry.length > 0 && (
        <Menu.Item
          leftSection={<IconRefresh size={15} />}
          onClick={() => retry.mutate({ jobIds: toRetry }, { onError })}
        >
          {t('queue.retryMany', { count: toRetry.length })}
        </Menu.Item>
      )}
      {toCancel.length > 0 && (
        <Menu.Item
          leftSection={<IconCircleX size={15} />}
          onClick={() => cancel.mutate({ jobIds: toCancel }, { onError })}
        >
          {t('queue.cancelMany', { count: toCancel.length })}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconCopy size={15} />}
        disabled={hashes.length === 0}
        onClick={() => copy(hashes.join('\n'))}
      >
        {t('queue.copyTransactions', { count: hashes.length })}
      </Menu.Item>
    </>
  )
}
