import styles from './DragHint.module.css'

/** Over the end of a list while its items are dragged: what letting go does. Nothing where it is empty. */
export function DragHint({ hint }: { hint: string }) {
  return (
    <div className={styles['hint']} role="status" data-shown={hint !== ''}>
      {hint}
    </div>
  )
}
