import { Table } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceView, StoredCollectionView } from '../../../contract/storage.ts'
import { useStatus } from '../../app/queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './StorageScreen.module.css'
import { PlaceRow } from './PlaceRow.tsx'
import { standingAt, type Standing } from './where-words.ts'

/** A row a place: how the collection stands there, and what can be done about it. */
export function Whereabouts(props: { collection: StoredCollectionView; places: readonly PlaceView[] }) {
  const { t } = useTranslation()
  const status = useStatus()
  const [error, setError] = useState<Error | null>(null)
  const { collection, places } = props
  const standingOf = ({ placeId }: PlaceView): Standing =>
    standingAt(placeId, collection, status ?? { tasks: [], pausedTasks: [] })
  /** Whoever is in the network and has not got the collection: what it gives out, it found at another place. */
  const doorsFor = ({ placeId, kind }: PlaceView): PlaceView[] =>
    kind === 'car-folder' || kind === 'workspace'
      ? []
      : places.filter(
          (other) =>
            other.placeId !== placeId && other.kind !== 'car-folder' && standingOf(other).is === 'never',
        )
  return (
    <section>
      <h3 className={styles['subtitle']}>{t('storage.where')}</h3>
      <p className={styles['quiet']}>{t('storage.whereText')}</p>
      <ErrorNote error={error} onDismiss={() => setError(null)} />
      <Table aria-label={t('storage.where')} mt="xs" layout="fixed" horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="28%">{t('storage.place')}</Table.Th>
            <Table.Th>{t('storage.state')}</Table.Th>
            <Table.Th w={160} ta="end">
              {t('storage.actions')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {places.map((place) => (
            <PlaceRow
              key={place.placeId}
              place={place}
              collection={collection}
              others={places.filter(({ placeId }) => placeId !== place.placeId)}
              standing={standingOf(place)}
              doors={doorsFor(place)}
              onError={setError}
            />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
