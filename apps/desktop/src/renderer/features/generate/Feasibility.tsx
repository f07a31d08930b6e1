import { IconAlertTriangle, IconCheck, IconCircleDashed } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { CheckView, RecipeView } from '../../../contract/generation.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './Feasibility.module.css'
import { demandWords, layerTitle, valueWord } from './rule-words.ts'

const warningWords = {
  MISSING_FILE: 'generate.missingFile',
  NEVER_SHOWN: 'generate.neverShown',
  FAR_FROM_WEIGHT: 'generate.farFromWeight',
} as const

/** Whether the recipe can be met, in words; where it cannot, what stands against what. */
export function Feasibility(props: {
  recipe: RecipeView
  check: CheckView | undefined
  error: Error | null
}) {
  const { t } = useTranslation()
  const { recipe, check, error } = props
  if (error) return <ErrorNote error={error} />
  const good = check?.feasible === true
  const Glyph = !check ? IconCircleDashed : good ? IconCheck : IconAlertTriangle
  return (
    <section className={styles['verdict']} role="status" data-good={check === undefined || good}>
      <p className={styles['verdictLine']}>
        <Glyph size={16} />
        <span>{check ? verdict(check, t) : t('generate.checking')}</span>
      </p>
      {check?.conflicts.map((conflict, index) => (
        <div key={index} className={styles['conflict']}>
          {conflict.demands.length === 0
            ? t('generate.tooFew', { count: check.wanted })
            : t(conflict.demands.length === 1 ? 'generate.alone' : 'generate.together')}
          <ul>
            {conflict.demands.map((demand) => (
              <li key={JSON.stringify(demand)}>{demandWords(demand, recipe.layers, t)}</li>
            ))}
          </ul>
        </div>
      ))}
      {check?.warnings.map(({ code, layer, value }) => (
        <p key={`${code} ${layer} ${value}`} className={styles['warning']}>
          {t(warningWords[code], {
            layer: layerTitle(recipe.layers, layer ?? ''),
            value: valueWord(value ?? '', t),
          })}
        </p>
      ))}
    </section>
  )
}

function verdict({ feasible, decided, distinct, wanted }: CheckView, t: TFunction): string {
  if (feasible) {
    const room =
      distinct === 'many' ? t('generate.distinctMany') : t('generate.distinct', { count: distinct })
    return `${t('generate.feasible')} ${room}`
  }
  if (!decided) return t('generate.undecided')
  const few = distinct !== 'many' && distinct < wanted
  return [
    t('generate.infeasible'),
    ...(few ? [t('generate.leftOver', { count: distinct, wanted })] : []),
  ].join(' ')
}
