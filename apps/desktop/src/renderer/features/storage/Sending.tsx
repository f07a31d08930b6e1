import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../contract/models.ts'
import { TaskBar, TaskFacts } from '../../ui/TaskProgress.tsx'
import styles from './StorageScreen.module.css'

/** How far a sending or reading back is. */
export function Sending({ task }: { task: TaskView }) {
  const { t } = useTranslation()
  return (
    <span className={styles['sending']}>
      <span>{t(task.stage === 'verify' ? 'storage.checking' : 'storage.sending')}</span>
      <TaskBar task={task} />
      <span className={styles['sendingFacts']}>
        <TaskFacts task={task} />
      </span>
    </span>
  )
}
