import { useTranslation } from 'react-i18next'
import type { ShareView } from '../../../contract/generation.ts'
import { Bar } from '../../ui/Bar.tsx'
import { formatShare } from '../../ui/format.ts'
import styles from './ShareBar.module.css'

/** What is got as a bar, what is wanted as a mark on it. */
export function ShareBar(props: {
  name: string
  share: ShareView | undefined
  count: number
  /** The share that a whole bar stands for. */
  scale: number
}) {
  const { t, i18n } = useTranslation()
  const { name, share, count, scale } = props
  const got = share ? share.got / count : 0
  const wanted = share ? share.wanted / count : 0
  const label = t('generate.shareOf', {
    value: name,
    got: formatShare(got, i18n.language),
    wanted: formatShare(wanted, i18n.language),
  })
  return (
    <>
      <Bar share={got / scale} mark={share && wanted / scale} label={label} />
      <span className={styles['percent']}>{share ? formatShare(got, i18n.language) : '–'}</span>
    </>
  )
}
