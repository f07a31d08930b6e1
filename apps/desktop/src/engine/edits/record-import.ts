import { randomUUID } from 'node:crypto'
import type { Store } from '../store/store.ts'
import type { Change } from './change.ts'

/** Writes an import down as one edit, while it goes on: what is killed half way can be undone as far as it came. */
export interface ImportRecord {
  /** Before an item is added or changed, in the transaction that does. */
  item(itemId: string): void
  /** Before the collection's words are changed, in the transaction that does. */
  words(change: Extract<Change, { kind: 'project' }>): void
}

/** @param detail what was imported, by the name of its folder or file */
export function recordImport(store: Store, projectId: string, detail: string): ImportRecord {
  const batch = randomUUID()
  let isBegun = false
  const begin = (more: Change[]) => {
    if (isBegun) return
    isBegun = true
    const change = JSON.stringify([...more, { kind: 'items', batch }] satisfies Change[])
    store.edits.add(projectId, { scope: 'items', label: 'import', count: 0, detail, change, batch })
  }
  return {
    item(itemId) {
      begin([])
      store.editItems.keep(projectId, batch, itemId)
    },
    words: (change) => begin([change]),
  }
}
