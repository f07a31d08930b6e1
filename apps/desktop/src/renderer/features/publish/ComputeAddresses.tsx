import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../../app/queries.ts'
import { useComputeAddresses } from '../../app/storage-queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { TaskBar, TaskFacts } from '../../ui/TaskProgress.tsx'
import styles from './PublishScreen.module.css'

/** The next step while the files have no addresses: nothing that follows can be known before. */
export function ComputeAddresses({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const compute = useComputeAddresses()
  // After an import they come by themselves.
  const underWay = useStatus(({ tasks }) => tasks.find((task) => task.projectId === projectId))
  return (
    <>
      <p className={styles['plain']}>
        {t('publish.addressesFirst')} {t('storage.noNetwork')}
      </p>
      <ErrorNote error={compute.error} />
      <Button
        size="sm"
        loading={compute.isPending || underWay !== undefined}
        onClick={() => compute.mutate({ projectId })}
      >
        {t('storage.computeAddresses')}
      </Button>
      {underWay && (
        <p className={styles['underWay']}>
          <TaskBar task={underWay} />
          <TaskFacts task={underWay} />
        </p>
      )}
    </>
  )
}
