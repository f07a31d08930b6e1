import { Button, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../../contract/models.ts'
import { useStatus } from '../../app/queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { formatAmount } from '../../ui/format.ts'
import { Hash } from '../../ui/Hash.tsx'
import styles from './PublishScreen.module.css'

const ether = { symbol: 'ETH', decimals: 18 }

/** The plan: what goes where, what it costs, and the one button that starts it. */
export function Plan(props: {
  plan: PlanView
  publishing: boolean
  error: Error | null
  onPublish: () => void
}) {
  const { t, i18n } = useTranslation()
  const status = useStatus()
  const { plan } = props
  const coin = status?.chain ?? ether
  const amount = (wei: string): string => formatAmount(wei, coin, i18n.language)
  const lacking = BigInt(plan.balanceWei) < BigInt(plan.maxCostWei)

  return (
    <div className={styles['page']}>
      <dl className={styles['facts']}>
        <dt>{t('publish.what')}</dt>
        <dd>{t(plan.standard === 'erc721' ? 'publish.one' : 'publish.many')}</dd>
        <dt>{t('publish.where')}</dt>
        <dd>{status?.chain?.name ?? plan.chainId}</dd>
        <dt>{t('publish.from')}</dt>
        <dd>{status?.account !== undefined && <Hash value={status.account} label={t('status.wallet')} />}</dd>
        <dt>{t('publish.balance')}</dt>
        <dd>{amount(plan.balanceWei)}</dd>
        <dt>{t('publish.cost')}</dt>
        <dd className={styles['cost']}>{amount(plan.maxCostWei)}</dd>
      </dl>

      <section>
        <h2 className={styles['subtitle']}>{t('publish.batches')}</h2>
        <p className={styles['quiet']}>{t('publish.batchesText')}</p>
        <Batches batches={plan.batches} />
      </section>

      <ErrorNote error={props.error} />
      {lacking && (
        <p className={styles['lack']} role="alert">
          {t('publish.tooLittle', { have: amount(plan.balanceWei), need: amount(plan.maxCostWei) })}
        </p>
      )}
      <div className={styles['next']}>
        <Button size="sm" loading={props.publishing} disabled={lacking} onClick={props.onPublish}>
          {t('publish.mint', { count: plan.itemCount })}
        </Button>
        <p className={styles['quiet']}>
          {t('publish.noUndo')} {status?.chain?.test === true && t('publish.free')}
        </p>
      </div>
    </div>
  )
}

function Batches({ batches }: { batches: PlanView['batches'] }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const most = Math.max(...batches.map(({ gas }) => Number(gas)))
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
        {batches.map(({ firstPosition, quantity, gas }, index) => (
          <Table.Tr key={firstPosition}>
            <Table.Td>{number.format(index + 1)}</Table.Td>
            <Table.Td>
              {number.format(firstPosition)} – {number.format(firstPosition + quantity - 1)}
            </Table.Td>
            <Table.Td>
              <span className={styles['bar']}>
                <span className={styles['track']}>
                  <span
                    className={styles['fill']}
                    style={{ display: 'block', width: `${(Number(gas) / most) * 100}%` }}
                  />
                </span>
                <span className={styles['number']}>{number.format(BigInt(gas))}</span>
              </span>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
