import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import styles from './GenerateScreen.module.css'

/** A part of the recipe that can be put away; closed, it still says what is in it. */
export function Section(props: {
  title: string
  summary?: string
  initiallyOpen?: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(props.initiallyOpen === true)
  const body = useId()
  return (
    <section className={styles['section']} aria-label={props.title}>
      <h2 className={styles['sectionTitle']}>
        <button
          type="button"
          className={styles['disclosure']}
          aria-expanded={open}
          aria-controls={body}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={14} className={styles['chevron']} data-open={open} />
          <span>{props.title}</span>
          <span className={styles['summary']}>{props.summary}</span>
        </button>
      </h2>
      <div id={body} className={styles['sectionBody']} hidden={!open}>
        {open && props.children}
      </div>
    </section>
  )
}
