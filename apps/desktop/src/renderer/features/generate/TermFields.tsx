import { ActionIcon, MultiSelect, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LayerView } from '../../../contract/generation.ts'
import { nothingShown } from '../../../contract/rules.ts'
import styles from './Rules.module.css'
import type { TermDraft } from './rule-draft.ts'

/** One condition: a layer, and what it shows or does not show. */
export function TermFields(props: {
  /** From 1 on; tells conditions of one rule apart. */
  number: number
  layers: LayerView[]
  term: TermDraft
  onChange: (term: TermDraft) => void
  /** Where it is not the only one. */
  onRemove?: () => void
}) {
  const { t } = useTranslation()
  const { number, layers, term, onChange, onRemove } = props
  const layer = layers.find(({ name }) => name === term.layer)
  const values = layer?.values.map(({ name }) => ({ value: name, label: name })) ?? []
  if (layer?.optional) values.push({ value: nothingShown, label: t('generate.nothing') })
  return (
    <div className={styles['term']} role="group" aria-label={t('generate.term', { number })}>
      <Select
        size="xs"
        aria-label={t('generate.layer')}
        placeholder={t('generate.pickLayer')}
        searchable
        data={layers.map(({ name, title }) => ({ value: name, label: title }))}
        value={term.layer ?? null}
        onChange={(chosen) => onChange({ ...term, layer: chosen ?? undefined, values: [] })}
      />
      <Select
        size="xs"
        aria-label={t('generate.isOrNot')}
        allowDeselect={false}
        data={[
          { value: 'is', label: t('generate.is') },
          { value: 'not', label: t('generate.isNot') },
        ]}
        value={term.not ? 'not' : 'is'}
        onChange={(chosen) => onChange({ ...term, not: chosen === 'not' })}
      />
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('generate.removeTerm', { number })}
          onClick={onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
      <MultiSelect
        size="xs"
        className={styles['termValues'] ?? ''}
        aria-label={t('generate.termValues')}
        placeholder={term.values.length === 0 ? t('generate.pickValues') : ''}
        searchable
        disabled={!layer}
        data={values}
        value={term.values}
        onChange={(chosen) => onChange({ ...term, values: chosen })}
      />
    </div>
  )
}
