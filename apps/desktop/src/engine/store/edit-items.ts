import type { Db } from './db.ts'

/** Items as they are on the other side of an edit that concerns many: what is added while it goes on, one by one. */
export interface EditItems {
  /** Keeps how an item is before the edit changes it for the first time; in the transaction that does. */
  keep(projectId: string, batch: string, itemId: string): void
  /**
   * Gives all items of a batch what is kept of them, and keeps what they were.
   * @returns items that were brought back, and stand behind all others now, with the places they had
   */
  swap(projectId: string, batch: string): [itemId: string, position: number][]
}

type ItemColumns = Record<string, string | number | null>

export function createEditItems(db: Db): EditItems {
  const get = db.prepare<[string, string], ItemColumns>(
    'select * from items where project_id = ? and item_id = ?',
  )
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
  const last = db
    .prepare<[string], number>('select coalesce(max(position), 0) from items where project_id = ?')
    .pluck()
  const put = (columns: ItemColumns) => {
    const names = Object.keys(columns)
    const places = names.map((name) => `@${name}`)
    const set = names.map((name) => `${name} = excluded.${name}`)
    db.prepare(
      `insert into items (${names.join(', ')}) values (${places.join(', ')})
       on conflict (item_id) do update set ${set.join(', ')}`,
    ).run(columns)
  }

  return {
    keep(projectId, batch, itemId) {
      const row = get.get(projectId, itemId)
      const body = row ? JSON.stringify(row) : null
      if (keep.run(projectId, batch, itemId, body).changes > 0) {
        grow.run(body?.length ?? 0, projectId, batch)
      }
    },
    swap(projectId, batch) {
      const rows = kept.all(projectId, batch)
      const now = new Map(rows.map(({ itemId }) => [itemId, get.get(projectId, itemId)]))
      // First what goes: what comes may bear its name.
      for (const { itemId, body } of rows) if (body === null) remove.run(itemId)
      const back: [string, number][] = []
      let end = last.get(projectId) ?? 0
      for (const { itemId, body } of rows) {
        const here = now.get(itemId)
        if (body !== null) {
          const row = JSON.parse(body) as ItemColumns
          if (!here) back.push([itemId, Number(row['position'])])
          put({ ...row, position: here?.['position'] ?? (end += 1), metadata_cid: null })
        }
        turn.run(here ? JSON.stringify(here) : null, projectId, batch, itemId)
      }
      weigh.run({ projectId, batch })
      return back
    },
  }
}
