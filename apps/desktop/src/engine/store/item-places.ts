import type { Db } from './db.ts'

/** Where items stand, and those that were taken out. */
export interface ItemPlaces {
  /** Ids in the order of their positions. */
  order(projectId: string): string[]
  /** Gives items the positions 1 and up; `itemIds` must be all of the project. */
  setOrder(projectId: string, itemIds: readonly string[]): void
  /** Takes items out and closes the gaps; they can be brought back. */
  takeOut(projectId: string, itemIds: readonly string[]): void
  /** Puts items that were taken out behind all others. */
  bringBack(projectId: string, itemIds: readonly string[]): void
  isTakenOut(projectId: string, sourceFile: string, repetition: number): boolean
  /** What was taken out, by source. */
  listTakenOut(projectId: string): { itemId: string; sourceFile: string; name: string }[]
  forgetTakenOut(projectId: string): void
}

export function createItemPlaces(db: Db): ItemPlaces {
  const order = db.prepare<[string], { itemId: string; position: number }>(
    'select item_id as itemId, position from items where project_id = ? order by position',
  )
  const move = db.prepare<[number, string]>(
    'update items set position = ?, metadata_cid = null where item_id = ?',
  )
  const settle = db.prepare<[string]>(
    'update items set position = -position where project_id = ? and position < 0',
  )
  const get = db.prepare<[string, string], Record<string, string | number | null>>(
    'select * from items where project_id = ? and item_id = ?',
  )
  const remove = db.prepare<[string]>('delete from items where item_id = ?')
  const keep = db.prepare(
    `insert into removed_items (project_id, item_id, source_file, repetition, body)
     values (@project_id, @item_id, @source_file, @repetition, @body)`,
  )
  const kept = db.prepare<[string, string], { body: string }>(
    'select body from removed_items where project_id = ? and item_id = ?',
  )
  const forget = db.prepare<[string, string]>(
    'delete from removed_items where project_id = ? and item_id = ?',
  )
  const isTakenOut = db.prepare<[string, string, number]>(
    'select 1 from removed_items where project_id = ? and source_file = ? and repetition = ?',
  )
  const listTakenOut = db.prepare<[string], { itemId: string; sourceFile: string; name: string }>(
    `select item_id as itemId, source_file as sourceFile, body ->> '$.name' as name from removed_items
     where project_id = ? order by source_file, repetition`,
  )
  const forgetAll = db.prepare<[string]>('delete from removed_items where project_id = ?')

  const places: ItemPlaces = {
    order: (projectId) => order.all(projectId).map(({ itemId }) => itemId),
    setOrder(projectId, itemIds) {
      const before = new Map(order.all(projectId).map(({ itemId, position }) => [itemId, position]))
      // Below zero first: no two may stand in one place, not even on the way.
      itemIds.forEach((itemId, index) => {
        if (before.get(itemId) !== index + 1) move.run(-(index + 1), itemId)
      })
      settle.run(projectId)
    },
    takeOut(projectId, itemIds) {
      for (const itemId of itemIds) {
        const row = get.get(projectId, itemId)
        if (!row) continue
        keep.run({ ...row, body: JSON.stringify(row) })
        remove.run(itemId)
      }
      places.setOrder(projectId, places.order(projectId))
    },
    bringBack(projectId, itemIds) {
      let last = order.all(projectId).at(-1)?.position ?? 0
      for (const itemId of itemIds) {
        const row = kept.get(projectId, itemId)
        if (!row) continue
        last += 1
        const columns = { ...(JSON.parse(row.body) as object), position: last, metadata_cid: null }
        const names = Object.keys(columns)
        db.prepare(
          `insert into items (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
        ).run(columns)
        forget.run(projectId, itemId)
      }
    },
    isTakenOut: (projectId, sourceFile, repetition) =>
      isTakenOut.get(projectId, sourceFile, repetition) !== undefined,
    listTakenOut: (projectId) => listTakenOut.all(projectId),
    forgetTakenOut: (projectId) => void forgetAll.run(projectId),
  }
  return places
}
