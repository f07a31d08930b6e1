import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditView } from '../../../../contract/edits.ts'
import type { ItemView } from '../../../../contract/items.ts'
import { formatBytes } from '../../../ui/format.ts'
import { Hash } from '../../../ui/Hash.tsx'
import { useCollection } from '../item-queries.ts'
import { isPixelArt } from '../pixel-art.ts'
import { DraftInput, type DraftField } from './DraftInput.tsx'
import styles from './Inspector.module.css'
import { TokenJson } from './TokenJson.tsx'
import { TraitEditor } from './TraitEditor.tsx'

/** Everything known of one item; what a person may change is changed where it stands. */
export function ItemInspector(props: {
  projectId: string
  item: ItemView
  onEdit: (edit: EditView) => void
  onOpen: () => void
  /** Its file follows the pointer out of the window. */
  onTakeOut: (itemIds: readonly string[]) => void
  nameField: DraftField
}) {
  const { t, i18n } = useTranslation()
  const { projectId, item, onEdit, onOpen, onTakeOut, nameField } = props
  const collection = useCollection(projectId).data
  const disabled = collection?.published === true
  const items = [item.itemId]
  const wasDragged = useRef(false)
  const number = new Intl.NumberFormat(i18n.language)
  const link = item.extra['external_url']
  return (
    <>
      <button
        type="button"
        className={styles['preview']}
        aria-label={t('items.open', { name: item.name })}
        title={t('items.dragOutHint')}
        draggable
        onPointerDown={() => (wasDragged.current = false)}
        onDragStart={(event) => {
          event.preventDefault()
          wasDragged.current = true
          onTakeOut(items)
        }}
        onClick={({ detail }) => {
          // Of a drag that ends where it began comes a click, too; the keyboard's has no count.
          if (detail === 0 || !wasDragged.current) onOpen()
        }}
      >
        <img src={item.thumbnailUrl} alt="" draggable={false} data-pixels={isPixelArt(item)} />
      </button>
      <h2 className={styles['heading']}>{item.name === '' ? `#${item.position}` : item.name}</h2>
      {disabled && <p className={styles['quiet']}>{t('items.published')}</p>}
      <div className={styles['fields']}>
        <DraftInput
          label={t('items.name')}
          value={item.name}
          disabled={disabled}
          field={nameField}
          onCommit={(name) => onEdit({ kind: 'words', items, words: { name } })}
        />
        <DraftInput
          label={t('items.description')}
          value={item.description}
          multiline
          disabled={disabled}
          onCommit={(description) => onEdit({ kind: 'words', items, words: { description } })}
        />
        {collection?.standard === 'erc1155' && (
          <DraftInput
            label={t('items.editions')}
            value={item.editions}
            disabled={disabled}
            onCommit={(editions) => onEdit({ kind: 'words', items, words: { editions } })}
          />
        )}
      </div>

      <h3 className={styles['group']}>{t('items.traits')}</h3>
      <TraitEditor
        key={item.itemId}
        traits={item.traits}
        disabled={disabled}
        onChange={(traits) => onEdit({ kind: 'traits', items, traits })}
      />

      <h3 className={styles['group']}>{t('items.links')}</h3>
      <div className={styles['fields']}>
        <DraftInput
          label={t('items.externalUrl')}
          placeholder="https://"
          value={typeof link === 'string' ? link : ''}
          disabled={disabled}
          onCommit={(text) =>
            onEdit({ kind: 'extra', items, fields: { external_url: text === '' ? null : text } })
          }
        />
      </div>

      <h3 className={styles['group']}>{t('items.file')}</h3>
      <dl className={styles['facts']}>
        <Fact name={t('items.fileName')} value={item.file} />
        <Fact
          name={t('items.format')}
          value={(item.mime.split('/')[1] ?? item.mime)
            .replace('svg+xml', 'svg')
            .replace('gltf-binary', 'glb')
            .toUpperCase()}
        />
        <Fact
          name={t('items.pixels')}
          value={`${number.format(item.width)} × ${number.format(item.height)}`}
        />
        {item.durationMs !== undefined && (
          <Fact
            name={t('items.duration')}
            value={t('items.seconds', { count: Math.round(item.durationMs / 1000) })}
          />
        )}
        <Fact name={t('items.bytes')} value={formatBytes(item.bytes, i18n.language)} />
      </dl>

      <h3 className={styles['group']}>{t('items.addresses')}</h3>
      <dl className={styles['facts']}>
        <Fact name={t('items.tokenId')} value={number.format(item.position)} />
        <Address name={t('items.imageAddress')} cid={item.imageCid} />
        <Address name={t('items.metadataAddress')} cid={item.metadataCid} />
      </dl>

      <TokenJson projectId={projectId} position={item.position} />
    </>
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
