import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../../contract/models.ts'
import { useStatus } from '../../app/queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { formatAmount } from '../../ui/format.ts'
import { chainName } from '../../ui/chain-name.ts'
import styles from './PublishScreen.module.css'

/** What it costs where, and the one button that starts it. */
export function Plan(props: {
  plan: PlanView
  /** Something else must be mended first. */
  blocked: boolean
  publishing: boolean
  error: Error | null
  onPublish: () => void
}) {
  const { t, i18n } = useTranslation()
  const status = useStatus()
  const { plan } = props
  const coin = { symbol: plan.coin, decimals: 18 }
  const amount = (wei: string): string => formatAmount(wei, coin, i18n.language)
  const lacking = BigInt(plan.balanceWei) < BigInt(plan.maxCostWei)
  return (
    <>
      <dl className={styles['cost']}>
        <dt>{t('publish.where')}</dt>
        <dd>{status?.chain ? chainName(status.chain, t) : plan.chainId}</dd>
        <dt>{t('publish.balance')}</dt>
        <dd>{amount(plan.balanceWei)}</dd>
        <dt>{t('publish.cost')}</dt>
        <dd className={styles['strong']}>{amount(plan.maxCostWei)}</dd>
      </dl>
      <ErrorNote error={props.error} />
      {lacking && (
        <p className={styles['lack']} role="alert">
          {t('publish.tooLittle', { have: amount(plan.balanceWei), need: amount(plan.maxCostWei) })}
        </p>
      )}
      <Button
        size="sm"
        loading={props.publishing}
        disabled={lacking || props.blocked}
        onClick={props.onPublish}
      >
        {t('publish.mint', { count: plan.itemCount })}
      </Button>
      <p className={styles['quiet']}>
        {t('publish.noUndo')} {status?.chain?.test === true && t('publish.free')}
      </p>
    </>
  )
}
