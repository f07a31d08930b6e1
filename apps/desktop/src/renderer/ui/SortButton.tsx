import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import styles from './SortButton.module.css'

/** The head of a column that sorts by it; an arrow shows that it does now, and which way. */
export function SortButton(props: {
  label: string
  sorted: 'ascending' | 'descending' | undefined
  onClick: () => void
  tabIndex?: number
}) {
  const Arrow = props.sorted === 'descending' ? IconArrowDown : IconArrowUp
  return (
    <button type="button" className={styles['sort']} tabIndex={props.tabIndex} onClick={props.onClick}>
      {props.label}
      {props.sorted !== undefined && <Arrow size={12} />}
    </button>
  )
}
