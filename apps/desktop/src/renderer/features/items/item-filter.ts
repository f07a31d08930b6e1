// What a person looks for among the items, for as long as the window is open: the sidebar and the screen share it.
import { useSyncExternalStore } from 'react'
import type { ItemQueryView } from '../../../contract/requests/items.ts'

export type ItemSort = NonNullable<ItemQueryView['sort']>

export interface ItemFilter {
  text: string
  traits: { trait: string; value: string | null }[]
  /** Only items with problems. */
  problems: boolean
  sort: ItemSort
  descending: boolean
}

const everything: ItemFilter = { text: '', traits: [], problems: false, sort: 'number', descending: false }
const filters = new Map<string, ItemFilter>()
const listeners = new Set<() => void>()

/** A project's filter, and how to change it. */
export function useItemFilter(projectId: string): [ItemFilter, (change: Partial<ItemFilter>) => void] {
  const filter = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => filters.get(projectId) ?? everything,
  )
  const change = (part: Partial<ItemFilter>): void => {
    filters.set(projectId, { ...(filters.get(projectId) ?? everything), ...part })
    listeners.forEach((listener) => listener())
  }
  return [filter, change]
}

export const isFiltered = ({ text, traits, problems }: ItemFilter): boolean =>
  text !== '' || traits.length > 0 || problems

/** Whether all are shown by number, so that where one stands is its number. */
export const isByNumber = (filter: ItemFilter): boolean =>
  !isFiltered(filter) && filter.sort === 'number' && !filter.descending

/** @param withProblems items that have any, where only they are wanted */
export function queryOf(filter: ItemFilter, withProblems: readonly string[]): ItemQueryView {
  const { text, traits, problems, sort, descending } = filter
  return {
    ...(text !== '' && { text }),
    ...(traits.length > 0 && { traits }),
    ...(problems && { itemIds: [...withProblems] }),
    ...(sort !== 'number' && { sort }),
    ...(descending && { descending }),
  }
}
