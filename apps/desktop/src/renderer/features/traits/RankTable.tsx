import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { SegmentedControl } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../contract/items.ts'
import type { RarityView } from '../../../contract/generation.ts'
import { ITEM_PAGE, itemPageQuery } from '../../app/queries.ts'
import { ScoreChart } from './ScoreChart.tsx'
import { Thumb } from '../../ui/Thumb.tsx'
import styles from './TraitsScreen.module.css'

const ROW = 44

/** Items by rank or by number; only those in view are drawn and asked for. */
export function RankTable(props: { projectId: string; rarity: RarityView; wanted: string }) {
  const { t, i18n } = useTranslation()
  const { projectId, rarity, wanted: search } = props
  const [byNumber, setByNumber] = useState(false)
  const tokens = useMemo(() => {
    // People look for an item by its number; words are of traits.
    const digits = /^#?(\d+)$/.exec(search)?.[1]
    const found = rarity.tokens.filter(
      ({ position }) => digits === undefined || String(position).startsWith(digits),
    )
    return byNumber ? found.toSorted((a, b) => a.position - b.position) : found
  }, [rarity, search, byNumber])
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: tokens.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
  })
  const visible = rows.getVirtualItems()
  const pageOf = (position: number): number => Math.floor((position - 1) / ITEM_PAGE)
  const wanted = [...new Set(visible.flatMap(({ index }) => pageOf(tokens[index]?.position ?? 1)))]
  const pages = useQueries({ queries: wanted.map((page) => itemPageQuery(projectId, page)) })
  const itemAt = (position: number): ItemView | undefined =>
    pages[wanted.indexOf(pageOf(position))]?.data?.find((item) => item.position === position)
  const number = new Intl.NumberFormat(i18n.language)
  const score = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 3, maximumFractionDigits: 3 })

  return (
    <section className={styles['ranks']} aria-label={t('traits.ranks')}>
      <ScoreChart tokens={rarity.tokens} />
      <header className={styles['ranksHead']}>
        <h2 className={styles['subtitle']}>{t('traits.ranks')}</h2>
        <p className={styles['quiet']}>{t('traits.method')}</p>
        <SegmentedControl
          size="xs"
          mt={8}
          fullWidth
          aria-label={t('traits.order')}
          data={[
            { value: 'rank', label: t('traits.byRank') },
            { value: 'number', label: t('traits.byNumber') },
          ]}
          value={byNumber ? 'number' : 'rank'}
          onChange={(order) => setByNumber(order === 'number')}
        />
      </header>
      <div
        ref={scroller}
        className={styles['scroll']}
        role="table"
        aria-label={t('traits.ranks')}
        aria-rowcount={tokens.length}
      >
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {visible.map(({ index, start }) => {
            const token = tokens[index]
            if (!token) return null
            const item = itemAt(token.position)
            return (
              <div
                key={token.position}
                role="row"
                aria-rowindex={index + 1}
                className={styles['rank']}
                style={{ transform: `translateY(${start}px)`, height: ROW }}
              >
                <span role="cell" className={styles['quiet']}>
                  {number.format(token.rank)}
                </span>
                <span role="cell" className={styles['item']}>
                  <Thumb url={item?.thumbnailUrl} size={34} />
                  <span className={styles['name']} title={item?.name}>
                    {item?.name ?? `#${number.format(token.position)}`}
                  </span>
                </span>
                <span role="cell" title={t('traits.score')}>
                  {score.format(token.score)}
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
}
