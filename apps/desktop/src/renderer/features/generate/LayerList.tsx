import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  nothingShown,
  type CheckView,
  type LayerView,
  type RecipeChange,
  type RecipeView,
  type ShareView,
} from '../../../contract/generation.ts'
import { formatShare } from '../../ui/format.ts'
import styles from './GenerateScreen.module.css'
import { useDraft } from './use-draft.ts'

/** Every layer with its values: how often each is wanted, and how often it will show. */
export function LayerList(props: {
  recipe: RecipeView
  check: CheckView | undefined
  onChange: (change: RecipeChange) => void
}) {
  const { t } = useTranslation()
  const { recipe, check, onChange } = props
  return (
    <section className={styles['group']} aria-label={t('generate.layersTitle')}>
      <h2 className={styles['subtitle']}>{t('generate.layersTitle')}</h2>
      {recipe.layers.map((layer) => {
        const shares = new Map(
          check?.shares.filter((share) => share.layer === layer.name).map((share) => [share.value, share]),
        )
        return (
          <div key={layer.name} className={styles['layer']} role="group" aria-label={layer.title}>
            <h3 className={styles['layerTitle']}>{layer.title}</h3>
            {layer.values.map((value) => (
              <ValueRow
                key={value.name}
                layer={layer}
                value={value}
                share={shares.get(value.name)}
                count={recipe.count}
                onWeight={(weight) => onChange({ weight: { layer: layer.name, value: value.name, weight } })}
              />
            ))}
            {layer.optional && (
              <div className={styles['value']}>
                <span className={styles['quiet']}>{t('generate.nothing')}</span>
                <span />
                <ShareBar
                  name={t('generate.nothing')}
                  share={shares.get(nothingShown)}
                  count={recipe.count}
                />
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}

function ValueRow(props: {
  layer: LayerView
  value: LayerView['values'][number]
  share: ShareView | undefined
  count: number
  onWeight: (weight: number) => void
}) {
  const { t } = useTranslation()
  const { layer, value, share, count } = props
  const draft = useDraft<number | string>(value.weight, (text) => {
    if (typeof text === 'number' && text !== value.weight) props.onWeight(text)
  })
  return (
    <div className={styles['value']}>
      <span className={styles['name']} title={value.name}>
        {value.name}
      </span>
      {value.quota === undefined ? (
        <NumberInput
          size="xs"
          hideControls
          min={0}
          max={1_000_000_000}
          aria-label={t('generate.weightOf', { value: value.name, layer: layer.title })}
          classNames={{ input: styles['weight'] ?? '' }}
          {...draft}
        />
      ) : (
        <span className={styles['quiet']}>{t('generate.quota', { count: value.quota })}</span>
      )}
      <ShareBar name={value.name} share={share} count={count} />
    </div>
  )
}

/** What is got as a bar, what is wanted as a mark on it. */
function ShareBar({ name, share, count }: { name: string; share: ShareView | undefined; count: number }) {
  const { t, i18n } = useTranslation()
  const got = share ? share.got / count : 0
  const wanted = share ? share.wanted / count : 0
  const label = t('generate.shareOf', {
    value: name,
    got: formatShare(got, i18n.language),
    wanted: formatShare(wanted, i18n.language),
  })
  return (
    <>
      <span className={styles['track']} role="img" aria-label={label} title={label}>
        <span className={styles['fill']} style={{ width: `${got * 100}%` }} />
        {share && <span className={styles['mark']} style={{ insetInlineStart: `${wanted * 100}%` }} />}
      </span>
      <span className={styles['percent']}>{share ? formatShare(got, i18n.language) : '–'}</span>
    </>
  )
}
