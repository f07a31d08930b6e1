import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanView, ProjectView, ReviewView } from '../../../contract/models.ts'
import { useProblems, useStatus } from '../../app/queries.ts'
import { useSaveReview } from '../../app/publish-queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { formatBytes, formatShare } from '../../ui/format.ts'
import { Hash } from '../../ui/Hash.tsx'
import { Batches } from './Batches.tsx'
import { checklist } from './checklist.ts'
import { Checklist } from './Checklist.tsx'
import styles from './PublishScreen.module.css'

/** Everything that publishing will write, and what it still waits for; whole without a network, too. */
export function Review(props: {
  project: ProjectView
  review: ReviewView
  plan: PlanView | undefined
  needsSignIn: boolean
  /** What can be done next. */
  children: ReactNode
}) {
  const { t, i18n } = useTranslation()
  const { project, review, plan } = props
  const { projectId } = project
  const { data: problems } = useProblems(projectId)
  const status = useStatus()
  const save = useSaveReview()
  const states = checklist({ review, problems, status, plan, needsSignIn: props.needsSignIn })
  const { addresses } = review
  return (
    <div className={styles['review']}>
      <div className={styles['page']}>
        <section>
          <h2 className={styles['subtitle']}>{t('publish.contract')}</h2>
          <dl className={styles['facts']}>
            <Fact label={t('publish.name')}>
              {review.name} ({review.symbol})
            </Fact>
            <Fact label={t('publish.what')}>
              {t(review.standard === 'erc721' ? 'publish.one' : 'publish.many')}
            </Fact>
            <Fact label={t('publish.tokens')}>{review.itemCount.toLocaleString(i18n.language)}</Fact>
            <Fact label={t('publish.royalty')}>
              {review.royaltyBps === 0
                ? t('publish.noRoyalty')
                : t('publish.royaltyText', { share: formatShare(review.royaltyBps / 10_000, i18n.language) })}
            </Fact>
            <Fact label={t('publish.owner')}>
              {status?.account === undefined ? (
                t('publish.walletLater')
              ) : (
                <Hash value={status.account} label={t('publish.owner')} />
              )}
            </Fact>
          </dl>
        </section>
        <section>
          <h2 className={styles['subtitle']}>{t('publish.addresses')}</h2>
          <p className={styles['quiet']}>{t('publish.addressesText')}</p>
          {addresses ? (
            <dl className={styles['facts']}>
              <Cid label={t('publish.metadataRoot')} value={addresses.metadataRoot} />
              <Cid label={t('publish.imagesRoot')} value={addresses.imagesRoot} />
              <Cid label={t('publish.contractMetadata')} value={addresses.contractMetadataCid} />
              {addresses.placeholderRoot !== undefined && (
                <Cid label={t('publish.placeholder')} value={addresses.placeholderRoot} />
              )}
              <Cid label={t('publish.baseUri')} value={review.baseUri ?? ''} />
              <Cid label={t('publish.contractUri')} value={review.contractUri ?? ''} />
              <Fact label={t('publish.files')}>
                {t('storage.summary', {
                  files: t('storage.files', { count: addresses.files }),
                  size: formatBytes(addresses.bytes, i18n.language),
                })}
              </Fact>
            </dl>
          ) : (
            <p className={styles['quiet']}>{t('items.notYet')}</p>
          )}
        </section>
        <section>
          <h2 className={styles['subtitle']}>{t('publish.batches')}</h2>
          <p className={styles['quiet']}>
            {t('publish.batchesText')} {!plan && t('publish.feesLater')}
          </p>
          <Batches createGas={review.createGas} batches={plan?.batches ?? review.batches} />
        </section>
      </div>
      <aside className={styles['side']} aria-label={t('publish.checks')}>
        <h2 className={styles['subtitle']}>{t('publish.checks')}</h2>
        <Checklist states={states} problems={problems ?? []} projectId={projectId} />
        <div className={styles['next']}>{props.children}</div>
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate({ projectId })}>
          {t('publish.saveReview')}
        </Button>
        <p className={styles['quiet']} role="status">
          {save.data !== undefined && t('queue.saved', { file: save.data })}
        </p>
        <ErrorNote error={save.error} />
      </aside>
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Cid({ label, value }: { label: string; value: string }) {
  return (
    <Fact label={label}>
      <Hash value={value} label={label} head={14} tail={8} />
    </Fact>
  )
}
