import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../contract/models.ts'
import { formatBytes } from '../../ui/format.ts'
import styles from './StorageScreen.module.css'

/** How far a sending or reading back is. */
export function Sending({ task }: { task: TaskView }) {
  const { t, i18n } = useTranslation()
  const label = t(task.stage === 'verify' ? 'storage.checking' : 'storage.sending')
  const known = task.total !== undefined && task.total > 0
  const percent = known ? Math.round((task.done / (task.total ?? 1)) * 100) : 0
  // A CAR that is sent whole is counted in bytes, all else in blocks; no collection has a million blocks.
  const words = (amount: number): string =>
    (task.total ?? 0) > 1_000_000 ? formatBytes(amount, i18n.language) : amount.toLocaleString(i18n.language)
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
      {known && (
        <span className={styles['quiet']}>
          {t('storage.progress', { done: words(task.done), total: words(task.total ?? 0) })}
        </span>
      )}
    </span>
  )
}
