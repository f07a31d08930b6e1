import { keysOf } from '../app/actions/shortcuts.ts'
import styles from './Keys.module.css'

/** A shortcut as its keys. */
export function Keys({ shortcut }: { shortcut: string }) {
  return (
    <span className={styles['keys']}>
      {keysOf(shortcut).map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
