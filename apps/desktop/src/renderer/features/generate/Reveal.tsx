import { Button, TextInput, Textarea } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecipeChange, RecipeView } from '../../../contract/generation.ts'
import styles from './GenerateScreen.module.css'
import { useDraft } from './use-draft.ts'

/** What everybody sees of every item until it is revealed. */
export function Reveal(props: {
  placeholder: RecipeView['placeholder']
  pictureUrl: string | undefined
  choosing: boolean
  onChoose: () => void
  onChange: (change: RecipeChange) => void
}) {
  const { t } = useTranslation()
  const { placeholder, pictureUrl, onChange } = props
  const words = { name: placeholder?.name ?? '', description: placeholder?.description ?? '' }
  const name = useDraft(words.name, (typed) => {
    if (typed !== words.name) onChange({ placeholder: { ...words, name: typed } })
  })
  const description = useDraft(words.description, (typed) => {
    if (typed !== words.description) onChange({ placeholder: { ...words, description: typed } })
  })
  const choose = (
    <Button
      variant="default"
      leftSection={<IconPhoto size={15} />}
      loading={props.choosing}
      onClick={props.onChoose}
    >
      {t(placeholder ? 'generate.otherPlaceholder' : 'generate.choosePlaceholder')}
    </Button>
  )
  if (!placeholder) {
    return (
      <div className={styles['stack']}>
        <p className={styles['quiet']}>{t('generate.revealHint')}</p>
        <div>{choose}</div>
      </div>
    )
  }
  return (
    <div className={styles['stack']}>
      <p className={styles['quiet']}>{t('generate.hiddenHint')}</p>
      <div className={styles['hidden']}>
        <span className={styles['hiddenPicture']}>
          {pictureUrl === undefined ? (
            <span className={styles['missing']}>{t('generate.placeholderMissing')}</span>
          ) : (
            <img src={pictureUrl} alt={placeholder.file} draggable={false} />
          )}
        </span>
        <div className={styles['stack']}>
          <TextInput
            size="xs"
            label={t('generate.placeholderName')}
            spellCheck={false}
            {...name}
            onChange={(event) => name.onChange(event.currentTarget.value)}
          />
          <Textarea
            size="xs"
            label={t('generate.placeholderDescription')}
            autosize
            minRows={2}
            maxRows={5}
            value={description.value}
            onChange={(event) => description.onChange(event.currentTarget.value)}
            onBlur={description.onBlur}
          />
        </div>
      </div>
      <div className={styles['buttons']}>
        {choose}
        <Button variant="subtle" color="gray" onClick={() => onChange({ placeholder: null })}>
          {t('generate.removePlaceholder')}
        </Button>
      </div>
    </div>
  )
}
