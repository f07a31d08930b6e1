import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../../contract/models.ts'
import styles from './PublishScreen.module.css'

/** The transactions of publishing, with the work each asks of the chain as a bar. */
export function Batches({ createGas, batches }: { createGas: string; batches: PlanView['batches'] }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const most = Math.max(Number(createGas), ...batches.map(({ gas }) => Number(gas)))
  const total = batches.reduce((sum, { gas }) => sum + Number(gas), Number(createGas))
  return (
    <Table aria-label={t('publish.batches')} mt="xs" horizontalSpacing={0}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={70}>{t('publish.batch')}</Table.Th>
          <Table.Th w={140}>{t('publish.tokens')}</Table.Th>
          <Table.Th>{t('publish.gas')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr>
          <Table.Td />
          <Table.Td>{t('publish.creation')}</Table.Td>
          <Table.Td>
            <Gas gas={createGas} most={most} />
          </Table.Td>
        </Table.Tr>
        {batches.map(({ firstPosition, quantity, gas }, index) => (
          <Table.Tr key={firstPosition}>
            <Table.Td>{number.format(index + 1)}</Table.Td>
            <Table.Td>
              {number.format(firstPosition)} – {number.format(firstPosition + quantity - 1)}
            </Table.Td>
            <Table.Td>
              <Gas gas={gas} most={most} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th colSpan={2}>{t('publish.total')}</Table.Th>
          <Table.Th ta="end">{number.format(total)}</Table.Th>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

function Gas({ gas, most }: { gas: string; most: number }) {
  const { i18n } = useTranslation()
  return (
    <span className={styles['bar']}>
      <span className={styles['track']}>
        <span
          className={styles['fill']}
          style={{ display: 'block', width: `${(Number(gas) / most) * 100}%` }}
        />
      </span>
      <span className={styles['number']}>{BigInt(gas).toLocaleString(i18n.language)}</span>
    </span>
  )
}
