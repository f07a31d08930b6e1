import { ColorInput, NumberInput, Select, TextInput, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { pictureFormats, type RecipeChange, type RecipeView } from '../../../contract/generation.ts'
import styles from './GenerateScreen.module.css'
import { useDraft } from './use-draft.ts'

/** What each item is called, and the file it becomes. */
export function FileFields(props: { recipe: RecipeView; onChange: (change: RecipeChange) => void }) {
  const { t } = useTranslation()
  const { recipe, onChange } = props
  const { tokens, width, height } = recipe
  const name = useDraft(tokens.name, (typed) => {
    if (typed !== tokens.name) onChange({ tokens: { ...tokens, name: typed } })
  })
  const description = useDraft(tokens.description, (typed) => {
    if (typed !== tokens.description) onChange({ tokens: { ...tokens, description: typed } })
  })
  const size = (side: 'width' | 'height') => (typed: number | string) => {
    if (typeof typed === 'number' && typed >= 1 && typed !== recipe[side])
      onChange({ size: { width, height, [side]: typed } })
  }
  const wide = useDraft<number | string>(width, size('width'))
  const high = useDraft<number | string>(height, size('height'))
  const background = useDraft(recipe.background ?? '', (typed) => {
    const valid = /^#[0-9a-f]{6}$/i.test(typed)
    if ((valid || typed === '') && typed !== (recipe.background ?? ''))
      onChange({ background: typed === '' ? null : typed })
  })
  const pixels = { size: 'xs', min: 1, max: 16_384, allowDecimal: false, hideControls: true } as const
  return (
    <div className={styles['stack']}>
      <TextInput
        size="xs"
        label={t('generate.tokenName')}
        description={t('generate.templateHint', {
          words: ['{collection}', '{position}', ...recipe.layers.slice(0, 2).map((layer) => `{${layer.name}}`)].join(
            ' ',
          ),
        })}
        spellCheck={false}
        {...name}
        onChange={(event) => name.onChange(event.currentTarget.value)}
      />
      <Textarea
        size="xs"
        label={t('generate.tokenDescription')}
        autosize
        minRows={2}
        maxRows={6}
        value={description.value}
        onChange={(event) => description.onChange(event.currentTarget.value)}
        onBlur={description.onBlur}
      />
      <div className={styles['thirds']}>
        <NumberInput {...pixels} label={t('generate.width')} {...wide} />
        <NumberInput {...pixels} label={t('generate.height')} {...high} />
        <Select
          size="xs"
          label={t('generate.format')}
          allowDeselect={false}
          data={pictureFormats.map((format) => ({ value: format, label: format.toUpperCase() }))}
          value={recipe.format}
          onChange={(chosen) => {
            const format = pictureFormats.find((each) => each === chosen)
            if (format) onChange({ format })
          }}
        />
      </div>
      <ColorInput
        size="xs"
        label={t('generate.background')}
        placeholder={t('generate.transparent')}
        format="hex"
        {...background}
        onChangeEnd={(color) => {
          if (/^#[0-9a-f]{6}$/i.test(color)) onChange({ background: color })
        }}
      />
    </div>
  )
}
