import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronRight, IconGripVertical, IconPlus } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import {
  blendModes,
  nothingShown,
  type LayerView,
  type RecipeChange,
  type RecipeView,
  type ShareView,
} from '../../../contract/generation.ts'
import styles from './GenerateScreen.module.css'
import { ruleWords } from './rule-words.ts'
import { useDraft } from './use-draft.ts'
import { ValueRow } from './ValueRow.tsx'

/** One layer: its place in the stack, how it is laid on, and how often each value shows. */
export function LayerCard(props: {
  layer: LayerView
  recipe: RecipeView
  shares: ReadonlyMap<string, ShareView>
  initiallyOpen: boolean
  onChange: (change: RecipeChange) => void
  /** Undefined where it is the first or the last. */
  onMoveDown: (() => void) | undefined
  onMoveUp: (() => void) | undefined
  drag: {
    onDragStart: (event: DragEvent) => void
    onDragOver: (event: DragEvent) => void
    onDrop: (event: DragEvent) => void
    onDragEnd: () => void
  }
  isTarget: boolean
}) {
  const { t } = useTranslation()
  const { layer, recipe, shares, onChange } = props
  const [open, setOpen] = useState(props.initiallyOpen)
  const { onDragStart, onDragEnd, ...target } = props.drag
  const condition = recipe.rules.find((rule) => rule.kind === 'conditional' && rule.layer === layer.name)
  const row = { layer: layer.title, count: recipe.count }

  return (
    <div
      className={styles['layer']}
      role="group"
      aria-label={layer.title}
      data-target={props.isTarget}
      style={{ marginInlineStart: layer.depth * 16 }}
      {...target}
    >
      <div className={styles['layerHead']}>
        <span
          className={styles['grip']}
          draggable
          onDragStart={onDragStart}
          onDragEnd={onDragEnd}
          title={t('generate.dragLayer')}
          aria-hidden
        >
          <IconGripVertical size={14} />
        </span>
        <h3 className={styles['layerTitle']}>
          <button
            type="button"
            className={styles['disclosure']}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <IconChevronRight size={14} className={styles['chevron']} data-open={open} />
            <span className={styles['name']}>{layer.title}</span>
            <span className={styles['summary']}>{t('generate.values', { count: layer.values.length })}</span>
          </button>
        </h3>
        <Move name={t('generate.moveBack', { layer: layer.title })} onMove={props.onMoveDown}>
          <IconArrowUp size={14} />
        </Move>
        <Move name={t('generate.moveFront', { layer: layer.title })} onMove={props.onMoveUp}>
          <IconArrowDown size={14} />
        </Move>
      </div>
      {condition && <p className={styles['condition']}>{ruleWords(condition, recipe.layers, t)}</p>}
      {open && (
        <>
          <Look layer={layer} onChange={onChange} />
          {layer.values.map((value) => (
            <ValueRow
              key={value.name}
              {...row}
              name={value.name}
              often={value}
              share={shares.get(value.name)}
              onChange={(how) => onChange({ share: { layer: layer.name, value: value.name, how } })}
            />
          ))}
          {layer.none && (
            <ValueRow
              {...row}
              name={t('generate.nothing')}
              often={layer.none}
              share={shares.get(nothingShown)}
              onChange={(how) => onChange({ share: { layer: layer.name, value: nothingShown, how } })}
              onRemove={() => onChange({ share: { layer: layer.name, value: nothingShown, how: 'never' } })}
            />
          )}
          {!layer.none && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              className={styles['absent'] ?? ''}
              leftSection={<IconPlus size={12} />}
              aria-label={t('generate.canBeAbsentOf', { layer: layer.title })}
              onClick={() =>
                onChange({ share: { layer: layer.name, value: nothingShown, how: { weight: 1 } } })
              }
            >
              {t('generate.canBeAbsent')}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

function Move(props: { name: string; onMove: (() => void) | undefined; children: React.ReactNode }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={props.name}
      title={props.name}
      disabled={props.onMove === undefined}
      onClick={props.onMove}
    >
      {props.children}
    </ActionIcon>
  )
}

/** How the layer meets what lies below. */
function Look({ layer, onChange }: { layer: LayerView; onChange: (change: RecipeChange) => void }) {
  const { t } = useTranslation()
  const percent = Math.round(layer.opacity * 100)
  const opacity = useDraft<number | string>(percent, (typed) => {
    if (typeof typed === 'number' && typed !== percent)
      onChange({ look: { layer: layer.name, opacity: typed / 100 } })
  })
  return (
    <div className={styles['look']}>
      <Select
        size="xs"
        aria-label={t('generate.blendOf', { layer: layer.title })}
        allowDeselect={false}
        data={blendModes.map((mode) => ({ value: mode, label: t(`generate.blend.${mode}`) }))}
        value={layer.blend}
        onChange={(blend) => {
          if (blend !== null) onChange({ look: { layer: layer.name, blend: blend } })
        }}
      />
      <NumberInput
        size="xs"
        hideControls
        min={0}
        max={100}
        suffix=" %"
        allowDecimal={false}
        aria-label={t('generate.opacityOf', { layer: layer.title })}
        {...opacity}
      />
    </div>
  )
}
