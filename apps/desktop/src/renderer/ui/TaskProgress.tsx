import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../contract/models.ts'
import { howFar, howFast, howLong } from './task-words.ts'
import styles from './TaskProgress.module.css'

/** How far long work is, how fast, and how long it still takes: each where it is known. */
export function TaskFacts({ task, paused = false }: { task: TaskView; paused?: boolean }) {
  const { t, i18n } = useTranslation()
  const facts = [
    howFar(task, t, i18n.language),
    ...(paused ? [] : [howFast(task, t, i18n.language), howLong(task, t)]),
  ]
  return facts.map((fact, index) => fact !== undefined && <span key={index}>{fact}</span>)
}

/** How far long work is, as a bar, called by its stage unless said; it moves to and fro where nobody knows how much there is. */
export function TaskBar({ task: { stage, done, total }, label }: { task: TaskView; label?: string }) {
  const { t } = useTranslation()
  const known = total !== undefined && total > 0
  const percent = known ? Math.round((done / total) * 100) : 0
  return (
    <span
      className={styles['bar']}
      role="progressbar"
      aria-label={label ?? t(`status.${stage}`)}
      {...(known ? { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 } : {})}
    >
      <span
        className={styles['fill']}
        data-unknown={!known}
        style={known ? { width: `${percent}%` } : undefined}
      />
    </span>
  )
}
