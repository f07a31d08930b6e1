import styles from './Tick.module.css'

/** A tick in a list: no component of a library, because scrolling makes hundreds of them. The keyboard ticks by its row. */
export function Tick(props: {
  label: string
  checked: boolean
  /** Some of what it stands for. */
  indeterminate?: boolean
  onChange: () => void
}) {
  const { label, checked, indeterminate = false, onChange } = props
  return (
    <input
      ref={(input) => {
        if (input) input.indeterminate = indeterminate
      }}
      type="checkbox"
      className={styles['tick']}
      tabIndex={-1}
      aria-label={label}
      checked={checked}
      onChange={onChange}
    />
  )
}
