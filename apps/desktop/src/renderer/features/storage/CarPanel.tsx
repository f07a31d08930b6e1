import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AddressesView } from '../../../contract/storage.ts'
import { useCheckCar, useExportCar, useExportProof } from '../../app/storage-queries.ts'
import { studio } from '../../app/studio.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Hash } from '../../ui/Hash.tsx'
import styles from './StorageScreen.module.css'

/** The addresses, the one file that holds everything under them, and the proofs to hand out. */
export function CarPanel(props: { projectId: string; addresses: AddressesView; hasProof: boolean }) {
  const { t, i18n } = useTranslation()
  const { projectId, addresses, hasProof } = props
  const check = useCheckCar()
  const save = useExportCar()
  const proof = useExportProof()
  const roots = [
    [t('storage.metadataRoot'), addresses.metadataRoot],
    [t('storage.imagesRoot'), addresses.imagesRoot],
    [t('storage.contractMetadata'), addresses.contractMetadataCid],
  ] as const
  const told = check.data
    ? t('storage.carGood', {
        blocks: t('storage.blocks', { count: check.data.blocks }),
        size: formatBytes(check.data.bytes, i18n.language),
      })
    : undefined
  return (
    <>
      <section>
        <h3 className={styles['subtitle']}>{t('storage.addresses')}</h3>
        <dl className={styles['facts']}>
          {roots.map(([label, cid]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Hash value={cid} label={label} head={12} tail={8} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3 className={styles['subtitle']}>{t('storage.carTitle')}</h3>
        <p className={styles['quiet']}>{t('storage.carText')}</p>
        <p className={styles['file']}>{addresses.carFile}</p>
        <div className={styles['buttons']}>
          <Button variant="default" loading={save.isPending} onClick={() => save.mutate({ projectId })}>
            {t('storage.saveCar')}
          </Button>
          <Button variant="default" loading={check.isPending} onClick={() => check.mutate({ projectId })}>
            {t('storage.checkCar')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => void studio.showCar({ projectId })}>
            {t('storage.showCar')}
          </Button>
          {hasProof && (
            <Button
              variant="default"
              title={t('storage.proofHint')}
              loading={proof.isPending}
              onClick={() => proof.mutate({ projectId })}
            >
              {t('storage.saveProof')}
            </Button>
          )}
        </div>
        <p className={styles['told']} role="status">
          {told}
          {save.data !== undefined && <span>{t('storage.savedCar', { file: save.data })}</span>}
          {proof.data !== undefined && <span>{t('storage.savedProof', { file: proof.data })}</span>}
        </p>
        <ErrorNote error={check.error ?? save.error ?? proof.error} />
      </section>
    </>
  )
}
