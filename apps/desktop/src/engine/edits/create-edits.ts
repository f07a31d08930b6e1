import { IntaglioError, say, type Text } from '@intaglio/shared'
import type { EditableItem } from '../store/items.ts'
import type { EditRow } from '../store/edits.ts'
import type { Store } from '../store/store.ts'
import type { Attribute } from '../model.ts'
import { makeChanges, type Change, type PlannedEdit } from './change.ts'
import { planEdit } from './plan-edit.ts'
import type { EditLabel, EditPreview, Edits, HistoryEntry } from './types.ts'

const placeKinds: readonly Change['kind'][] = ['move', 'takeOut', 'bringBack']

/** Every edit of a project, and the way back; part of the engine's facade. */
export function createEdits(context: {
  store: Store
  refusePublished: (projectId: string) => void
  /** Who brings items into the project now, by name. */
  bringer: (projectId: string) => Text | undefined
  onChange: (projectId: string) => void
}): Edits {
  const { store, refusePublished, bringer, onChange } = context

  const turn = (projectId: string, undo: boolean): HistoryEntry | undefined => {
    const entry = store.transaction(() => {
      store.projects.get(projectId)
      const row = undo ? store.edits.lastDone(projectId) : store.edits.firstUndone(projectId)
      if (!row) return undefined
      const changes = JSON.parse(row.change) as Change[]
      refusePublished(projectId)
      refuseUnfinished(store, projectId, changes)
      if (changes.some(({ kind }) => kind === 'items')) refuseWhileBrought(bringer(projectId))
      const back = makeChanges(store, projectId, changes)
      store.edits.turn(row.editId, undo, JSON.stringify(back))
      return toEntry({ ...row, undone: undo ? 1 : 0 })
    })
    if (entry) onChange(projectId)
    return entry
  }

  return {
    preview(projectId, edit, limit = 100) {
      const plan = planEdit(store, projectId, edit)
      const of = 'items' in edit && edit.items !== 'all' ? edit.items.length : store.items.count(projectId)
      const rows = plan?.changes.flatMap((change) => previewRows(store, projectId, change, limit)) ?? []
      return { changes: plan?.count ?? 0, of, rows }
    },
    apply(projectId, edit) {
      const entry = store.transaction(() => {
        const plan = planEdit(store, projectId, edit)
        if (!plan) return undefined
        refusePublished(projectId)
        return recordEdit(store, projectId, plan)
      })
      if (entry) onChange(projectId)
      return entry
    },
    undo: (projectId) => turn(projectId, true),
    redo: (projectId) => turn(projectId, false),
    history(projectId, limit = 100) {
      const entries = store.edits.list(projectId, limit).map(toEntry)
      const undo = entries.find(({ undone }) => !undone) ?? entryOf(store.edits.lastDone(projectId))
      return { undo, redo: entryOf(store.edits.firstUndone(projectId)), entries }
    },
    removed: (projectId) => store.itemPlaces.listTakenOut(projectId),
  }
}

/**
 * Makes an edit's changes and keeps the way back, in the transaction of the caller: both or neither.
 * @throws IntaglioError `GENERATION_UNFINISHED`
 */
export function recordEdit(store: Store, projectId: string, plan: PlannedEdit): HistoryEntry {
  refuseUnfinished(store, projectId, plan.changes)
  const back = makeChanges(store, projectId, plan.changes)
  const editId = store.edits.add(projectId, { ...plan, change: JSON.stringify(back) })
  return toEntry({ ...plan, editId, undone: 0, doneAt: new Date().toISOString() })
}

function refuseWhileBrought(bringer: Text | undefined): void {
  if (bringer === undefined) return
  throw new IntaglioError(say`Items are still being imported or drawn.`, {
    code: 'PROJECT_BUSY',
    why: say`${{ bringer }} brings items into this collection, and would bring again what is taken back.`,
    next: say`Stop it, or wait until it is done; then undo.`,
  })
}

/** Tokens that are still to be drawn have their places already. */
function refuseUnfinished(store: Store, projectId: string, changes: readonly Change[]): void {
  if (!changes.some(({ kind }) => placeKinds.includes(kind))) return
  const generation = store.generations.get(projectId)
  if (!generation || generation.done === generation.tokens) return
  throw new IntaglioError(say`The collection is not all drawn yet.`, {
    code: 'GENERATION_UNFINISHED',
    why: say`${{ left: generation.tokens - generation.done }} of its items are still to come, and have their places.`,
    next: say`Let it finish, then move or remove items.`,
  })
}

function previewRows(store: Store, projectId: string, change: Change, limit: number): EditPreview['rows'] {
  if (change.kind === 'fields') {
    const shown = change.rows.slice(0, limit)
    const before = new Map(
      store.items
        .editable(
          projectId,
          shown.map(([itemId]) => itemId),
        )
        .map((item) => [item.itemId, item]),
    )
    return shown.flatMap(([itemId, ...values]) => {
      const item = before.get(itemId)
      return change.fields.flatMap((field, index) => {
        const after = values[index] ?? ''
        if (!item || item[field] === after) return []
        const { position } = item
        const row = {
          itemId,
          position,
          field,
          before: shownAs(field, item[field]),
          after: shownAs(field, after),
        }
        return [row]
      })
    })
  }
  if (change.kind === 'takeOut') {
    return store.items
      .editable(projectId, change.itemIds.slice(0, limit))
      .map(({ itemId, position, name }) => ({ itemId, position, field: 'item', before: name, after: '' }))
  }
  if (change.kind === 'move') {
    const to = new Map(change.rows.slice(0, limit))
    return store.items.editable(projectId, [...to.keys()]).map(({ itemId, position }) => {
      return { itemId, position, field: 'position', before: String(position), after: String(to.get(itemId)) }
    })
  }
  return []
}

/** Traits as people read them; everything else as it is. */
function shownAs(field: keyof EditableItem, text: string): string {
  if (field !== 'attributes') return text
  const traits = JSON.parse(text) as Attribute[]
  return traits
    .map(({ trait_type, value }) => (trait_type ? `${trait_type}: ${value}` : String(value)))
    .join(', ')
}

function entryOf(row: EditRow | undefined): HistoryEntry | undefined {
  return row && toEntry(row)
}

function toEntry(row: Omit<EditRow, 'change' | 'scope'>): HistoryEntry {
  const { editId, label, count, detail, undone, doneAt } = row
  return {
    editId,
    label: label as EditLabel,
    count,
    detail: detail ?? undefined,
    undone: undone === 1,
    doneAt,
  }
}
