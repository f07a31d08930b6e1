import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecipeView, RuleView } from '../../../contract/generation.ts'
import { AddRule } from './AddRule.tsx'
import styles from './GenerateScreen.module.css'
import { ruleWords } from './rule-words.ts'

/** What may be together and what may not, each rule as a sentence. */
export function RuleList(props: { recipe: RecipeView; onChange: (rules: RuleView[]) => void }) {
  const { t } = useTranslation()
  const { recipe, onChange } = props
  const { rules, layers } = recipe
  return (
    <>
      {rules.length === 0 && <p className={styles['quiet']}>{t('generate.noRules')}</p>}
      <ul className={styles['rules']}>
        {rules.map((rule, index) => {
          const words = ruleWords(rule, layers, t)
          return (
            <li key={index} className={styles['rule']}>
              <span>{words}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('generate.removeRule', { rule: words })}
                onClick={() => onChange(rules.filter((other) => other !== rule))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      <AddRule layers={layers} onAdd={(rule) => onChange([...rules, rule])} />
    </>
  )
}
