import { ErrorNote } from './ErrorNote.tsx'
import styles from './Failure.module.css'

/** A failure of what was asked from a menu, where no screen has a place for it. */
export function Failure({ error, onClose }: { error: Error | null; onClose: () => void }) {
  if (!error) return null
  return (
    <div className={styles['failure']}>
      <ErrorNote error={error} onDismiss={onClose} />
    </div>
  )
}
