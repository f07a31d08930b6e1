import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecipeChange, RecipeView } from '../../../contract/generation.ts'
import shared from './GenerateScreen.module.css'
import { OneOfOne } from './OneOfOne.tsx'
import styles from './OneOfOnes.module.css'

/** Finished pictures among the drawn ones, each at its place or where the seed puts it. */
export function OneOfOnes(props: {
  recipe: RecipeView
  adding: boolean
  onAdd: () => void
  onChange: (change: RecipeChange) => void
}) {
  const { t } = useTranslation()
  const { recipe, onAdd, onChange } = props
  const all = recipe.oneOfOnes
  const save = (kept: [index: number, one: RecipeView['oneOfOnes'][number]][]): void =>
    onChange({
      oneOfOnes: kept.map(([index, { file: _file, position, ...one }]) => {
        return { ...one, index, position: position ?? null }
      }),
    })
  return (
    <div className={shared['stack']}>
      <p className={shared['quiet']}>{t('generate.oneOfOnesHint')}</p>
      {all.length > 0 && (
        <ul className={styles['list']} aria-label={t('generate.oneOfOnes')}>
          {all.map((one, index) => (
            <OneOfOne
              key={`${index} ${one.file}`}
              one={one}
              count={recipe.count}
              onChange={(changed) => save([...all.with(index, { ...one, ...changed }).entries()])}
              onRemove={() => save([...all.entries()].toSpliced(index, 1))}
            />
          ))}
        </ul>
      )}
      <div>
        <Button variant="default" leftSection={<IconPlus size={15} />} loading={props.adding} onClick={onAdd}>
          {t('generate.addOneOfOnes')}
        </Button>
      </div>
    </div>
  )
}
