import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../app/i18n/words-of.ts'
import type { JobView } from '../../../contract/models.ts'
import { useCancelJobs, useRetryJobs } from '../../app/job-queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { canCancel, canRetry } from './job-words.ts'
import { countByFilter, jobFilters } from './job-groups.ts'
import styles from './QueueScreen.module.css'

/** Several jobs at once: how they stand, and what can be done about how many of them. */
export function SelectedJobs({ jobs, onDone }: { jobs: readonly JobView[]; onDone: () => void }) {
  const { t, i18n } = useTranslation()
  const words = useWords()
  const retry = useRetryJobs()
  const cancel = useCancelJobs()
  const counts = countByFilter(jobs)
  const idsOf = (test: (job: JobView) => boolean): string[] =>
    jobs.filter((job) => test(job)).map(({ jobId }) => jobId)
  const toRetry = idsOf(canRetry)
  const toCancel = idsOf(canCancel)
  const refused = retry.data?.refused ?? cancel.data?.refused
  return (
    <aside className={styles['detail']} aria-label={t('queue.chosen', { count: jobs.length })}>
      <h2 className={styles['title']}>{t('queue.chosen', { count: jobs.length })}</h2>
      <dl className={styles['facts']}>
        {jobFilters
          .filter((filter) => filter !== 'all' && counts[filter] > 0)
          .map((filter) => (
            <div key={filter}>
              <dt>{t(`queue.filters.${filter}`)}</dt>
              <dd>{counts[filter].toLocaleString(i18n.language)}</dd>
            </div>
          ))}
      </dl>
      <div className={styles['buttons']}>
        {toRetry.length > 0 && (
          <Button
            variant="default"
            loading={retry.isPending}
            onClick={() => retry.mutate({ jobIds: toRetry })}
          >
            {t('queue.retryMany', { count: toRetry.length })}
          </Button>
        )}
        {toCancel.length > 0 && (
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ jobIds: toCancel })}
          >
            {t('queue.cancelMany', { count: toCancel.length })}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('queue.clearChoice')}
        </Button>
      </div>
      {refused && (
        <p className={styles['quiet']} role="status">
          {t('queue.refused', { count: refused.count, reason: words(refused.reason) })}
        </p>
      )}
      <ErrorNote error={retry.error ?? cancel.error} />
    </aside>
  )
}
