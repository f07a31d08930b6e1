import { randomUUID } from 'node:crypto'
import type { ImportRecord } from '../edits/record-import.ts'
import type { Store } from '../store/store.ts'

const pageSize = 500

/** Adds items that show the same pictures under names of their own, until there are `total`. */
export function repeatItems(
  store: Store,
  projectId: string,
  total: number,
  record: ImportRecord,
  signal: AbortSignal | undefined,
): number {
  const originals = store.items.count(projectId)
  let position = originals
  while (originals > 0 && position < total) {
    signal?.throwIfAborted()
    const start = position % originals
    const page = store.items.page(projectId, start, Math.min(pageSize, originals - start, total - position))
    store.transaction(() => {
      for (const item of page) {
        position += 1
        const itemId = randomUUID()
        record.item(itemId)
        store.items.save({
          ...item,
          itemId,
          position,
          name: `${item.name} #${position}`,
          repetition: Math.floor((position - 1) / originals),
        })
      }
      store.projects.clearAddresses(projectId)
    })
  }
  return position - originals
}
