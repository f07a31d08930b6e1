import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerView } from '../../../contract/generation.ts'
import type { Rule } from '../../../contract/rules.ts'
import styles from './Rules.module.css'
import { emptyTerm, ruleOf, withKind, type RuleDraft, type TermDraft } from './rule-draft.ts'
import { TermFields } from './TermFields.tsx'

const kinds = ['forbidden', 'forced', 'conditional'] as const satisfies readonly Rule['kind'][]

/** Writes one rule, of as many conditions as it takes. */
export function RuleEditor(props: {
  /** What it is about, for those who do not see it. */
  name: string
  layers: LayerView[]
  initial: RuleDraft
  onSave: (rule: Rule) => void
  onCancel: () => void
}) {
  const { t } = useTranslation()
  const { layers } = props
  const [draft, setDraft] = useState(props.initial)
  const rule = ruleOf(draft)
  const change = (some: Partial<RuleDraft>): void => setDraft({ ...draft, ...some })
  const terms = (part: 'terms' | 'then', title: string) => (
    <Terms title={title} layers={layers} terms={draft[part]} onChange={(some) => change({ [part]: some })} />
  )

  return (
    <form
      className={styles['editor']}
      aria-label={props.name}
      onSubmit={(event) => {
        event.preventDefault()
        if (rule) props.onSave(rule)
      }}
    >
      <Select
        size="xs"
        aria-label={t('generate.ruleKind')}
        allowDeselect={false}
        data={kinds.map((name) => ({ value: name, label: t(`generate.${name}`) }))}
        value={draft.kind}
        onChange={(chosen) => {
          const kind = kinds.find((each) => each === chosen)
          if (kind) setDraft(withKind(draft, kind))
        }}
      />
      {draft.kind === 'conditional' && (
        <Select
          size="xs"
          label={t('generate.conditionalLayer')}
          placeholder={t('generate.pickLayer')}
          searchable
          data={layers.map(({ name, title }) => ({ value: name, label: title }))}
          value={draft.layer ?? null}
          onChange={(layer) => change({ layer: layer ?? undefined })}
        />
      )}
      {terms('terms', t(`generate.terms-${draft.kind}`))}
      {draft.kind === 'forced' && terms('then', t('generate.then'))}
      <div className={styles['buttons']}>
        <Button type="submit" disabled={rule === undefined}>
          {t('generate.saveRule')}
        </Button>
        <Button variant="subtle" color="gray" onClick={props.onCancel}>
          {t('generate.cancelRule')}
        </Button>
      </div>
    </form>
  )
}

function Terms(props: {
  title: string
  layers: LayerView[]
  terms: TermDraft[]
  onChange: (terms: TermDraft[]) => void
}) {
  const { t } = useTranslation()
  const { title, terms, onChange } = props
  return (
    <fieldset className={styles['terms']}>
      <legend>{title}</legend>
      {terms.map((term, index) => (
        <TermFields
          key={index}
          number={index + 1}
          layers={props.layers}
          term={term}
          onChange={(changed) => onChange(terms.with(index, changed))}
          {...(terms.length > 1 && { onRemove: () => onChange(terms.toSpliced(index, 1)) })}
        />
      ))}
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        justify="start"
        leftSection={<IconPlus size={12} />}
        aria-label={`${title}: ${t('generate.addTerm')}`}
        onClick={() => onChange([...terms, emptyTerm])}
      >
        {t('generate.addTerm')}
      </Button>
    </fieldset>
  )
}
