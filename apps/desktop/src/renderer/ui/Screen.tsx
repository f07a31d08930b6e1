import type { ReactNode } from 'react'
import styles from './Screen.module.css'

/** A screen of the work area: its name, what can be done on it, and the work. */
export function Screen(props: {
  title: string
  aside?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles['screen']} aria-label={props.title}>
      <header className={styles['bar']}>
        <h1 className={styles['title']}>{props.title}</h1>
        {props.aside !== undefined && <span className={styles['aside']}>{props.aside}</span>}
        <div className={styles['actions']}>{props.actions}</div>
      </header>
      <div className={styles['body']}>{props.children}</div>
    </section>
  )
}
