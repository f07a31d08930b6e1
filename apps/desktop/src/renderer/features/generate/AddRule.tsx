import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nothingShown, type LayerView, type RuleView, type TermView } from '../../../contract/generation.ts'
import styles from './GenerateScreen.module.css'

type Kind = RuleView['kind']
const kinds = ['forbidden', 'forced', 'conditional'] as const satisfies readonly Kind[]

/** Builds a rule out of two picks: two values, or a layer and the value that it needs. */
export function AddRule({ layers, onAdd }: { layers: LayerView[]; onAdd: (rule: RuleView) => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('forbidden')
  const [first, setFirst] = useState<string | null>(null)
  const [second, setSecond] = useState<string | null>(null)

  const values = layers.map((layer) => ({
    group: layer.title,
    items: [...layer.values.map(({ name }) => name), ...(layer.optional ? [nothingShown] : [])].map(
      (value) => ({
        value: JSON.stringify([layer.name, value]),
        label: `${layer.title}: ${value === nothingShown ? t('generate.nothing') : value}`,
      }),
    ),
  }))
  const add = (): void => {
    if (first === null || second === null) return
    onAdd(ruleOf(kind, first, second))
    setFirst(null)
    setSecond(null)
  }

  const shared = { size: 'xs', searchable: true, placeholder: t('generate.pick') } as const
  return (
    <div className={styles['addRule']} role="group" aria-label={t('generate.addRule')}>
      <Select
        size="xs"
        aria-label={t('generate.ruleKind')}
        allowDeselect={false}
        data={kinds.map((name) => ({ value: name, label: t(`generate.${name}`) }))}
        value={kind}
        onChange={(chosen) => {
          if (chosen === null) return
          setKind(chosen)
          setFirst(null)
        }}
      />
      {kind === 'conditional' ? (
        <Select
          {...shared}
          placeholder={t('generate.firstLayer')}
          aria-label={t('generate.firstLayer')}
          data={layers.map(({ name, title }) => ({ value: name, label: title }))}
          value={first}
          onChange={setFirst}
        />
      ) : (
        <Select
          {...shared}
          aria-label={t('generate.first')}
          data={values}
          value={first}
          onChange={setFirst}
        />
      )}
      <Select
        {...shared}
        aria-label={t('generate.second')}
        data={values}
        value={second}
        onChange={setSecond}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={15} />}
        disabled={first === null || second === null || first === second}
        onClick={add}
      >
        {t('generate.addRule')}
      </Button>
    </div>
  )
}

function ruleOf(kind: Kind, first: string, second: string): RuleView {
  const then = [termOf(second)]
  if (kind === 'conditional') return { kind, layer: first, when: then }
  if (kind === 'forced') return { kind, if: [termOf(first)], then }
  return { kind, all: [termOf(first), ...then] }
}

function termOf(pick: string): TermView {
  const [layer, is] = JSON.parse(pick) as [string, string]
  return { layer, is }
}
