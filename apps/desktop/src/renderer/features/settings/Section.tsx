import type { ReactNode } from 'react'
import styles from './SettingsScreen.module.css'

/** What belongs together among the settings. */
export function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <div>
        <h2 className={styles['title']}>{title}</h2>
        {text !== undefined && <p className={styles['text']}>{text}</p>}
      </div>
      <div className={styles['fields']}>{children}</div>
    </section>
  )
}
