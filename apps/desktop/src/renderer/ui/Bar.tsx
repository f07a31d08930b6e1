import styles from './Bar.module.css'

/** A share as a bar, from 0 to 1, with a mark where another is. Without a label, what it shows stands beside it. */
export function Bar(props: { share: number; mark?: number | undefined; markTitle?: string; label?: string }) {
  const { share, mark, markTitle, label } = props
  const percent = (part: number): string => `${part * 100}%`
  return (
    <span
      className={styles['track']}
      {...(label !== undefined && { role: 'img', 'aria-label': label, title: label })}
    >
      <span className={styles['fill']} style={{ width: percent(share) }} />
      {mark !== undefined && (
        <span className={styles['mark']} style={{ insetInlineStart: percent(mark) }} title={markTitle} />
      )}
    </span>
  )
}
