import { Table } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RarityView } from '../../../contract/generation.ts'
import { TableToggle } from '../../ui/TableToggle.tsx'
import styles from './ScoreChart.module.css'
import { groupScores } from './score-groups.ts'

/** How the scores of all items are spread, as bars or as the table behind them. */
export function ScoreChart({ tokens }: { tokens: RarityView['tokens'] }) {
  const { t, i18n } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  const groups = useMemo(() => groupScores(tokens.map(({ score }) => score)), [tokens])
  const number = new Intl.NumberFormat(i18n.language)
  const score = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 3 })
  const most = Math.max(...groups.map(({ count }) => count))
  const range = ({ from, to }: { from: number; to: number }) => `${score.format(from)} – ${score.format(to)}`
  return (
    <section className={styles['chart']} aria-label={t('traits.scores')}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{t('traits.scores')}</h2>
<TableToggle asTable={asTable} onChange={setAsTable} />
      </header>
      {asTable ? (
        <div className={styles['table']}>
          <Table aria-label={t('traits.scores')} verticalSpacing={2}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('traits.score')}</Table.Th>
                <Table.Th ta="end">{t('traits.count')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {groups.map((group) => (
                <Table.Tr key={group.from}>
                  <Table.Td>{range(group)}</Table.Td>
                  <Table.Td ta="end">{number.format(group.count)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : (
        <>
          <div
            className={styles['bars']}
            role="img"
            aria-label={t('traits.scoresFromTo', {
              from: score.format(groups[0]?.from ?? 0),
              to: score.format(groups.at(-1)?.to ?? 0),
            })}
          >
            {groups.map((group) => (
              <span
                key={group.from}
                className={styles['bar']}
                title={`${range(group)}: ${number.format(group.count)}`}
              >
                <span data-some={group.count > 0} style={{ height: `${(group.count / most) * 100}%` }} />
              </span>
            ))}
          </div>
          <p className={styles['ends']} aria-hidden>
            <span>{score.format(groups[0]?.from ?? 0)}</span>
            <span>{score.format(groups.at(-1)?.to ?? 0)}</span>
          </p>
        </>
      )}
    </section>
  )
}
