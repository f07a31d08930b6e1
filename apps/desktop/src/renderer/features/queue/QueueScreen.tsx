import { useTranslation } from 'react-i18next'
import type { JobView } from '../../../contract/models.ts'
import { useJobs } from '../../app/queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { JobTable } from './JobTable.tsx'
import styles from './QueueScreen.module.css'

/** Projects in the order in which the queue met them, each with its jobs. */
function byProject(jobs: readonly JobView[]): { projectId: string; name: string; jobs: JobView[] }[] {
  const groups = new Map<string, { projectId: string; name: string; jobs: JobView[] }>()
  for (const job of jobs) {
    const group = groups.get(job.projectId) ?? { projectId: job.projectId, name: job.projectName, jobs: [] }
    group.jobs.push(job)
    groups.set(job.projectId, group)
  }
  return [...groups.values()]
}

/** One queue over all projects; it moves by itself. */
export function QueueScreen() {
  const { t } = useTranslation()
  const { data: jobs, error } = useJobs()
  return (
    <Screen title={t('queue.title')}>
      <ErrorNote error={error} />
      {jobs?.length === 0 && <EmptyState title={t('queue.empty')} text={t('queue.emptyText')} />}
      {jobs &&
        byProject(jobs).map((group) => (
          <section key={group.projectId} className={styles['group']} aria-label={group.name}>
            <h2 className={styles['project']}>
              {group.name}
              <span className={styles['summary']}>
                {t('queue.summary', {
                  done: group.jobs.filter(({ state }) => state === 'ready').length,
                  total: group.jobs.length,
                })}
              </span>
            </h2>
            <div className={styles['table']}>
              <JobTable jobs={group.jobs} label={t('queue.list')} />
            </div>
          </section>
        ))}
    </Screen>
  )
}
