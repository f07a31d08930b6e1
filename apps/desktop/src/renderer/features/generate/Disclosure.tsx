import { IconChevronRight } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import styles from './Disclosure.module.css'

/** A line that opens what lies below it; closed, it still says what is in it. */
export function Disclosure(
  props: { title: string; summary?: string | undefined; open: boolean } & Omit<
    ComponentProps<'button'>,
    'title'
  >,
) {
  const { title, summary, open, ...button } = props
  return (
    <button type="button" className={styles['disclosure']} aria-expanded={open} {...button}>
      <IconChevronRight size={14} className={styles['chevron']} data-open={open} />
      <span className={styles['name']}>{title}</span>
      <span className={styles['summary']}>{summary}</span>
    </button>
  )
}
