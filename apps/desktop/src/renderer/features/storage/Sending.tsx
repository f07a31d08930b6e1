import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../contract/models.ts'
import styles from './StorageScreen.module.css'
import { howFar } from './where-words.ts'

/** How far a sending or reading back is. */
export function Sending({ task }: { task: TaskView }) {
  const { t, i18n } = useTranslation()
  const label = t(task.stage === 'verify' ? 'storage.checking' : 'storage.sending')
  const known = task.total !== undefined && task.total > 0
  const percent = known ? Math.round((task.done / (task.total ?? 1)) * 100) : 0
  return (
    <span className={styles['sending']}>
      <span>{label}</span>
      <span
        className={styles['bar']}
        role="progressbar"
        aria-label={label}
        {...(known ? { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 } : {})}
      >
        <span className={styles['fill']} style={{ width: `${percent}%` }} />
      </span>
      {known && <span className={styles['quiet']}>{howFar(task, t, i18n.language)}</span>}
    </span>
  )
}
