import {
  IconBox,
  IconCloud,
  IconFolder,
  IconHome,
  IconPlus,
  IconServer,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceKind, PlaceView, StoredCollectionView } from '../../../contract/storage.ts'
import styles from './StorageScreen.module.css'
import { placeName, placesWith } from './where-words.ts'

/** What the right side shows. */
export type Choice =
  { is: 'collection'; projectId: string } | { is: 'place'; placeId: string } | { is: 'add' }

const glyphs: Readonly<Record<PlaceKind, ComponentType<IconProps>>> = {
  workspace: IconHome,
  kubo: IconServer,
  'pinning-service': IconCloud,
  'car-folder': IconFolder,
}

/** Collections and places, to choose one. */
export function StorageNav(props: {
  places: readonly PlaceView[]
  stored: readonly StoredCollectionView[]
  chosen: Choice | undefined
  onChoose: (choice: Choice) => void
}) {
  const { t } = useTranslation()
  const { places, stored, chosen, onChoose } = props
  const collectionNote = (collection: StoredCollectionView): string => {
    if (!collection.addresses) return t('storage.noAddresses')
    const count = placesWith(collection)
    return count === 0 ? t('storage.notKept') : t('storage.keptAt', { count })
  }
  return (
    <nav className={styles['nav']} aria-label={t('storage.lists')}>
      <h2 className={styles['navTitle']}>{t('storage.places')}</h2>
      {places.map((place) => (
        <NavRow
          key={place.placeId}
          glyph={glyphs[place.kind]}
          name={placeName(place, t)}
          note={t(`storage.${place.kind}`)}
          here={chosen?.is === 'place' && chosen.placeId === place.placeId}
          onClick={() => onChoose({ is: 'place', placeId: place.placeId })}
        />
      ))}
      <NavRow
        glyph={IconPlus}
        name={t('storage.addPlace')}
        here={chosen?.is === 'add'}
        onClick={() => onChoose({ is: 'add' })}
      />
      {stored.length > 0 && <h2 className={styles['navTitle']}>{t('storage.collections')}</h2>}
      {stored.map((collection) => (
        <NavRow
          key={collection.projectId}
          glyph={IconBox}
          name={collection.name}
          note={collectionNote(collection)}
          here={chosen?.is === 'collection' && chosen.projectId === collection.projectId}
          onClick={() => onChoose({ is: 'collection', projectId: collection.projectId })}
        />
      ))}
    </nav>
  )
}

function NavRow(props: {
  glyph: ComponentType<IconProps>
  name: string
  note?: string
  here: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      className={styles['navRow']}
      aria-current={props.here ? 'true' : undefined}
      onClick={props.onClick}
    >
      <props.glyph size={15} className={styles['navGlyph'] ?? ''} />
      <span className={styles['navText']}>
        <span className={styles['navName']}>{props.name}</span>
        {props.note !== undefined && <span className={styles['navNote']}>{props.note}</span>}
      </span>
    </button>
  )
}
