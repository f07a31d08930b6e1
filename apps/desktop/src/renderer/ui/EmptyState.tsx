import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'
import { Rosette } from './Rosette.tsx'

/** Says what would be here and how to get it. */
export function EmptyState(props: {
  title: string
  text?: string
  note?: string
  actions?: ReactNode
  art?: boolean
}) {
  return (
    <div className={styles['empty']}>
      {props.art !== false && (
        <div className={styles['art']}>
          <Rosette />
        </div>
      )}
      <h2 className={styles['title']}>{props.title}</h2>
      {props.text !== undefined && <p className={styles['text']}>{props.text}</p>}
      {props.actions !== undefined && <div className={styles['actions']}>{props.actions}</div>}
      {props.note !== undefined && <p className={`${styles['text']} ${styles['note']}`}>{props.note}</p>}
    </div>
  )
}
