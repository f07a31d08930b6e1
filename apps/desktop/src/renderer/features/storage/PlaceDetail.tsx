import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../app/i18n/words-of.ts'
import type { PlaceView, StoredCollectionView } from '../../../contract/storage.ts'
import { useRemovePlace, useTestPlace } from '../../app/storage-queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Confirm } from './Confirm.tsx'
import type { Choice } from './StorageNav.tsx'
import styles from './StorageScreen.module.css'
import { placeName } from './where-words.ts'

/** One place: what it is, whether it answers, and which collections are proven to be there. */
export function PlaceDetail(props: {
  place: PlaceView
  stored: readonly StoredCollectionView[]
  onChoose: (choice: Choice) => void
  onRemoved: () => void
}) {
  const { t } = useTranslation()
  const words = useWords()
  const { place, stored, onChoose, onRemoved } = props
  const { placeId } = place
  const [asking, setAsking] = useState(false)
  const test = useTestPlace()
  const remove = useRemovePlace()
  const isWorkspace = place.kind === 'workspace'
  const name = placeName(place, t)
  const here = stored.filter(({ proofs }) =>
    proofs.some((proof) => proof.placeId === placeId && proof.isCurrent),
  )
  return (
    <div className={styles['page']}>
      <header>
        <h2 className={styles['title']}>{name}</h2>
        <p className={styles['quiet']}>{t(`storage.${place.kind}`)}</p>
      </header>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('storage.address')}</dt>
          <dd className={styles['spot']}>{words(place.place)}</dd>
        </div>
        <div>
          <dt>{t('storage.readsFrom')}</dt>
          <dd className={styles['spot']}>
            {place.isIndependent
              ? words(place.readsFrom)
              : t('storage.sameDoor', { place: words(place.readsFrom) })}
          </dd>
        </div>
        {(place.kind === 'kubo' || place.kind === 'pinning-service') && (
          <div>
            <dt>{t('storage.token')}</dt>
            <dd>{t(place.hasToken ? 'storage.hasToken' : 'storage.noToken')}</dd>
          </div>
        )}
      </dl>
      <div>
        <div className={styles['buttons']}>
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate({ placeId })}>
            {t('storage.test')}
          </Button>
          {!isWorkspace && (
            <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
              {t('storage.remove')}
            </Button>
          )}
        </div>
        <p className={styles['told']} role="status" data-bad={test.data?.ok === false}>
          {test.data && words(test.data.message)}
        </p>
        <ErrorNote error={test.error ?? remove.error} />
      </div>
      <section>
        <h3 className={styles['subtitle']}>{t('storage.keptHere')}</h3>
        {here.length === 0 && <p className={styles['quiet']}>{t('storage.nothingHere')}</p>}
        {here.map(({ projectId, name: collection }) => (
          <button
            key={projectId}
            type="button"
            className={styles['navRow']}
            onClick={() => onChoose({ is: 'collection', projectId })}
          >
            {collection}
          </button>
        ))}
      </section>
      <Confirm
        opened={asking}
        title={t('storage.removeTitle', { place: name })}
        text={t('storage.removeText')}
        yes={t('storage.removeYes')}
        no={t('storage.keep')}
        onClose={() => setAsking(false)}
        onYes={() => {
          setAsking(false)
          remove.mutate({ placeId }, { onSuccess: onRemoved })
        }}
      />
    </div>
  )
}
