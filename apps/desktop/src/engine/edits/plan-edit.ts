import { InvalidInputError, say } from '@intaglio/shared'
import { mendItem } from '../metadata/mend.ts'
import { templateWords } from '../metadata/project-metadata.ts'
import { checkTemplate, renderTemplate } from '../metadata/template.ts'
import type { EditableField, EditableItem, ItemWithFile } from '../store/items.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { Attribute } from '../model.ts'
import type { Change, PlannedEdit } from './change.ts'
import { changeTraits } from './change-traits.ts'
import { placeAt } from './place-at.ts'
import type { Edit, ProjectEdit } from './types.ts'

const naturalOrder = new Intl.Collator('en', { numeric: true })

/**
 * What an edit comes to, against the items as they are. Nothing is written.
 * @returns undefined where it changes nothing
 * @throws InvalidInputError
 */
export function planEdit(store: Store, projectId: string, edit: Edit): PlannedEdit | undefined {
  const project = store.projects.get(projectId)
  switch (edit.kind) {
    case 'project':
      return planProject(project, edit.words)
    case 'logo': {
      const [item] = store.items.some(projectId, [edit.item])
      return item && planLogo(project, item)
    }
    case 'move':
    case 'sort':
      return planOrder(store, projectId, edit)
    case 'remove': {
      const items = store.items.editable(projectId, edit.items)
      return planned(edit.kind, items, [{ kind: 'takeOut', itemIds: items.map(({ itemId }) => itemId) }])
    }
    case 'bringBack': {
      const wanted = new Set(edit.items)
      const rows = store.itemPlaces.listTakenOut(projectId).filter(({ itemId }) => wanted.has(itemId))
      const end = project.itemCount
      return planned(edit.kind, rows, [
        { kind: 'bringBack', rows: rows.map(({ itemId }, index) => [itemId, end + index + 1]) },
      ])
    }
    default:
      return planFields(project, store.items.editable(projectId, edit.items), edit)
  }
}

type FieldEdit = Exclude<Edit, { kind: 'project' | 'logo' | 'move' | 'sort' | 'remove' | 'bringBack' }>

function planFields(
  project: ProjectRow,
  items: readonly EditableItem[],
  edit: FieldEdit,
): PlannedEdit | undefined {
  const write = writer(project, edit)
  const after = items.map((item) => write(item))
  // One set of fields for all rows keeps them short: those that change in any.
  const fields = [...new Set(after.flatMap((words) => Object.keys(words) as EditableField[]))].sort()
  const changed: EditableItem[] = []
  const rows: [string, ...string[]][] = []
  items.forEach((item, index) => {
    const words = after[index] ?? {}
    if (fields.every((field) => (words[field] ?? item[field]) === item[field])) return
    changed.push(item)
    rows.push([item.itemId, ...fields.map((field) => words[field] ?? item[field])])
  })
  return planned(edit.kind, changed, [{ kind: 'fields', fields, rows }], detailOf(edit))
}

/** What an edit makes of an item: the fields it writes. */
function writer(
  project: ProjectRow,
  edit: FieldEdit,
): (item: EditableItem) => Partial<Record<EditableField, string>> {
  switch (edit.kind) {
    case 'words': {
      const { editions } = edit.words
      if (editions !== undefined && !/^[1-9][0-9]{0,17}$/.test(editions)) {
        throw new InvalidInputError('editions', say`must be a whole number above 0`)
      }
      return () => edit.words
    }
    case 'extra':
      return ({ extra }) => ({ extra: JSON.stringify(withFields(extra, edit.fields)) })
    case 'replace': {
      if (edit.find === '') throw new InvalidInputError('find', say`must not be empty`)
      const pattern = new RegExp(
        edit.find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
        edit.matchCase ? 'gu' : 'giu',
      )
      return (item) => ({ [edit.field]: item[edit.field].replace(pattern, () => edit.replace) })
    }
    case 'template':
      checkTemplate(edit.field, edit.template)
      return (item) => ({ [edit.field]: renderTemplate(edit.template, templateWords(project, item)) })
    case 'mend':
      return (item) => mendItem(project, item, edit.problem)
    default: {
      const change = changeTraits(edit)
      return ({ attributes }) => ({
        attributes: JSON.stringify(change(JSON.parse(attributes) as Attribute[])),
      })
    }
  }
}

