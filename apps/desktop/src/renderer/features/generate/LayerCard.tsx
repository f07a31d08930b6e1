import { ActionIcon, Button, Switch, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerView, RecipeChange, RecipeView, ShareView } from '../../../contract/generation.ts'
import { nothingShown } from '../../../contract/rules.ts'
import { Disclosure } from './Disclosure.tsx'
import styles from './LayerCard.module.css'
import { LookFields } from './LookFields.tsx'
import { ruleWords } from './rule-words.ts'
import { useDraft } from './use-draft.ts'
import { ValueName } from './ValueName.tsx'
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
  const row = { layer: layer.title, count: recipe.count, scale: scaleOf([...shares.values()], recipe.count) }

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
          <Disclosure
            title={layer.title}
            summary={t('generate.values', { count: layer.values.length })}
            open={open}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            data-layer={layer.name}
            onClick={() => setOpen(!open)}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
              event.preventDefault()
              ;(event.key === 'ArrowUp' ? props.onMoveDown : props.onMoveUp)?.()
            }}
          />
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
          <div className={styles['look']}>
            <TraitName layer={layer} onChange={onChange} />
            <LookFields
              name={layer.title}
              blend={layer.blend}
              opacity={layer.opacity}
              onChange={(look) => onChange({ look: { layer: layer.name, ...look } })}
            />
          </div>
          {layer.values.map((value) => (
            <ValueRow
              key={value.name}
              {...row}
              name={value.name}
              often={value}
              share={shares.get(value.name)}
              onChange={(how) => onChange({ share: { layer: layer.name, value: value.name, how } })}
            >
              <ValueName
                value={value}
                onChange={(look) => onChange({ look: { layer: layer.name, value: value.name, ...look } })}
              />
            </ValueRow>
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
          <div className={styles['foot']}>
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
            <Switch
              size="xs"
              className={styles['counts'] ?? ''}
              label={t('generate.counts')}
              aria-label={t('generate.countsOf', { layer: layer.title })}
              title={t('generate.countsHint')}
              checked={layer.countsForDna}
              onChange={(event) =>
                onChange({ dna: { layer: layer.name, counts: event.currentTarget.checked } })
              }
            />
          </div>
        </>
      )}
    </div>
  )
}

/** The share that a whole bar stands for: where there are thirty values, bars of the whole would all be specks. */
function scaleOf(shares: ShareView[], count: number): number {
  const most = Math.max(...shares.map(({ got, wanted }) => Math.max(got, wanted))) / count
  return [0.1, 0.25, 0.5].find((scale) => most <= scale) ?? 1
}

function Move(props: { name: string; onMove: (() => void) | undefined; children: React.ReactNode }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      className={styles['move'] ?? ''}
      aria-label={props.name}
      title={props.name}
      disabled={props.onMove === undefined}
      onClick={props.onMove}
    >
      {props.children}
    </ActionIcon>
  )
}

/** What the layer is called as a trait; left empty, it is none. */
function TraitName({ layer, onChange }: { layer: LayerView; onChange: (change: RecipeChange) => void }) {
  const { t } = useTranslation()
  const saved = layer.trait ?? ''
  const name = useDraft(saved, (typed) => {
    const trait = typed.trim()
    if (trait !== saved) onChange({ trait: { layer: layer.name, name: trait === '' ? null : trait } })
  })
  return (
    <TextInput
      size="xs"
      aria-label={t('generate.traitOf', { layer: layer.title })}
      title={t('generate.traitHint')}
      placeholder={t('generate.noTrait')}
      maxLength={200}
      {...name}
      onChange={(event) => name.onChange(event.currentTarget.value)}
    />
  )
}
