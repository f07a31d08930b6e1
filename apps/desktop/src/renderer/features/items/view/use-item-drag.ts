import { useState, type DragEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { select, type Selection } from '../../../ui/selection.ts'
import { itemOf } from './item-of.ts'
import { dragPicture } from './drag-picture.ts'
import type { Gap, Point } from './grid-geometry.ts'
import type { Dragging } from './list-props.ts'

/** Tells the studio's own drags from files that come from outside. */
const OWN_TYPE = 'application/x-intaglio-items'

/**
 * Drags the selected items: between two others they are put there; with Alt held down their files leave the window.
 * @param gapAt of a point of the canvas
 */
export function useItemDrag(list: {
  canvas: RefObject<HTMLElement | null>
  gapAt: (point: Point) => Gap
  order: readonly string[]
  selection: Selection
  onSelect: (selection: Selection) => void
  dragging: Dragging
}) {
  const { t } = useTranslation()
  const { canvas, gapAt, order, selection, onSelect, dragging } = list
  const [dragged, setDragged] = useState<readonly string[]>([])
  const [gap, setGap] = useState<Gap>()
  const end = (): void => {
    setDragged([])
    setGap(undefined)
  }
  const placeOf = (event: DragEvent): Gap => {
    const corner = canvas.current?.getBoundingClientRect()
    return gapAt({ x: event.clientX - (corner?.left ?? 0), y: event.clientY - (corner?.top ?? 0) })
  }
  const isOwn = (event: DragEvent): boolean => event.dataTransfer.types.includes(OWN_TYPE)

  return {
    /** The line between the items where they would go. */
    line: gap?.line,
    /** What letting go would do, or why nothing. */
    hint: dragged.length === 0 ? '' : (dragging.refusal ?? t('items.dragHint', { count: dragged.length })),
    handlers: {
    onDragStart(event: DragEvent): void {
      const itemId = itemOf(event.target)
      if (itemId === undefined) return
      const isSelected = selection.ids.has(itemId)
      if (!isSelected) onSelect(select(selection, order, itemId, 'one'))
      const items = isSelected ? order.filter((each) => selection.ids.has(each)) : [itemId]
      if (event.altKey) {
        event.preventDefault()
        dragging.takeOut(items)
        return
      }
      event.dataTransfer.setData(OWN_TYPE, '')
      event.dataTransfer.effectAllowed = 'move'
      if (items.length > 1) dragPicture(event.dataTransfer, t('items.selected', { count: items.length }))
      setDragged(items)
    },
      onDragOver(event: DragEvent): void {
        if (!isOwn(event) || dragging.refusal !== undefined) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        const next = placeOf(event)
        if (next.index !== gap?.index || next.line.top !== gap.line.top) setGap(next)
      },
      onDragLeave(event: DragEvent<HTMLElement>): void {
        const { relatedTarget } = event
        if (!(relatedTarget instanceof Node && event.currentTarget.contains(relatedTarget))) setGap(undefined)
      },
      onDrop(event: DragEvent): void {
        if (!isOwn(event)) return
        event.preventDefault()
        if (dragging.refusal === undefined) dragging.move(dragged, placeOf(event).index + 1)
        end()
      },
      onDragEnd: end,
    },
  }
}
