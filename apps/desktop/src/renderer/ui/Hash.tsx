import { CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cutMiddle } from './format.ts'
import styles from './Hash.module.css'

/** A hash, address or CID: cut in the middle, whole while it has the focus, copied by a click. */
export function Hash({
  value,
  label,
  head = 6,
  tail = 4,
}: {
  value: string
  label: string
  head?: number
  tail?: number
}) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  // A tooltip is dear, and most hashes of a list are never pointed at.
  const [wasNear, setNear] = useState(false)
  const [focused, setFocused] = useState(false)
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <>
          <button
            ref={button}
            type="button"
            className={styles['hash']}
            aria-label={t('ui.copy', { what: label })}
            data-value={value}
            onClick={copy}
            onPointerEnter={() => setNear(true)}
            onFocus={(event) => setFocused(event.target.matches(':focus-visible'))}
            onBlur={() => setFocused(false)}
          >
            {focused ? value : cutMiddle(value, head, tail)}
            {copied ? (
              <IconCheck size={13} className={styles['icon']} />
            ) : (
              <IconCopy size={13} className={styles['icon']} />
            )}
          </button>
          {wasNear && <Tooltip target={button} label={copied ? t('ui.copied') : value} multiline maw={420} />}
        </>
      )}
    </CopyButton>
  )
}
