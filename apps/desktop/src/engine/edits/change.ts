import { placeholderOf } from '../generate/placeholder.ts'
import type { EditScope } from '../store/edits.ts'
import type { WholeGeneration } from '../store/generate.ts'
import type { EditableField } from '../store/items.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import { placeAt } from './place-at.ts'
import type { ProjectEdit } from './types.ts'

/** The smallest things that can be done to a project and taken back. Kept as JSON. */
export type Change =
  /** Each row is an item and its values of the fields, in their order. */
  | { kind: 'fields'; fields: EditableField[]; rows: [itemId: string, ...values: string[]][] }
  /** Takes items out of the order and puts each where it says, lowest first. */
  | { kind: 'move'; rows: [itemId: string, position: number][] }
  | { kind: 'takeOut'; itemIds: string[] }
  /** As `move`, of items that were taken out. */
  | { kind: 'bringBack'; rows: [itemId: string, position: number][] }
  /** Gives the items of a batch what is kept of them; see store/edit-items.ts. */
  | { kind: 'items'; batch: string }
  /** The collection that is drawn, without its items; null where none is. */
  | { kind: 'generation'; generation: WholeGeneration | null }
  | { kind: 'project'; words: Partial<ProjectWords> }
  /** JSON of the recipe; null where there is none. */
  | { kind: 'recipe'; body: string | null }

/** What an edit or an import says of the collection. */
export type ProjectWords = ProjectEdit & Pick<ProjectRow, 'logoSha256' | 'bannerSha256'>

/** What an edit is called, and all it does, in order. */
export interface PlannedEdit {
  scope: EditScope
  label: string
  count: number
  detail: string | null
  changes: Change[]
}

/**
 * Makes changes in order, in the transaction of the caller.
 * @returns what takes them back
 */
export function makeChanges(store: Store, projectId: string, changes: readonly Change[]): Change[] {
  const back = changes.map((change) => makeChange(store, projectId, change)).reverse()
  if (changes.some(({ kind }) => kind !== 'recipe')) store.projects.clearAddresses(projectId)
  return back
}

/** Makes one change. @returns its inverse */
function makeChange(store: Store, projectId: string, change: Change): Change {
  const { items, itemPlaces, projects, generations } = store
  switch (change.kind) {
    case 'fields': {
      const rows = change.rows.flatMap(([itemId, ...values]): typeof change.rows => {
        const before = items.setFields(projectId, itemId, change.fields, values)
        return before ? [[itemId, ...before]] : []
      })
      return { ...change, rows }
    }
    case 'move': {
      const order = itemPlaces.order(projectId)
      const back = placesIn(order, new Set(change.rows.map(([itemId]) => itemId)))
      itemPlaces.setOrder(projectId, placeAt(order, change.rows))
      return { kind: 'move', rows: back }
    }
    case 'takeOut': {
      const rows = placesIn(itemPlaces.order(projectId), new Set(change.itemIds))
      itemPlaces.takeOut(projectId, change.itemIds)
      return { kind: 'bringBack', rows }
    }
    case 'bringBack': {
      itemPlaces.bringBack(
        projectId,
        change.rows.map(([itemId]) => itemId),
      )
      const order = itemPlaces.order(projectId)
      itemPlaces.setOrder(projectId, placeAt(order, change.rows))
      return { kind: 'takeOut', itemIds: change.rows.map(([itemId]) => itemId) }
    }
    case 'items': {
      const back = store.editItems.swap(projectId, change.batch)
      itemPlaces.setOrder(projectId, placeAt(itemPlaces.order(projectId), back))
      return change
    }
    case 'generation': {
      const generation = generations.getWhole(projectId) ?? null
      generations.setWhole(projectId, change.generation ?? undefined)
      return { kind: 'generation', generation }
    }
    case 'project': {
      const before = projects.get(projectId)
      const after = { ...before, ...change.words }
      projects.setWords(projectId, after)
      projects.setTemplates(projectId, after)
      projects.setStandard(projectId, after.standard)
      // What all tokens say may have changed.
      items.clearMetadataCids(projectId)
      const fields = Object.keys(change.words) as (keyof ProjectWords)[]
      return { kind: 'project', words: Object.fromEntries(fields.map((field) => [field, before[field]])) }
    }
    case 'recipe': {
      const before = generations.getRecipe(projectId)
      const hiding = JSON.stringify(placeholderOf(store, projectId))
      if (change.body === null) generations.removeRecipe(projectId)
      else generations.setRecipe(projectId, change.body)
      // What hides the items until the reveal has addresses too.
      if (JSON.stringify(placeholderOf(store, projectId)) !== hiding) projects.clearAddresses(projectId)
      return { kind: 'recipe', body: before ?? null }
    }
  }
}

function placesIn(order: readonly string[], wanted: ReadonlySet<string>): [string, number][] {
  return order.flatMap((itemId, index): [string, number][] =>
    wanted.has(itemId) ? [[itemId, index + 1]] : [],
  )
}
