import { Button, Checkbox, Modal, Select, Table, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditView } from '../../../../contract/edits.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { useEdit, useEditPreview, useTraitValues } from '../item-queries.ts'
import styles from './BulkEdit.module.css'

const kinds = ['replace', 'number', 'describe', 'setTrait', 'renameTrait', 'removeTrait'] as const
type Kind = (typeof kinds)[number]

interface Draft {
  field: 'name' | 'description'
  find: string
  replace: string
  matchCase: boolean
  template: string
  description: string
  trait: string
  value: string
  to: string
}
const empty: Draft = {
  ...{ field: 'name', find: '', replace: '', matchCase: true },
  ...{ template: '{{collection}} #{{position}}', description: '', trait: '', value: '', to: '' },
}

/** The edit that a draft means, or undefined while something is missing. */
function editOf(kind: Kind, draft: Draft, items: string[]): EditView | undefined {
  const { field, find, replace, matchCase, template, description, trait, value, to } = draft
  switch (kind) {
    case 'replace':
      return find === '' ? undefined : { kind, items, field, find, replace, matchCase }
    case 'number':
      return template === '' ? undefined : { kind: 'template', items, field: 'name', template }
    case 'describe':
      return description === ''
        ? undefined
        : { kind: 'template', items, field: 'description', template: description }
    case 'setTrait': {
      const number = Number(value)
      const isNumber = value.trim() !== '' && Number.isFinite(number)
      return trait === '' || value === ''
        ? undefined
        : { kind, items, trait: { name: trait, value: isNumber ? number : value } }
    }
    case 'renameTrait':
      return trait === '' || to === '' ? undefined : { kind, items, trait, to }
    case 'removeTrait':
      return trait === '' ? undefined : { kind, items, trait }
  }
}

/** Changes many items at once, and shows what becomes of them first. */
export function BulkEdit(props: {
  projectId: string
  itemIds: readonly string[]
  opened: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { projectId, itemIds, opened, onClose } = props
  const [kind, setKind] = useState<Kind>('replace')
  const [draft, setDraft] = useState(empty)
  const set = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }))
  const edit = editOf(kind, draft, [...itemIds])
  const [settled] = useDebouncedValue(edit, 150)
  const preview = useEditPreview(projectId, opened ? settled : undefined)
  const traits = useTraitValues(projectId).data ?? []
  const apply = useEdit(projectId)
  const shown = edit === undefined ? undefined : preview.data
  const text = (field: 'find' | 'replace' | 'template' | 'value' | 'to', label: string) => (
    <TextInput
      size="xs"
      label={label}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  )
  const traitSelect = (
    <Select
      size="xs"
      searchable
      label={t('items.traitName')}
      data={traits.map(({ trait }) => trait).filter((trait) => trait !== '')}
      value={draft.trait === '' ? null : draft.trait}
      onChange={(trait) => set({ trait: trait ?? '' })}
    />
  )

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={760}
      title={t('bulk.title', { count: itemIds.length })}
      closeButtonProps={{ 'aria-label': t('items.close') }}
    >
      <div className={styles['form']}>
        <Select
          size="xs"
          label={t('bulk.what')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`bulk.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(value ?? 'replace')}
        />
        {kind === 'replace' && (
          <>
            <Select
              size="xs"
              label={t('bulk.in')}
              allowDeselect={false}
              data={[
                { value: 'name', label: t('items.name') },
                { value: 'description', label: t('items.description') },
              ]}
              value={draft.field}
              onChange={(field) => set({ field: field === 'description' ? 'description' : 'name' })}
            />
            {text('find', t('bulk.find'))}
            {text('replace', t('bulk.replaceWith'))}
            <Checkbox
              size="xs"
              label={t('bulk.matchCase')}
              checked={draft.matchCase}
              onChange={(event) => set({ matchCase: event.currentTarget.checked })}
            />
          </>
        )}
        {kind === 'number' && text('template', t('bulk.template'))}
        {kind === 'describe' && (
          <Textarea
            size="xs"
            autosize
            minRows={2}
            label={t('bulk.template')}
            value={draft.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
        )}
        {(kind === 'number' || kind === 'describe') && (
          <p className={styles['hint']}>
            {t('bulk.variables', {
              list: '{{name}} {{position}} {{position:4}} {{count}} {{collection}} {{trait.Hat}}',
            })}
          </p>
        )}
        {kind === 'setTrait' && (
          <>
            <TextInput
              size="xs"
              label={t('items.traitName')}
              value={draft.trait}
              onChange={(event) => set({ trait: event.currentTarget.value })}
            />
            {text('value', t('items.traitValue'))}
          </>
        )}
        {(kind === 'renameTrait' || kind === 'removeTrait') && traitSelect}
        {kind === 'renameTrait' && text('to', t('bulk.newName'))}
      </div>

      <ErrorNote error={edit === undefined ? null : (preview.error ?? apply.error)} />
      <p className={styles['count']} role="status">
        {shown ? t('bulk.changes', { count: shown.changes, of: shown.of }) : t('bulk.fillIn')}
      </p>
      <div className={styles['preview']} tabIndex={0} role="group" aria-label={t('bulk.preview')}>
        {shown && shown.rows.length > 0 && (
          <Table aria-label={t('bulk.preview')} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={64}>{t('items.column.number')}</Table.Th>
                <Table.Th>{t('bulk.before')}</Table.Th>
                <Table.Th>{t('bulk.after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.rows.map((row) => (
                <Table.Tr key={row.itemId + row.field}>
                  <Table.Td>{row.position}</Table.Td>
                  <Table.Td className={styles['before']}>{row.before}</Table.Td>
                  <Table.Td className={styles['after']}>{row.after}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </div>
      <div className={styles['actions']}>
        <Button variant="default" onClick={onClose}>
          {t('items.cancel')}
        </Button>
        <Button
          loading={apply.isPending}
          disabled={!shown || shown.changes === 0 || (settled !== edit && preview.isFetching)}
          onClick={() => edit && apply.mutate(edit, { onSuccess: onClose })}
        >
          {t('bulk.apply', { count: shown?.changes ?? 0 })}
        </Button>
      </div>
    </Modal>
  )
}
