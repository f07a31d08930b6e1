import { useId, useState, type ReactNode } from 'react'
import { Disclosure } from './Disclosure.tsx'
import styles from './Section.module.css'

/** A part of the recipe that can be put away. */
export function Section(props: {
  title: string
  summary?: string
  initiallyOpen?: boolean
  children: ReactNode
}) {
  const { title, summary } = props
  const [open, setOpen] = useState(props.initiallyOpen === true)
  const body = useId()
  return (
    <section className={styles['section']} aria-label={title}>
      <h2 className={styles['sectionTitle']}>
        <Disclosure {...{ title, summary, open }} aria-controls={body} onClick={() => setOpen(!open)} />
      </h2>
      <div id={body} className={styles['sectionBody']} hidden={!open}>
        {open && props.children}
      </div>
    </section>
  )
}
