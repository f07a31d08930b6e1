import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../app/i18n/words-of.ts'
import type { JobView, ProjectView } from '../../../contract/models.ts'
import { useJobs, useQueuePauses } from '../../app/job-queries.ts'
import { usePlan, useProblems, useProject, usePublish, useStatus } from '../../app/queries.ts'
import { useRoute } from '../../app/route.tsx'
import { failureText, StudioError } from '../../app/studio.ts'
import { useReview } from '../../app/publish-queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ToItems } from '../items/ToItems.tsx'
import { JobTable } from '../queue/JobTable.tsx'
import { ComputeAddresses } from './ComputeAddresses.tsx'
import styles from './PublishScreen.module.css'
import { Plan } from './Plan.tsx'
import { Review } from './Review.tsx'
import { SignIn } from './SignIn.tsx'

/** What publishing takes, before anything is signed; afterwards, how far it is. */
export function PublishScreen({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const { data: jobs } = useJobs()
  const project = useProject(projectId)
  if (!project || !jobs) return null

  const own = jobs.filter((job) => job.projectId === projectId)
  return (
    <Screen title={t('publish.title', { name: project.name })}>
      {own.length > 0 ? <Progress project={project} jobs={own} /> : <Planning project={project} />}
    </Screen>
  )
}

function Planning({ project }: { project: ProjectView }) {
  const { t } = useTranslation()
  const words = useWords()
  const { projectId } = project
  const review = useReview(projectId)
  const { data: problems } = useProblems(projectId)
  const isAwaited = useStatus(({ backend }) => backend === 'starting') === true
  const plan = usePlan(projectId, project.itemCount > 0 && !isAwaited)
  const publish = usePublish()

  if (project.itemCount === 0) {
    return (
      <EmptyState
        title={t('items.empty')}
        text={t('publish.emptyText')}
        actions={<ToItems projectId={projectId} />}
      />
    )
  }
  if (!review.data) return <ErrorNote error={review.error} />
  const hasAddresses = review.data.addresses !== undefined
  const needsSignIn = plan.error instanceof StudioError && plan.error.view.code === 'SIGN_IN_NEEDED'
  const blocked = problems?.some(({ severity }) => severity === 'error') === true
  return (
    <Review project={project} review={review.data} plan={plan.data} needsSignIn={needsSignIn}>
      {!hasAddresses && <ComputeAddresses projectId={projectId} />}
      {hasAddresses && plan.data && (
        <Plan
          plan={plan.data}
          blocked={blocked}
          publishing={publish.isPending}
          error={publish.error}
          onPublish={() => publish.mutate({ projectId })}
        />
      )}
      {hasAddresses && needsSignIn && <SignIn />}
      {hasAddresses && !plan.data && !needsSignIn && (
        <>
          <p className={styles['plain']} role="status">
            {plan.error
              ? words(failureText(plan.error))
              : t(isAwaited ? 'publish.awaits' : 'publish.preparing')}
          </p>
          {plan.error && (
            <Button variant="default" loading={plan.isFetching} onClick={() => void plan.refetch()}>
              {t('publish.tryAgain')}
            </Button>
          )}
        </>
      )}
    </Review>
  )
}

function Progress({ project, jobs }: { project: ProjectView; jobs: readonly JobView[] }) {
  const { t } = useTranslation()
  const { go } = useRoute()
  const { data: pauses } = useQueuePauses()
  const [failure, setFailure] = useState<Error | null>(null)
  const minted = jobs.filter(({ kind, state }) => kind === 'mint' && state === 'ready')
  const count = minted.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <div className={styles['page']} style={{ maxWidth: 960 }}>
      <div>
        <h2 className={styles['subtitle']}>
          {count > 0 ? t('publish.done', { count }) : t('publish.started')}
        </h2>
        {project.contract && (
          <p className={styles['quiet']}>
            {t('publish.collection')}{' '}
            <Hash value={project.contract.address} label={t('publish.collection')} />
          </p>
        )}
      </div>
      <ErrorNote error={failure} onDismiss={() => setFailure(null)} />
      <div className={styles['jobs']}>
        <JobTable
          lines={jobs.map((job) => ({ is: 'job', job }))}
          label={t('queue.list')}
          pauses={pauses}
          onError={setFailure}
        />
      </div>
      <div>
        <Button variant="default" onClick={() => go({ screen: 'queue' })}>
          {t('publish.seeQueue')}
        </Button>
      </div>
    </div>
  )
}
