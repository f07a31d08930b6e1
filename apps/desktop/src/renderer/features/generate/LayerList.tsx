import { Button } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckView, RecipeChange, RecipeView } from '../../../contract/generation.ts'
import styles from './GenerateScreen.module.css'
import { LayerCard } from './LayerCard.tsx'
import { ShareTable } from './ShareTable.tsx'

/** More values than these stand closed at first: so many fields at once help nobody. */
const OPEN_VALUES = 40

/** The layers, the lowest first; or the same numbers as a table. */
export function LayerList(props: {
  recipe: RecipeView
  check: CheckView | undefined
  onChange: (change: RecipeChange) => void
}) {
  const { t } = useTranslation()
  const { recipe, check, onChange } = props
  const { layers } = recipe
  const [asTable, setAsTable] = useState(false)
  const [dragged, setDragged] = useState<number>()
  const [target, setTarget] = useState<number>()
  const few = layers.reduce((sum, { values }) => sum + values.length, 0) <= OPEN_VALUES

  const move = (from: number, to: number): void => {
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
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={asTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'generate.asChart' : 'generate.asTable')}
        </Button>
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
                event.preventDefault()
                if (dragged !== undefined && dragged !== index) move(dragged, index)
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
