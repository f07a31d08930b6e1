import type { Db } from './db.ts'

export type EditScope = 'items' | 'project' | 'recipe'

export interface EditRow {
  editId: number
  scope: EditScope
  label: string
  count: number
  detail: string | null
  /** JSON of what leads to the other side. */
  change: string
  undone: 0 | 1
  doneAt: string
}

export interface EditLog {
  /** Adds an edit that was done; what was undone before it can be done again no more. */
  add(
    projectId: string,
    edit: Pick<EditRow, 'scope' | 'label' | 'count' | 'detail' | 'change'> & {
      /** Names what is kept of its items; see edit-items.ts. */
      batch?: string | null
    },
  ): number
  /** The edit that undo would take back. */
  lastDone(projectId: string): EditRow | undefined
  /** The edit that redo would do again. */
  firstUndone(projectId: string): EditRow | undefined
  turn(editId: number, undone: boolean, change: string): void
  /** Newest first, without what they changed. */
  list(projectId: string, limit: number): Omit<EditRow, 'change'>[]
  /** What was undone can be done again no more. */
  cutUndone(projectId: string): void
  /** Names what is kept of the items of the newest edit of a kind that stands. */
  batchOf(projectId: string, label: string): string | undefined
}

/** How far back a project remembers: this many edits, and characters of what they changed. */
const keptEdits = 500
const keptCharacters = 128 << 20

const columns = 'edit_id as editId, scope, label, count, detail, undone, done_at as doneAt'

export function createEditLog(db: Db): EditLog {
  const cut = db.prepare<[string]>('delete from edits where project_id = ? and undone = 1')
  const add = db.prepare(
    `insert into edits (project_id, scope, label, count, detail, change, batch, done_at)
     values (@projectId, @scope, @label, @count, @detail, @change, @batch, @doneAt)`,
  )
  const forgetItems = db.prepare(
    `delete from edit_items where project_id = @projectId and batch not in (
       select batch from edits where project_id = @projectId and batch is not null)`,
  )
  // The newest stays, whatever its size.
  const prune = db.prepare(
    `delete from edits where edit_id in (
       select edit_id from (
         select edit_id, row_number() over newest as place, sum(length(change) + weight) over newest as characters
         from edits where project_id = @projectId window newest as (order by edit_id desc))
       where place > @keptEdits or (place > 1 and characters > @keptCharacters))`,
  )
  const lastDone = db.prepare<[string], EditRow>(
    `select ${columns}, change from edits where project_id = ? and undone = 0 order by edit_id desc limit 1`,
  )
  const firstUndone = db.prepare<[string], EditRow>(
    `select ${columns}, change from edits where project_id = ? and undone = 1 order by edit_id limit 1`,
  )
  const turn = db.prepare<[number, string, number]>(
    'update edits set undone = ?, change = ? where edit_id = ?',
  )
  const list = db.prepare<[string, number], Omit<EditRow, 'change'>>(
    `select ${columns} from edits where project_id = ? order by edit_id desc limit ?`,
  )
  const batchOf = db
    .prepare<[string, string], string>(
      `select batch from edits where project_id = ? and label = ? and undone = 0 and batch is not null
       order by edit_id desc limit 1`,
    )
    .pluck()
  return {
    add(projectId, { scope, label, count, detail, change, batch = null }) {
      const gone = cut.run(projectId).changes
      const doneAt = new Date().toISOString()
      const { lastInsertRowid } = add.run({ projectId, scope, label, count, detail, change, batch, doneAt })
      const old = prune.run({ projectId, keptEdits, keptCharacters }).changes
      if (gone + old > 0) forgetItems.run({ projectId })
      return Number(lastInsertRowid)
    },
    lastDone: (projectId) => lastDone.get(projectId),
    firstUndone: (projectId) => firstUndone.get(projectId),
    turn: (editId, undone, change) => void turn.run(undone ? 1 : 0, change, editId),
    list: (projectId, limit) => list.all(projectId, limit),
    cutUndone(projectId) {
      if (cut.run(projectId).changes > 0) forgetItems.run({ projectId })
    },
    batchOf: (projectId, label) => batchOf.get(projectId, label),
  }
}
