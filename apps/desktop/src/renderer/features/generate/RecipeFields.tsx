import { ActionIcon, NumberInput, TextInput, Tooltip } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecipeChange, RecipeView } from '../../../contract/generation.ts'
import styles from './RecipeFields.module.css'
import { useDraft } from './use-draft.ts'

/** How many, and out of which chance. */
export function RecipeFields(props: { recipe: RecipeView; onChange: (change: RecipeChange) => void }) {
  const { t } = useTranslation()
  const { recipe, onChange } = props
  const count = useDraft<number | string>(recipe.count, (value) => {
    if (typeof value === 'number' && value >= 1 && value !== recipe.count) onChange({ count: value })
  })
  const seed = useDraft(recipe.seed, (value) => {
    if (value !== recipe.seed) onChange({ seed: value })
  })
  return (
    <section className={styles['fields']} aria-label={t('generate.collection')}>
      <NumberInput
        size="xs"
        label={t('generate.count')}
        min={1}
        max={100_000}
        allowDecimal={false}
        {...count}
      />
      <TextInput
        size="xs"
        label={t('generate.seed')}
        title={t('generate.seedHint')}
        spellCheck={false}
        {...seed}
        onChange={(event) => seed.onChange(event.currentTarget.value)}
        rightSection={
          <Tooltip label={t('generate.newSeed')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('generate.newSeed')}
              onClick={() => onChange({ seed: crypto.randomUUID().slice(0, 8) })}
            >
              <IconDice5 size={15} />
            </ActionIcon>
          </Tooltip>
        }
      />
    </section>
  )
}
