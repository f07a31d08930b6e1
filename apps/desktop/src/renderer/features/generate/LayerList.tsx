import { ActionIcon, Tooltip } from '@mantine/core'
import { IconFolder, IconRefresh } from '@tabler/icons-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckView, RecipeChange, RecipeView } from '../../../contract/generation.ts'
import { TableToggle } from '../../ui/TableToggle.tsx'
import styles from './LayerList.module.css'
import { LayerCard } from './LayerCard.tsx'
import { ShareTable } from './ShareTable.tsx'

/** More values than these stand closed at first: so many fields at once help nobody. */
const OPEN_VALUES = 40

/** The layers, the lowest first; or the same numbers as a table. */
export function LayerList(props: {
  recipe: RecipeView
  check: CheckView | undefined
  reading: boolean
  onChange: (change: RecipeChange) => void
  /** Reads the folder again. */
  onRead: () => void
  /** Asks for another folder. */
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const { recipe, check, onChange } = props
  const { layers } = recipe
  const [asTable, setAsTable] = useState(false)
  const [dragged, setDragged] = useState<number>()
  const [target, setTarget] = useState<number>()
  const few = layers.reduce((sum, { values }) => sum + values.length, 0) <= OPEN_VALUES

  const keepFocus = useKeptFocus(layers.map(({ name }) => name).join('\n'))
  const move = (from: number, to: number): void => {
    keepFocus()
    const names = layers.map(({ name }) => name)
    names.splice(to, 0, ...names.splice(from, 1))
    onChange({ order: names })
  }
  const endDrag = (): void => {
    setDragged(undefined)
    setTarget(undefined)
  }

  return (
    <section aria-label={t('generate.layersTitle')}>
      <div className={styles['layersHead']}>
        <h2 className={styles['subtitle']}>{t('generate.layersTitle')}</h2>
        <span className={styles['tools']}>
          {(
            [
              [t('generate.readAgain'), IconRefresh, props.onRead],
              [t('generate.chooseOther'), IconFolder, props.onChoose],
            ] as const
          ).map(([label, Icon, act]) => (
            <Tooltip key={label} label={label}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={label}
                disabled={props.reading}
                onClick={act}
              >
                <Icon size={14} />
              </ActionIcon>
            </Tooltip>
          ))}
<TableToggle asTable={asTable} onChange={setAsTable} />
        </span>
      </div>
      {asTable ? (
        <ShareTable recipe={recipe} check={check} />
      ) : (
        layers.map((layer, index) => (
          <LayerCard
            key={layer.name}
            layer={layer}
            recipe={recipe}
            shares={
              new Map(
                check?.shares
                  .filter((share) => share.layer === layer.name)
                  .map((share) => [share.value, share]),
              )
            }
            initiallyOpen={few}
            onChange={onChange}
            onMoveDown={index > 0 ? () => move(index, index - 1) : undefined}
            onMoveUp={index < layers.length - 1 ? () => move(index, index + 1) : undefined}
            isTarget={target === index && dragged !== index}
            drag={{
              onDragStart: (event) => {
                event.dataTransfer.effectAllowed = 'move'
                setDragged(index)
              },
              onDragOver: (event) => {
                if (dragged === undefined) return
                event.preventDefault()
                setTarget(index)
              },
              onDrop: (event) => {
                if (dragged === undefined) return
                event.preventDefault()
                if (dragged !== index) move(dragged, index)
                endDrag()
              },
              onDragEnd: endDrag,
            }}
          />
        ))
      )}
    </section>
  )
}

/**
 * A card that moves takes the focus along, which a browser lets go of where an element changes its place.
 * @param order another text for every other order
 * @returns to be called before a move
 */
function useKeptFocus(order: string): () => void {
  const held = useRef<Element>(null)
  useLayoutEffect(() => {
    const before = held.current
    held.current = null
    if (
      !(before instanceof HTMLElement) ||
      ![before, document.body].includes(document.activeElement as HTMLElement)
    )
      return
    before.focus()
    // It cannot go further that way: its button is no more to be pressed.
    if (document.activeElement !== before)
      before.closest('[role="group"]')?.querySelector<HTMLElement>('button[aria-expanded]')?.focus()
  }, [order])
  return () => (held.current = document.activeElement)
}
