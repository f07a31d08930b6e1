import type { Db } from './db.ts'

/** Items as they are on the other side of an edit that concerns many: what is added while it goes on, one by one. */
export interface EditItems {
  /** Keeps how an item is before the edit changes it for the first time; in the transaction that does. */
  keep(projectId: string, batch: string, itemId: string): void
  /** Keeps all there are, those that were taken out too, before others take their place; the edit counts none of them. */
  keepAll(projectId: string, batch: string): void
  /**
   * Gives all items of a batch what is kept of them, and keeps what they were: in the collection, taken out, or nowhere.
   * @returns items that were brought back, and stand behind all others now, with the places they had
   */
  swap(projectId: string, batch: string): [itemId: string, position: number][]
}

type ItemColumns = Record<string, string | number | null>
/** One that was taken out says so beside its columns. */
type KeptItem = ItemColumns & { taken_out?: 1 }

export function createEditItems(db: Db): EditItems {
  const get = db.prepare<[string, string], KeptItem>(
    'select * from items where project_id = ? and item_id = ?',
  )
  const getTakenOut = db
    .prepare<[string, string], string>('select body from removed_items where project_id = ? and item_id = ?')
    .pluck()
  const ids = db
    .prepare<{ projectId: string }, string>(
      `select item_id from items where project_id = @projectId
       union all select item_id from removed_items where project_id = @projectId`,
    )
    .pluck()
  const keep = db.prepare<[string, string, string, string | null]>(
    'insert into edit_items (project_id, batch, item_id, body) values (?, ?, ?, ?) on conflict do nothing',
  )
  const grow = db.prepare<[number, string, string]>(
    'update edits set count = count + 1, weight = weight + ? where project_id = ? and batch = ?',
  )
  const weigh = db.prepare(
    `update edits set weight = (
       select coalesce(sum(length(body)), 0) from edit_items where project_id = @projectId and batch = @batch)
     where project_id = @projectId and batch = @batch`,
  )
  const kept = db.prepare<[string, string], { itemId: string; body: string | null }>(
    `select item_id as itemId, body from edit_items where project_id = ? and batch = ?
     order by body ->> '$.position'`,
  )
  const turn = db.prepare<[string | null, string, string, string]>(
    'update edit_items set body = ? where project_id = ? and batch = ? and item_id = ?',
  )
  const remove = db.prepare<[string]>('delete from items where item_id = ?')
  const forgetTakenOut = db.prepare<[string, string]>(
    'delete from removed_items where project_id = ? and item_id = ?',
  )
  const takeOut = db.prepare(
    `insert into removed_items (project_id, item_id, source_file, repetition, body)
     values (@project_id, @item_id, @source_file, @repetition, @body)`,
  )
  const last = db
    .prepare<[string], number>('select coalesce(max(position), 0) from items where project_id = ?')
    .pluck()
  const preparePut = (names: string[]) => {
    const places = names.map((name) => `@${name}`)
    const set = names.map((name) => `${name} = excluded.${name}`)
    return db.prepare(
      `insert into items (${names.join(', ')}) values (${places.join(', ')})
       on conflict (item_id) do update set ${set.join(', ')}`,
    )
  }
  // By their columns: what was kept long ago has fewer.
  const puts = new Map<string, ReturnType<typeof preparePut>>()
  const put = (columns: ItemColumns) => {
    const names = Object.keys(columns)
    const key = names.join()
    const statement = puts.get(key) ?? preparePut(names)
    puts.set(key, statement)
    statement.run(columns)
  }

  /** How an item is now; undefined where there is none. */
  const now = (projectId: string, itemId: string): KeptItem | undefined => {
    const row = get.get(projectId, itemId)
    if (row) return row
    const body = getTakenOut.get(projectId, itemId)
    return body === undefined ? undefined : { ...(JSON.parse(body) as ItemColumns), taken_out: 1 }
  }

  return {
    keep(projectId, batch, itemId) {
      const row = now(projectId, itemId)
      const body = row ? JSON.stringify(row) : null
      if (keep.run(projectId, batch, itemId, body).changes > 0) {
        grow.run(body?.length ?? 0, projectId, batch)
      }
    },
    keepAll(projectId, batch) {
      for (const itemId of ids.all({ projectId })) {
        keep.run(projectId, batch, itemId, JSON.stringify(now(projectId, itemId)))
      }
      weigh.run({ projectId, batch })
    },
    swap(projectId, batch) {
      const rows = kept.all(projectId, batch).map(({ itemId, body }) => {
        const then = body === null ? undefined : (JSON.parse(body) as KeptItem)
        return { itemId, then, here: now(projectId, itemId) }
      })
      // First what goes: what comes may bear its name.
      for (const { itemId, then, here } of rows) {
        if (!here || then) continue
        if (here.taken_out) forgetTakenOut.run(projectId, itemId)
        else remove.run(itemId)
      }
      const back: [string, number][] = []
      let end = last.get(projectId) ?? 0
      for (const { itemId, then, here } of rows) {
        if (then?.taken_out) {
          const { taken_out: _, ...row } = then
          if (!here) takeOut.run({ ...row, body: JSON.stringify(row) })
        } else if (then) {
          if (!here) back.push([itemId, Number(then['position'])])
          put({ ...then, position: here?.['position'] ?? (end += 1), metadata_cid: null })
        }
        turn.run(here ? JSON.stringify(here) : null, projectId, batch, itemId)
      }
      weigh.run({ projectId, batch })
      return back
    },
  }
}