function withFields(extra: string, fields: Record<string, unknown>): object {
  const all = { ...(JSON.parse(extra) as Record<string, unknown>), ...fields }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
}

function planProject(project: ProjectRow, words: Partial<ProjectEdit>): PlannedEdit | undefined {
  if (words.nameTemplate) checkTemplate('name', words.nameTemplate)
  if (words.descriptionTemplate) checkTemplate('description', words.descriptionTemplate)
  const fields = Object.keys(words) as (keyof ProjectEdit)[]
  const changed = fields.filter((field) => words[field] !== undefined && words[field] !== project[field])
  if (changed.length === 0) return undefined
  const change: Change = {
    kind: 'project',
    words: Object.fromEntries(changed.map((field) => [field, words[field]])),
  }
  const [only] = changed
  return {
    scope: 'project',
    label: 'project',
    count: 1,
    detail: changed.length === 1 && only ? only : null,
    changes: [change],
  }
}

function planLogo({ logoSha256: now }: ProjectRow, item: ItemWithFile): PlannedEdit | undefined {
  const logoSha256 = item.coverSha256 ?? item.sha256
  if (logoSha256 === now) return undefined
  const changes: Change[] = [{ kind: 'project', words: { logoSha256 } }]
  return { scope: 'project', label: 'logo', count: 1, detail: item.name, changes }
}

function planOrder(
  store: Store,
  projectId: string,
  edit: Extract<Edit, { kind: 'move' | 'sort' }>,
): PlannedEdit | undefined {
  const items = store.items.editable(projectId, 'all')
  const order = items.map(({ itemId }) => itemId)
  const after = edit.kind === 'move' ? moved(order, edit.items, edit.position) : sorted(items, edit.by)
  const toMove = edit.kind === 'move' ? new Set(edit.items) : new Set(order)
  const isSame = after.every((itemId, index) => itemId === order[index])
  const rows = after.flatMap((itemId, index): [string, number][] =>
    toMove.has(itemId) ? [[itemId, index + 1]] : [],
  )
  const movedItems = items.filter(({ itemId }) => toMove.has(itemId))
  return isSame ? undefined : planned(edit.kind, movedItems, [{ kind: 'move', rows }])
}

/** Before the one that stands at `position` now, which may be one behind the last. */
function moved(order: readonly string[], itemIds: readonly string[], position: number): string[] {
  const moving = new Set(itemIds)
  const before = order.slice(0, position - 1).filter((itemId) => !moving.has(itemId)).length
  const rows = order
    .filter((itemId) => moving.has(itemId))
    .map((itemId, index) => [itemId, before + index + 1] as const)
  return placeAt(order, rows)
}

function sorted(items: readonly EditableItem[], by: 'name' | 'file' | 'reverse'): string[] {
  const field = by === 'name' ? 'name' : 'sourceFile'
  const copy = [...items]
  if (by === 'reverse') copy.reverse()
  else copy.sort((a, b) => naturalOrder.compare(a[field], b[field]) || a.position - b.position)
  return copy.map(({ itemId }) => itemId)
}

function planned(
  label: Edit['kind'],
  items: readonly { name: string }[],
  changes: Change[],
  detail?: string,
): PlannedEdit | undefined {
  if (items.length === 0) return undefined
  const only = items.length === 1 ? items[0]?.name : undefined
  return { scope: 'items', label, count: items.length, detail: detail ?? only ?? null, changes }
}

function detailOf(edit: FieldEdit): string | undefined {
  if (edit.kind === 'setTrait') return edit.trait.trait_type
  return 'trait' in edit ? edit.trait : undefined
}
