import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { EditView } from '../../../../contract/edits.ts'
import { useCollection, useCommonWords } from '../item-queries.ts'
import { DraftInput, type DraftField } from './DraftInput.tsx'
import styles from './Inspector.module.css'

/** What several items have in common; what differs says so, and what is written is written to all. */
export function ManyInspector(props: {
  projectId: string
  itemIds: readonly string[]
  onEdit: (edit: EditView) => void
  onBulkEdit: () => void
  nameField: DraftField
}) {
  const { t } = useTranslation()
  const { projectId, itemIds, onEdit, onBulkEdit, nameField } = props
  // While an area is drawn the selection changes with every frame.
  const [settled] = useDebouncedValue(itemIds, 100)
  const { data: common } = useCommonWords(projectId, settled)
  const disabled = useCollection(projectId).data?.published === true
  const items = [...itemIds]
  if (!common) return null
  const shown = (value: string | number | undefined) => ({
    value: value === undefined ? '' : String(value),
    placeholder: value === undefined ? t('items.mixed') : undefined,
  })
  return (
    <>
      <h2 className={styles['heading']}>{t('items.selected', { count: itemIds.length })}</h2>
      <p className={styles['quiet']}>{t('items.manyHint')}</p>
      <div className={styles['fields']}>
        <DraftInput
          label={t('items.name')}
          {...shown(common.name)}
          disabled={disabled}
          field={nameField}
          onCommit={(name) => onEdit({ kind: 'words', items, words: { name } })}
        />
        <DraftInput
          label={t('items.description')}
          {...shown(common.description)}
          multiline
          disabled={disabled}
          onCommit={(description) => onEdit({ kind: 'words', items, words: { description } })}
        />
      </div>
      {common.traits.length > 0 && <h3 className={styles['group']}>{t('items.traits')}</h3>}
      <div className={styles['fields']}>
        {common.traits.map(({ trait, value, items: having }) => (
          <DraftInput
            key={trait}
            label={having === common.count ? trait : t('items.someHave', { trait, count: having })}
            {...shown(value)}
            disabled={disabled}
            onCommit={(text) => onEdit({ kind: 'setTrait', items, trait: { name: trait, value: text } })}
          />
        ))}
      </div>
      <Button mt="md" variant="default" fullWidth disabled={disabled} onClick={onBulkEdit}>
        {t('items.bulkEdit')}
      </Button>
    </>
  )
}
