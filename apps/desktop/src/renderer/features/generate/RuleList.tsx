import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecipeView } from '../../../contract/generation.ts'
import type { Rule } from '../../../contract/rules.ts'
import { draftOf, emptyRule } from './rule-draft.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { ruleWords } from './rule-words.ts'
import styles from './Rules.module.css'

/** What may be together and what may not, each rule as a sentence that can be changed. */
export function RuleList(props: { recipe: RecipeView; onChange: (rules: Rule[]) => void }) {
  const { t } = useTranslation()
  const { recipe, onChange } = props
  const { rules, layers } = recipe
  /** Its place in the list, or the place after the last for a new one. */
  const [written, setWritten] = useState<number>()
  const editor = (index: number, name: string, initial = emptyRule) => (
    <RuleEditor
      name={name}
      layers={layers}
      initial={initial}
      onCancel={() => setWritten(undefined)}
      onSave={(rule) => {
        setWritten(undefined)
        onChange(rules.toSpliced(index, 1, rule))
      }}
    />
  )
  return (
    <>
      {rules.length === 0 && <p className={styles['none']}>{t('generate.noRules')}</p>}
      <ul className={styles['rules']}>
        {rules.map((rule, index) => {
          const words = ruleWords(rule, layers, t)
          if (index === written) {
            return (
              <li key={index}>{editor(index, t('generate.changeRule', { rule: words }), draftOf(rule))}</li>
            )
          }
          return (
            <li key={index} className={styles['rule']}>
              <span>{words}</span>
              <span className={styles['actions']}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('generate.changeRule', { rule: words })}
                  onClick={() => setWritten(index)}
                >
                  <IconPencil size={14} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('generate.removeRule', { rule: words })}
                  onClick={() => {
                    setWritten(undefined)
                    onChange(rules.toSpliced(index, 1))
                  }}
                >
                  <IconX size={14} />
                </ActionIcon>
              </span>
            </li>
          )
        })}
      </ul>
      {written === rules.length ? (
        editor(rules.length, t('generate.addRule'))
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => setWritten(rules.length)}
        >
          {t('generate.addRule')}
        </Button>
      )}
    </>
  )
}
