import type { ItemQueryView } from '../../../../contract/requests/items.ts'
import type { Selection } from '../../../ui/selection.ts'

/** What becomes of items that are dragged. */
export interface Dragging {
  /** Why they cannot be moved by hand now. */
  refusal: string | undefined
  /** Puts them before the item that has this number now. */
  move: (itemIds: readonly string[], position: number) => void
  /** Their files follow the pointer out of the window. */
  takeOut: (itemIds: readonly string[]) => void
}

/** What the grid and the table are given. */
export interface ListProps {
  projectId: string
  query: ItemQueryView
  /** Ids of what the query found. */
  order: readonly string[]
  label: string
  selection: Selection
  onSelect: (selection: Selection) => void
  /** Shows the item that has the focus at large. */
  onOpen: () => void
  dragging: Dragging
  /** How many problems items have; those without are left out. */
  problems: ReadonlyMap<string, number>
}
