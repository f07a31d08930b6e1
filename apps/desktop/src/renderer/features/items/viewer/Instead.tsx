import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../../contract/items.ts'
import styles from './MediumViewer.module.css'
import { useKeptFocus } from './use-kept-focus.ts'

/** The picture that stands for a medium which is not shown itself, and why. */
export function Instead({ item, reason }: { item: ItemView; reason?: string | undefined }) {
  const { t } = useTranslation()
  const frame = useRef<HTMLElement>(null)
  useKeptFocus(frame)
  const { data: isThere } = useQuery({
    queryKey: ['is-there', item.mediaUrl],
    queryFn: ({ signal }) => isServed(item.mediaUrl, signal),
    gcTime: 0,
  })
  if (isThere === undefined) return null
  return (
    <figure ref={frame} className={styles['still']} tabIndex={-1}>
      <img src={item.stillUrl} alt={item.name} draggable={false} />
      <figcaption className={styles['why']} role="status">
        {isThere ? (reason ?? t(`viewer.unshown.${item.kind}`)) : t('viewer.gone')}
      </figcaption>
    </figure>
  )
}

async function isServed(url: string, signal: AbortSignal): Promise<boolean> {
  const answer = await fetch(url, { signal, headers: { range: 'bytes=0-0' } }).catch(() => undefined)
  return answer?.ok === true
}
