import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecipeChange, RecipeView } from '../../../contract/generation.ts'
import styles from './GenerateScreen.module.css'
import { useDraft } from './use-draft.ts'

type Kept = NonNullable<RecipeChange['oneOfOnes']>

/** Finished pictures among the drawn ones, each at its place or where the seed puts it. */
export function OneOfOnes(props: {
  recipe: RecipeView
  adding: boolean
  onAdd: () => void
  onChange: (change: RecipeChange) => void
}) {
  const { t } = useTranslation()
  const { recipe, onChange } = props
  const all = recipe.oneOfOnes.map(
    ({ name, position }, index): Kept[number] => ({ index, name, position: position ?? null }),
  )
  return (
    <div className={styles['stack']}>
      <p className={styles['quiet']}>{t('generate.oneOfOnesHint')}</p>
      {recipe.oneOfOnes.length > 0 && (
        <ul className={styles['rules']} aria-label={t('generate.oneOfOnes')}>
          {recipe.oneOfOnes.map((one, index) => (
            <OneOfOne
              key={`${index} ${one.file}`}
              {...one}
              count={recipe.count}
              onChange={(kept) =>
                onChange({ oneOfOnes: all.map((each, at) => (at === index ? { ...each, ...kept } : each)) })
              }
              onRemove={() => onChange({ oneOfOnes: all.filter((_, at) => at !== index) })}
            />
          ))}
        </ul>
      )}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} />}
          loading={props.adding}
          onClick={props.onAdd}
        >
          {t('generate.addOneOfOnes')}
        </Button>
      </div>
    </div>
  )
}

function OneOfOne(props: {
  file: string
  name: string
  position: number | undefined
  count: number
  onChange: (kept: { name?: string; position?: number | null }) => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  const { file, position, onChange } = props
  const name = useDraft(props.name, (typed) => {
    if (typed !== props.name) onChange({ name: typed })
  })
  const place = useDraft<number | string>(position ?? '', (typed) => {
    const wanted = typeof typed === 'number' ? typed : null
    if (wanted !== (position ?? null)) onChange({ position: wanted })
  })
  return (
    <li className={styles['oneOfOne']}>
      <TextInput
        size="xs"
        aria-label={t('generate.nameOf', { file })}
        title={file}
        placeholder={file}
        {...name}
        onChange={(event) => name.onChange(event.currentTarget.value)}
      />
      <NumberInput
        size="xs"
        hideControls
        min={1}
        max={props.count}
        allowDecimal={false}
        aria-label={t('generate.placeOf', { file })}
        placeholder={t('generate.anywhere')}
        {...place}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('generate.removeOneOfOne', { file })}
        onClick={props.onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </li>
  )
}
