import { Button } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecipeChange, RecipeView } from '../../../contract/generation.ts'
import shared from './GenerateScreen.module.css'
import styles from './Reveal.module.css'
import { useDrop } from './use-drop.ts'
import { WordFields } from './WordFields.tsx'

/** What everybody sees of every item until it is revealed. */
export function Reveal(props: {
  placeholder: RecipeView['placeholder']
  pictureUrl: string | undefined
  choosing: boolean
  /** Asks for a picture where none is named. */
  onChoose: (files?: string[]) => void
  onChange: (change: RecipeChange) => void
}) {
  const { t } = useTranslation()
  const { placeholder, pictureUrl, onChange } = props
  const drop = useDrop(({ kind, paths }) => {
    if (kind === 'files') props.onChoose(paths.slice(0, 1))
  })
  const choose = (
    <Button
      variant="default"
      leftSection={<IconPhoto size={15} />}
      loading={props.choosing}
      onClick={() => props.onChoose()}
    >
      {t(placeholder ? 'generate.otherPlaceholder' : 'generate.choosePlaceholder')}
    </Button>
  )
  if (!placeholder) {
    return (
      <div className={shared['stack']} {...drop}>
        <p className={shared['quiet']}>{t('generate.revealHint')}</p>
        <div>{choose}</div>
      </div>
    )
  }
  return (
    <div className={shared['stack']} {...drop}>
      <p className={shared['quiet']}>{t('generate.hiddenHint')}</p>
      <div className={styles['hidden']}>
        <span className={styles['hiddenPicture']}>
          {pictureUrl === undefined ? (
            <span className={styles['missing']}>{t('generate.placeholderMissing')}</span>
          ) : (
            <img src={pictureUrl} alt={placeholder.file} draggable={false} />
          )}
        </span>
        <div className={shared['stack']}>
          <WordFields
            words={{ name: placeholder.name, description: placeholder.description }}
            labels={{
              name: t('generate.placeholderName'),
              description: t('generate.placeholderDescription'),
            }}
            onChange={(words) => onChange({ placeholder: words })}
          />
        </div>
      </div>
      <div className={shared['buttons']}>
        {choose}
        <Button variant="subtle" color="gray" onClick={() => onChange({ placeholder: null })}>
          {t('generate.removePlaceholder')}
        </Button>
      </div>
    </div>
  )
}
