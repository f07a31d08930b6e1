import type { CommonWords } from './common.ts'
import type { Item } from '../model.ts'

export type ItemOrder = 'number' | 'name' | 'file' | 'size' | 'rarity'

/** Which items, and in which order; what is absent does not narrow. */
export interface ItemQuery {
  /** Every word of it somewhere in name, description, file or traits; marks and capitals do not count. */
  text?: string
  /** Values of one trait are alternatives; different traits must all be met. Null is for items without the trait. */
  traits?: readonly { trait: string; value: string | null }[]
  itemIds?: readonly string[]
  /** By number unless said. */
  sort?: ItemOrder
  descending?: boolean
}

export interface ItemList {
  /** All that match, in order. */
  ids(projectId: string, query: ItemQuery): string[]
  page(projectId: string, query: ItemQuery, page: { offset: number; limit: number }): Item[]
  /** What several items say together. */
  common(projectId: string, itemIds: readonly string[]): CommonWords
  /** Their files as they were imported, each once: where it is kept, and what it was called. */
  originals(projectId: string, itemIds: readonly string[]): { file: string; name: string }[]
  /** How many items have each value of each trait. */
  traitCounts(projectId: string): { trait: string; value: string; count: number }[]
}
