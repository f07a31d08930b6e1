import { Table } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RarityView } from '../../../contract/generation.ts'
import { Bar } from '../../ui/Bar.tsx'
import { formatShare } from '../../ui/format.ts'
import { SortButton } from '../../ui/SortButton.tsx'
import styles from './TraitsScreen.module.css'

type Order = 'trait' | 'rare' | 'common'

/** Each trait's values, the rarest first; or all values by how many items show them. */
export function TraitTable({ rarity, wanted: search }: { rarity: RarityView; wanted: string }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const bits = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const total = rarity.tokens.length
  const [order, setOrder] = useState<Order>('trait')
  const nameOf = (trait: string) => (trait === rarity.traitCountName ? t('traits.traitCount') : trait)
  const found = rarity.traits.filter(({ trait, value }) =>
    `${nameOf(trait)} ${value ?? t('traits.without')}`.toLocaleLowerCase().includes(search),
  )
  // Only what was drawn from a recipe was wanted so often.
  const hasWanted = rarity.traits.some(({ wanted }) => wanted !== undefined)
  const sign = order === 'common' ? -1 : 1
  const rows = order === 'trait' ? found : found.toSorted((a, b) => sign * (a.count - b.count))
  return (
    <div className={styles['scroll']}>
      <Table aria-label={t('traits.values')} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th aria-sort={order === 'trait' ? 'ascending' : 'none'}>
              <SortButton
                label={t('traits.trait')}
                sorted={order === 'trait' ? 'ascending' : undefined}
                onClick={() => setOrder('trait')}
              />
            </Table.Th>
            <Table.Th>{t('traits.value')}</Table.Th>
            <Table.Th
              className={styles['number'] ?? ''}
              aria-sort={order === 'trait' ? 'none' : order === 'rare' ? 'ascending' : 'descending'}
            >
              <SortButton
                label={t('traits.count')}
                sorted={order === 'trait' ? undefined : order === 'rare' ? 'ascending' : 'descending'}
                onClick={() => setOrder(order === 'rare' ? 'common' : 'rare')}
              />
            </Table.Th>
            {hasWanted && <Table.Th className={styles['number'] ?? ''}>{t('traits.wanted')}</Table.Th>}
            <Table.Th className={styles['number'] ?? ''} title={t('traits.rankHint')}>
              {t('traits.rank')}
            </Table.Th>
            <Table.Th className={styles['number'] ?? ''} title={t('traits.bitsHint')}>
              {t('traits.bits')}
            </Table.Th>
            <Table.Th w={170}>{t('traits.share')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ trait, value, count, wanted, rank }, index) => {
            const first = rows[index - 1]?.trait !== trait
            const name = nameOf(trait)
            return (
              <Table.Tr key={`${trait}\n${value}`}>
                <Table.Td className={first ? styles['trait'] : styles['again']}>{name}</Table.Td>
                <Table.Td {...(value === undefined && { c: 'dimmed' })}>
                  {value ?? t('traits.without')}
                </Table.Td>
                <Table.Td className={styles['number'] ?? ''}>{number.format(count)}</Table.Td>
                {hasWanted && (
                  <Table.Td className={styles['number'] ?? ''} c="dimmed">
                    {wanted === undefined ? '' : number.format(wanted)}
                  </Table.Td>
                )}
                <Table.Td className={styles['number'] ?? ''}>
                  {rank === undefined ? '' : number.format(rank)}
                </Table.Td>
                <Table.Td className={styles['number'] ?? ''}>
                  {bits.format(Math.log2(total / count))}
                </Table.Td>
                <Table.Td>
                  <span className={styles['share']}>
                    <Bar
                      share={count / total}
                      {...(wanted !== undefined && {
                        mark: wanted / total,
                        markTitle: `${t('traits.wanted')}: ${number.format(wanted)}`,
                      })}
                    />
                    <span className={styles['percent']}>{formatShare(count / total, i18n.language)}</span>
                  </span>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </div>
  )
}
