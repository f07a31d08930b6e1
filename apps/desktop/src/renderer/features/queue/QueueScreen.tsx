import { Button, SegmentedControl } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJobs, usePauseQueue, useQueuePauses } from '../../app/job-queries.ts'
import { useStatus } from '../../app/queries.ts'
import { useRoute } from '../../app/route.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { countByFilter, jobFilters, linesByProject, matches, type JobFilter } from './job-groups.ts'
import { JobDetail } from './JobDetail.tsx'
import type { JobChoice } from './job-choice.ts'
import { JobMenu } from './JobMenu.tsx'
import { JobTable } from './JobTable.tsx'
import { PauseButton } from './PauseButton.tsx'
import { ReportMenu } from './ReportMenu.tsx'
import styles from './QueueScreen.module.css'
import { nothingSelected, select, selectAll } from '../../ui/selection.ts'
import { SelectedJobs } from './SelectedJobs.tsx'

/** One queue over all projects; it moves by itself. */
export function QueueScreen() {
  const { t, i18n } = useTranslation()
  const { projectId, go } = useRoute()
  const { data: jobs, error } = useJobs()
  const { data: pauses } = useQueuePauses()
  const pause = usePauseQueue()
  const isStarting = useStatus(({ backend }) => backend === 'starting') === true
  const [filter, setFilter] = useState<JobFilter>('all')
  const [selection, setSelection] = useState(nothingSelected)
  const [failure, setFailure] = useState<Error | null>(null)
  const shown = useMemo(() => jobs?.filter((job) => matches(job, filter)) ?? [], [jobs, filter])
  const lines = useMemo(() => linesByProject(shown), [shown])
  const counts = useMemo(() => countByFilter(jobs ?? []), [jobs])
  const order = useMemo(() => lines.flatMap((line) => (line.is === 'job' ? [line.job.jobId] : [])), [lines])
  const chooseJob = useCallback<JobChoice['choose']>(
    (jobId, mode) => setSelection((before) => select(before, order, jobId, mode)),
    [order],
  )
  const chosen = useMemo(() => shown.filter(({ jobId }) => selection.ids.has(jobId)), [shown, selection])

  if (!jobs || jobs.length === 0) {
    return (
      <Screen
        title={t('queue.title')}
        actions={pauses && <PauseButton pauses={pauses} onPause={(paused) => pause.mutate({ paused })} />}
      >
        <ErrorNote error={error} />
        {jobs && (
          <EmptyState
            title={t('queue.empty')}
            text={t('queue.emptyText')}
            actions={
              <Button
                onClick={() =>
                  go(projectId === undefined ? { screen: 'projects' } : { screen: 'publish', projectId })
                }
              >
                {t(projectId === undefined ? 'queue.toProjects' : 'queue.toPublish')}
              </Button>
            }
          />
        )}
      </Screen>
    )
  }
  const [single] = chosen
  return (
    <Screen
      title={t('queue.title')}
      aside={t('queue.summary', { done: counts.done, total: counts.all })}
      actions={
        <>
          <ReportMenu />
          {pauses && <PauseButton pauses={pauses} onPause={(paused) => pause.mutate({ paused })} />}
        </>
      }
    >
      <div className={styles['screen']}>
        <div className={styles['bar']}>
          <SegmentedControl
            size="xs"
            aria-label={t('queue.filter')}
            value={filter}
            onChange={(value) => setFilter(jobFilters.find((each) => each === value) ?? 'all')}
            data={jobFilters.map((value) => ({
              value,
              label: `${t(`queue.filters.${value}`)} ${counts[value].toLocaleString(i18n.language)}`,
            }))}
          />
        </div>
        {isStarting && counts.done + counts.dropped < counts.all && (
          <p className={styles['banner']}>{t('queue.awaits')}</p>
        )}
        {pauses?.all === true && <p className={styles['banner']}>{t('queue.pausedText')}</p>}
        <ErrorNote error={error ?? pause.error} />
        <ErrorNote error={failure} onDismiss={() => setFailure(null)} />
        <div className={styles['split']} data-detail={chosen.length > 0}>
          <JobMenu jobs={chosen} onError={setFailure}>
            <JobTable
              lines={lines}
              label={t('queue.list')}
              pauses={pauses}
              onError={setFailure}
              choice={{
                selection,
                choose: chooseJob,
                chooseAll: () => setSelection(selectAll(order)),
                clear: () => setSelection(nothingSelected),
              }}
              projectActions={(projectId) =>
                pauses && (
                  <PauseButton
                    pauses={pauses}
                    projectId={projectId}
                    onPause={(paused) => pause.mutate({ paused, projectId })}
                  />
                )
              }
            />
          </JobMenu>
          {chosen.length > 1 && <SelectedJobs jobs={chosen} onDone={() => setSelection(nothingSelected)} />}
          {chosen.length === 1 && single && <JobDetail key={single.jobId} job={single} />}
        </div>
      </div>
    </Screen>
  )
}
