import styles from './Mark.module.css'

/** The mark, in the accent. */
export function Mark() {
  return <span className={styles['mark']} aria-hidden="true" />
}
