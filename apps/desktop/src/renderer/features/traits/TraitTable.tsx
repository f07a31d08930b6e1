import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RarityView } from '../../../contract/generation.ts'
import { formatShare } from '../../ui/format.ts'
import styles from './TraitsScreen.module.css'

/** Each trait's values, the rarest first. */
export function TraitTable({ rarity }: { rarity: RarityView }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const total = rarity.tokens.length
  return (
    <div className={styles['scroll']}>
      <Table aria-label={t('traits.values')} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('traits.trait')}</Table.Th>
            <Table.Th>{t('traits.value')}</Table.Th>
            <Table.Th className={styles['number'] ?? ''}>{t('traits.count')}</Table.Th>
            <Table.Th className={styles['number'] ?? ''}>{t('traits.wanted')}</Table.Th>
            <Table.Th w={170}>{t('traits.share')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rarity.traits.map(({ trait, value, count, wanted }, index) => {
            const first = rarity.traits[index - 1]?.trait !== trait
            const name = trait === rarity.traitCountName ? t('traits.traitCount') : trait
            return (
              <Table.Tr key={`${trait}\n${value}`}>
                <Table.Td className={first ? styles['trait'] : styles['again']}>{name}</Table.Td>
                <Table.Td {...(value === undefined && { c: 'dimmed' })}>
                  {value ?? t('traits.without')}
                </Table.Td>
                <Table.Td className={styles['number'] ?? ''}>{number.format(count)}</Table.Td>
                <Table.Td className={styles['number'] ?? ''} c="dimmed">
                  {wanted === undefined ? '' : number.format(wanted)}
                </Table.Td>
                <Table.Td>
                  <span className={styles['share']}>
                    <span className={styles['track']}>
                      <span className={styles['fill']} style={{ width: `${(count / total) * 100}%` }} />
                    </span>
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
