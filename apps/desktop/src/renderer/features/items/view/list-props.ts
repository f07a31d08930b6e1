import type { ItemQueryView } from '../../../../contract/requests/items.ts'
import type { Selection } from '../selection.ts'

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
  /** How many problems items have; those without are left out. */
  problems: ReadonlyMap<string, number>
}
