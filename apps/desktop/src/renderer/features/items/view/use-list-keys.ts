import { useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { studio } from '../../../app/studio.ts'
import type { ItemQueryView } from '../../../../contract/requests/items.ts'
import { itemOf } from './item-of.ts'
import { modeOf, nothingSelected, select, selectAll, type Selection } from '../../../ui/selection.ts'

const typeAheadMs = 900

interface ListKeys {
  projectId: string
  query: ItemQueryView
  order: readonly string[]
  /** Items in a row; how many rows a page has. */
  columns: number
  rowsInView: number
  selection: Selection
  onSelect: (selection: Selection) => void
  onOpen: () => void
  scrollTo: (index: number) => void
}

/** Selection by keyboard and mouse, as in a file manager. */
export function useListKeys(list: ListKeys) {
  const { order, columns, rowsInView, selection, onSelect, onOpen, scrollTo } = list
  const typed = useRef({ text: '', at: 0 })

  const go = (index: number, event: KeyboardEvent): void => {
    const itemId = order[Math.min(order.length - 1, Math.max(0, index))]
    if (itemId === undefined) return
    // With Ctrl only the place moves; Space selects there.
    if (isMod(event) && !event.shiftKey) onSelect({ ...selection, focus: itemId })
    else onSelect(select(selection, order, itemId, event.shiftKey ? 'range' : 'one'))
    scrollTo(order.indexOf(itemId))
  }
  const typeAhead = async (key: string, now: number): Promise<void> => {
    const text = (now - typed.current.at < typeAheadMs ? typed.current.text : '') + key
    typed.current = { text, at: now }
    const { projectId, query } = list
    const found = await studio.findItems({ projectId, query: { ...query, text } })
    if (typed.current.text !== text || found[0] === undefined) return
    onSelect(select(selection, order, found[0], 'one'))
    scrollTo(order.indexOf(found[0]))
  }

  return {
    onKeyDown(event: KeyboardEvent): void {
      const at = selection.focus === undefined ? -1 : order.indexOf(selection.focus)
      const steps: Record<string, number> = {
        ArrowRight: columns > 1 ? at + 1 : at,
        ArrowLeft: columns > 1 ? at - 1 : at,
        ArrowDown: at < 0 ? 0 : at + columns,
        ArrowUp: at - columns,
        PageDown: at + columns * rowsInView,
        PageUp: at - columns * rowsInView,
        Home: 0,
        End: order.length - 1,
      }
      const to = steps[event.key]
      if (to !== undefined && !event.altKey) go(to, event)
      else if (isMod(event) && event.key.toLowerCase() === 'a') onSelect(selectAll(order))
      else if (event.key === 'Escape') onSelect({ ids: new Set(), anchor: undefined, focus: selection.focus })
      else if (event.key === 'Enter') onOpen()
      else if (event.key === ' ' && selection.focus !== undefined) {
        onSelect(select(selection, order, selection.focus, 'toggle'))
      } else if (event.key.length === 1 && !isMod(event) && !event.altKey) {
        void typeAhead(event.key, event.timeStamp)
      } else return
      event.preventDefault()
      event.stopPropagation()
    },
    onClick(event: MouseEvent): void {
      const itemId = itemOf(event.target)
      if (itemId !== undefined) onSelect(select(selection, order, itemId, modeOf(event)))
    },
    /** What can be done there is about what is selected: what lies under the pointer, unless that is among it. */
    onContextMenu(event: MouseEvent): void {
      const itemId = itemOf(event.target)
      // The keyboard's own key asks about what is selected.
      if (event.button !== 2) return
      if (itemId === undefined) onSelect(nothingSelected)
      else if (!selection.ids.has(itemId)) onSelect(select(selection, order, itemId, 'one'))
    },
    onDoubleClick(event: MouseEvent): void {
      if (itemOf(event.target) !== undefined) onOpen()
    },
  }
}

const isMod = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey
