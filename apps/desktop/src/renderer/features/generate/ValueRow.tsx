import { ActionIcon, NumberInput, Tooltip } from '@mantine/core'
import { IconEqual, IconScale, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HowOften, RecipeChange, ShareView } from '../../../contract/generation.ts'
import styles from './ValueRow.module.css'
import { ShareBar } from './ShareBar.tsx'
import { useDraft } from './use-draft.ts'

type How = NonNullable<RecipeChange['share']>['how']

/** How often a value is wanted, by weight or exactly, beside how often it will show. */
export function ValueRow(props: {
  layer: string
  /** As people read it. */
  name: string
  /** What stands in the place of the name where that is more than words. */
  children?: ReactNode
  often: HowOften
  share: ShareView | undefined
  count: number
  /** The share that a whole bar stands for. */
  scale: number
  onChange: (how: How) => void
  /** Where it can be taken away. */
  onRemove?: () => void
}) {
  const { t } = useTranslation()
  const { layer, name, often, share, count, scale, onChange, onRemove } = props
  const exact = often.quota !== undefined
  const saved = often.quota ?? often.weight
  const draft = useDraft<number | string>(saved, (typed) => {
    if (typeof typed === 'number' && typed !== saved) onChange(exact ? { quota: typed } : { weight: typed })
  })
  const turn = t(exact ? 'generate.turnToWeight' : 'generate.turnToQuota', { value: name, layer })
  return (
    <div className={styles['value']} role="group" aria-label={name}>
      {props.children ?? (
        <span className={styles['name']} title={name} data-nothing>
          {name}
          {onRemove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="xs"
              aria-label={t('generate.alwaysShow', { layer })}
              onClick={onRemove}
            >
              <IconX size={12} />
            </ActionIcon>
          )}
        </span>
      )}
      <Tooltip label={turn}>
        <ActionIcon
          variant="subtle"
          color={exact ? 'verdigris' : 'gray'}
          size="sm"
          aria-label={turn}
          onClick={() => onChange(exact ? { weight: often.weight } : { quota: share?.got ?? 1 })}
        >
          {exact ? <IconEqual size={14} /> : <IconScale size={14} />}
        </ActionIcon>
      </Tooltip>
      <NumberInput
        size="xs"
        hideControls
        min={0}
        max={exact ? 1_000_000 : 1_000_000_000}
        allowDecimal={!exact}
        aria-label={t(exact ? 'generate.quotaOf' : 'generate.weightOf', { value: name, layer })}
        classNames={{ input: styles['weight'] ?? '' }}
        {...draft}
      />
      <ShareBar name={name} share={share} count={count} scale={scale} />
    </div>
  )
}
