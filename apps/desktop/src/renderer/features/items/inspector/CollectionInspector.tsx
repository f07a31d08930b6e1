import { NumberInput, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EditView } from '../../../../contract/edits.ts'
import { useCollection } from '../item-queries.ts'
import { DraftInput } from './DraftInput.tsx'
import styles from './Inspector.module.css'

/** The collection itself, while no item is selected. */
export function CollectionInspector({
  projectId,
  onEdit,
}: {
  projectId: string
  onEdit: (edit: EditView) => void
}) {
  const { t } = useTranslation()
  const { data: collection } = useCollection(projectId)
  if (!collection) return null
  const disabled = collection.published
  const set = (words: Extract<EditView, { kind: 'project' }>['words']): void =>
    onEdit({ kind: 'project', words })
  return (
    <>
      <h2 className={styles['heading']}>{t('items.collection')}</h2>
      <p className={styles['quiet']}>{disabled ? t('items.published') : t('items.nothingSelected')}</p>
      <div className={styles['fields']}>
        <DraftInput
          label={t('items.name')}
          value={collection.name}
          disabled={disabled}
          onCommit={(name) => set({ name })}
        />
        <DraftInput
          label={t('items.symbol')}
          value={collection.symbol}
          disabled={disabled}
          onCommit={(symbol) => set({ symbol })}
        />
        <DraftInput
          label={t('items.description')}
          value={collection.description}
          multiline
          disabled={disabled}
          onCommit={(description) => set({ description })}
        />
        <DraftInput
          label={t('items.website')}
          placeholder="https://"
          value={collection.externalLink ?? ''}
          disabled={disabled}
          onCommit={(link) => set({ externalLink: link === '' ? null : link })}
        />
        <NumberInput
          key={collection.royaltyBps}
          size="xs"
          label={t('items.royalties')}
          suffix=" %"
          min={0}
          max={100}
          decimalScale={2}
          defaultValue={collection.royaltyBps / 100}
          disabled={disabled}
          onBlur={(event) => {
            const percent = Number.parseFloat(event.currentTarget.value)
            if (Number.isFinite(percent)) set({ royaltyBps: Math.round(percent * 100) })
          }}
        />
        <div>
          <span className={styles['label']} id="standard-label">
            {t('items.standard')}
          </span>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="standard-label"
            disabled={disabled}
            value={collection.standard}
            onChange={(standard) => set({ standard: standard === 'erc1155' ? 'erc1155' : 'erc721' })}
            data={[
              { value: 'erc721', label: t('items.unique') },
              { value: 'erc1155', label: t('items.manyCopies') },
            ]}
          />
        </div>
        <DraftInput
          label={t('items.nameTemplate')}
          placeholder="{{name}} #{{position}}"
          value={collection.nameTemplate ?? ''}
          disabled={disabled}
          onCommit={(template) => set({ nameTemplate: template === '' ? null : template })}
        />
        <DraftInput
          label={t('items.descriptionTemplate')}
          value={collection.descriptionTemplate ?? ''}
          multiline
          disabled={disabled}
          onCommit={(template) => set({ descriptionTemplate: template === '' ? null : template })}
        />
      </div>
    </>
  )
}
