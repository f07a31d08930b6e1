import path from 'node:path'
import { rankRarity } from '../generate/rarity.ts'
import { projectFolder } from '../media/project-folder.ts'
import { commonWords } from './common.ts'
import type { ItemSort } from '../store/item-search.ts'
import type { Store } from '../store/store.ts'
import type { Attribute } from '../model.ts'
import { toItem } from '../views.ts'
import type { ItemList } from './types.ts'

/** Queries whose answers are kept: a grid asks for page after page of one. */
const keptAnswers = 16

/** Finds, sorts and pages items; part of the engine's facade. */
export function createItemList({ store, dataDir }: { store: Store; dataDir: string }): ItemList {
  const answers = createKept<string[]>(keptAnswers)
  const ranks = createKept<Map<string, number>>(2)
  const revisionOf = (projectId: string) => `${projectId} ${store.projects.get(projectId).revision}`

  const ranksOf = (projectId: string) =>
    ranks(revisionOf(projectId), () => {
      const items = store.items.editable(projectId, 'all')
      const { tokens } = rankRarity(
        items.map(({ position, attributes }) => ({
          position,
          attributes: JSON.parse(attributes) as Attribute[],
        })),
      )
      const byPosition = new Map(tokens.map(({ position, rank }) => [position, rank]))
      return new Map(items.map(({ itemId, position }) => [itemId, byPosition.get(position) ?? 0]))
    })
  const ids: ItemList['ids'] = (projectId, query) =>
    answers(`${revisionOf(projectId)} ${JSON.stringify(query)}`, () => {
      const { sort = 'number', descending = false } = query
      const inSql: ItemSort = sort === 'rarity' ? 'number' : sort
      const found = store.itemSearch.ids(projectId, query, inSql, sort !== 'rarity' && descending)
      if (sort !== 'rarity') return found
      const rank = ranksOf(projectId)
      const sign = descending ? -1 : 1
      return found.sort((a, b) => sign * ((rank.get(a) ?? 0) - (rank.get(b) ?? 0)))
    })

  return {
    ids,
    page(projectId, query, { offset, limit }) {
      const wanted = ids(projectId, query).slice(offset, offset + limit)
      const rows = new Map(store.items.some(projectId, wanted).map((row) => [row.itemId, row]))
      return wanted.flatMap((itemId) => {
        const row = rows.get(itemId)
        return row ? [toItem(dataDir, row)] : []
      })
    },
    common: (projectId, itemIds) => commonWords(store.items.editable(projectId, itemIds)),
    originals(projectId, itemIds) {
      const folder = projectFolder(dataDir, projectId)
      const rows = store.items.some(projectId, itemIds)
      const files = new Map(rows.map((row) => [row.sourceFile, folder.original(row.sha256, row.extension)]))
      return [...files].map(([source, file]) => ({ file, name: path.basename(source) }))
    },
    traitCounts: (projectId) => store.itemSearch.traitCounts(projectId),
  }
}

/** Keeps the answers that were wanted last. */
function createKept<Value>(size: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>()
  return (key, make) => {
    const value = kept.get(key) ?? make()
    kept.delete(key)
    kept.set(key, value)
    const oldest = kept.keys().next().value
    if (kept.size > size && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
