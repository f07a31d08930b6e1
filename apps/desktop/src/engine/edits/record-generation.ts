import { randomUUID } from 'node:crypto'
import type { NewGeneration } from '../store/generate.ts'
import type { Store } from '../store/store.ts'
import type { Change } from './change.ts'

const label = 'generation'

/**
 * Puts a planned collection, no token of it drawn yet, in the place of all items, as one edit: undone, they are there
 * again, those that were taken out too.
 */
export function recordGeneration(store: Store, projectId: string, planned: NewGeneration): void {
  store.transaction(() => {
    const batch = randomUUID()
    const generation = store.generations.getWhole(projectId) ?? null
    const changes: Change[] = [
      { kind: 'items', batch },
      { kind: 'generation', generation },
    ]
    const change = JSON.stringify(changes)
    store.edits.add(projectId, { scope: 'items', label, count: 0, detail: null, change, batch })
    store.editItems.keepAll(projectId, batch)
    store.generations.begin(projectId, planned)
    store.itemPlaces.forgetTakenOut(projectId)
    store.projects.clearAddresses(projectId)
  })
}

/**
 * Goes on with the edit of the collection that is drawn: what it draws goes when that is undone.
 * @returns to be called of every item before it is added, in the transaction that does
 */
export function recordDrawing(store: Store, projectId: string): (itemId: string) => void {
  // What was undone began where fewer were drawn.
  store.edits.cutUndone(projectId)
  const batch = store.edits.batchOf(projectId, label)
  return (itemId) => batch !== undefined && store.editItems.keep(projectId, batch, itemId)
}
