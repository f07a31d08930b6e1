import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../contract/items.ts'
import { formatBytes } from '../../ui/format.ts'
import { Hash } from '../../ui/Hash.tsx'
import styles from './ItemsScreen.module.css'

/** Everything known of one item. */
export function ItemInspector({ item }: { item: ItemView | undefined }) {
  const { t, i18n } = useTranslation()
  if (!item) {
    return (
      <aside className={styles['inspector']} aria-label={t('items.inspector')} data-pane="inspector">
        <p className={styles['quiet']}>{t('items.nothingSelected')}</p>
      </aside>
    )
  }
  const number = new Intl.NumberFormat(i18n.language)
  // A trait may be a year: four digits stay together.
  const trait = new Intl.NumberFormat(i18n.language, { useGrouping: 'min2' })
  return (
    <aside className={styles['inspector']} aria-label={t('items.inspector')} data-pane="inspector">
      <figure className={styles['preview']}>
        <img src={item.thumbnailUrl} alt={item.name} draggable={false} />
      </figure>
      <h2 className={styles['heading']}>{item.name}</h2>

      {item.traits.length > 0 && <h3 className={styles['group']}>{t('items.traits')}</h3>}
      <dl className={styles['facts']}>
        {item.traits.map(({ name, value }) => (
          <Fact key={name} name={name} value={typeof value === 'number' ? trait.format(value) : value} />
        ))}
      </dl>

      <h3 className={styles['group']}>{t('items.file')}</h3>
      <dl className={styles['facts']}>
        <Fact name={t('items.name')} value={item.file} />
        <Fact
          name={t('items.format')}
          value={item.mime.replace('image/', '').replace('svg+xml', 'svg').toUpperCase()}
        />
        <Fact
          name={t('items.pixels')}
          value={`${number.format(item.width)} × ${number.format(item.height)}`}
        />
        <Fact name={t('items.bytes')} value={formatBytes(item.bytes, i18n.language)} />
      </dl>

      <h3 className={styles['group']}>{t('items.addresses')}</h3>
      <dl className={styles['facts']}>
        <Fact name={t('items.tokenId')} value={number.format(item.position)} />
        <Address name={t('items.imageAddress')} cid={item.imageCid} />
        <Address name={t('items.metadataAddress')} cid={item.metadataCid} />
      </dl>
    </aside>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Address({ name, cid }: { name: string; cid: string | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {cid === undefined ? (
          <span className={styles['quiet']}>{t('items.notYet')}</span>
        ) : (
          <Hash value={cid} label={name} head={8} tail={6} />
        )}
      </dd>
    </>
  )
}
