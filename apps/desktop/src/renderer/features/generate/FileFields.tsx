import { ColorInput, NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { pictureFormats, type RecipeChange, type RecipeView } from '../../../contract/generation.ts'
import styles from './FileFields.module.css'
import shared from './GenerateScreen.module.css'
import { useDraft } from './use-draft.ts'
import { WordFields } from './WordFields.tsx'

/** What each item is called, in which order they come, and the file each becomes. */
export function FileFields(props: { recipe: RecipeView; onChange: (change: RecipeChange) => void }) {
  const { t } = useTranslation()
  const { recipe, onChange } = props
  const { tokens, width, height } = recipe
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
  const known = ['{collection}', '{position}', ...recipe.layers.slice(0, 2).map((layer) => `{${layer.name}}`)]
  const pixels = { size: 'xs', min: 1, max: 16_384, allowDecimal: false, hideControls: true } as const
  return (
    <div className={shared['stack']}>
      <WordFields
        words={tokens}
        labels={{ name: t('generate.tokenName'), description: t('generate.tokenDescription') }}
        hint={t('generate.templateHint', { words: known.join(' ') })}
        onChange={(words) => onChange({ tokens: words })}
      />
      <Select
        size="xs"
        label={t('generate.orderBy')}
        allowDeselect={false}
        data={[
          { value: '', label: t('generate.orderBySeed') },
          ...recipe.layers.map(({ name, title }) => ({
            value: name,
            label: t('generate.orderByLayer', { layer: title }),
          })),
        ]}
        value={recipe.orderBy ?? ''}
        onChange={(chosen) => onChange({ orderBy: chosen || null })}
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
