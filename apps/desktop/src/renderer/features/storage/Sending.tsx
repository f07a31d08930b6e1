import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../contract/models.ts'
import { TaskBar, TaskFacts } from '../../ui/TaskProgress.tsx'
import styles from './StorageScreen.module.css'

/** How far a sending or reading back is. */
export function Sending({ task }: { task: TaskView }) {
  const { t } = useTranslation()
  const label = t(task.stage === 'verify' ? 'storage.checking' : 'storage.sending')
  return (
    <span className={styles['sending']}>
      <span>{label}</span>
      <TaskBar task={task} label={label} />
      <span className={styles['sendingFacts']}>
        <TaskFacts task={task} />
      </span>
    </span>
  )
}
