import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../app/route.tsx'
import { usePlaces, useStored } from '../../app/storage-queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { AddPlace } from './AddPlace.tsx'
import { CollectionDetail } from './CollectionDetail.tsx'
import { PlaceDetail } from './PlaceDetail.tsx'
import { StorageNav, type Choice } from './StorageNav.tsx'
import styles from './StorageScreen.module.css'

/** Where collections are kept, and the proof of it. */
export function StorageScreen() {
  const { t } = useTranslation()
  const places = usePlaces()
  const stored = useStored()
  const { projectId } = useRoute()
  const [choice, choose] = useState<Choice>()
  if (!places.data || !stored.data) {
    return (
      <Screen title={t('storage.title')}>
        <ErrorNote error={places.error ?? stored.error} />
      </Screen>
    )
  }
  // The one at hand, where there is one.
  const first = stored.data.find((each) => each.projectId === projectId) ?? stored.data[0]
  const chosen: Choice | undefined = choice ?? (first && { is: 'collection', projectId: first.projectId })
  const place = places.data.find(({ placeId }) => chosen?.is === 'place' && placeId === chosen.placeId)
  const collection = stored.data.find(
    (each) => chosen?.is === 'collection' && each.projectId === chosen.projectId,
  )
  return (
    <Screen title={t('storage.title')}>
      <div className={styles['split']}>
        <StorageNav places={places.data} stored={stored.data} chosen={chosen} onChoose={choose} />
        <div className={styles['detail']}>
          {chosen?.is === 'add' && (
            <AddPlace
              onAdded={(placeId) => choose({ is: 'place', placeId })}
              onCancel={() => choose(undefined)}
            />
          )}
          {place && (
            <PlaceDetail
              key={place.placeId}
              place={place}
              stored={stored.data}
              onChoose={choose}
              onRemoved={() => choose(undefined)}
            />
          )}
          {collection && (
            <CollectionDetail key={collection.projectId} collection={collection} places={places.data} />
          )}
          {!place && !collection && chosen?.is !== 'add' && (
            <EmptyState title={t('storage.empty')} text={t('storage.emptyText')} />
          )}
        </div>
      </div>
    </Screen>
  )
}
