import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlaceView, StoredCollectionView } from '../../../contract/storage.ts'
import { useStatus } from '../../app/queries.ts'
import { useComputeAddresses } from '../../app/storage-queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { formatBytes } from '../../ui/format.ts'
import { CarPanel } from './CarPanel.tsx'
import styles from './StorageScreen.module.css'
import { UsageChart } from './UsageChart.tsx'
import { Whereabouts } from './Whereabouts.tsx'

/** One collection: at which places it is, its addresses, and what it takes on this computer. */
export function CollectionDetail(props: { collection: StoredCollectionView; places: readonly PlaceView[] }) {
  const { t, i18n } = useTranslation()
  const { collection, places } = props
  const { addresses, projectId } = collection
  return (
    <div className={styles['page']}>
      <header>
        <h2 className={styles['title']}>{collection.name}</h2>
        <p className={styles['quiet']}>
          {addresses
            ? t('storage.summary', {
                files: t('storage.files', { count: addresses.files }),
                size: formatBytes(addresses.bytes, i18n.language),
              })
            : t('projects.items', { count: collection.itemCount })}
        </p>
      </header>
      {!addresses && <NoAddresses collection={collection} />}
      <Whereabouts collection={collection} places={places} />
      {addresses && (
        <CarPanel projectId={projectId} addresses={addresses} hasProof={collection.proofs.length > 0} />
      )}
      {/* It comes a moment later, and moves nothing where it stands last. */}
      <UsageChart projectId={projectId} />
    </div>
  )
}

function NoAddresses({ collection }: { collection: StoredCollectionView }) {
  const { t } = useTranslation()
  const compute = useComputeAddresses()
  const busy =
    useStatus(({ tasks }) => tasks.some(({ projectId }) => projectId === collection.projectId)) === true
  return (
    <div className={styles['notice']}>
      <p className={styles['plain']}>
        {t('storage.addressesMissing')} {t('storage.noNetwork')}
      </p>
      <Button
        loading={compute.isPending || busy}
        disabled={collection.itemCount === 0}
        onClick={() => compute.mutate({ projectId: collection.projectId })}
      >
        {t('storage.computeAddresses')}
      </Button>
      <ErrorNote error={compute.error} />
    </div>
  )
}
