// What a person changes of a project, and how it is undone.
import { z } from 'zod'
import { id, standard } from './requests/fields.ts'

const name = z.string().max(1_000)
const text = z.string().max(20_000)
const traitName = z.string().max(200)
const traitValue = z.union([z.string().max(2_000), z.number()])
const chosen = z.array(id).min(1).max(100_000)
const items = z.union([z.literal('all'), chosen])
const textField = z.enum(['name', 'description'])
const template = z.string().max(5_000).nullable()

export const traitSchema = z.strictObject({
  name: traitName,
  value: traitValue,
  display: z.enum(['number', 'date', 'boost_number', 'boost_percentage']).optional(),
  max: z.number().optional(),
})

/** One edit; all can be undone until the project is published. */
export const editSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    items,
    words: z.strictObject({ name: name.optional(), description: text.optional(), editions: name.optional() }),
  }),
  /** Fields besides name, description, picture and traits; null takes a field away. */
  z.strictObject({ kind: z.literal('extra'), items, fields: z.record(traitName, text.nullable()) }),
  z.strictObject({
    kind: z.literal('replace'),
    items,
    field: textField,
    find: name.min(1),
    replace: name,
    matchCase: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('template'), items, field: textField, template: text.min(1) }),
  z.strictObject({ kind: z.literal('traits'), items, traits: z.array(traitSchema).max(500) }),
  z.strictObject({ kind: z.literal('setTrait'), items, trait: traitSchema }),
  z.strictObject({ kind: z.literal('removeTrait'), items, trait: traitName }),
  z.strictObject({ kind: z.literal('renameTrait'), items, trait: traitName, to: traitName }),
  z.strictObject({
    kind: z.literal('changeValue'),
    items,
    trait: traitName,
    value: traitValue,
    to: traitValue,
  }),
  /** Before the item that stands at `position` now. */
  z.strictObject({ kind: z.literal('move'), items: chosen, position: z.int().min(1).max(1_000_000) }),
  z.strictObject({ kind: z.literal('sort'), by: z.enum(['name', 'file', 'reverse']) }),
  z.strictObject({ kind: z.literal('remove'), items }),
  z.strictObject({ kind: z.literal('bringBack'), items: chosen }),
  /** Mends a problem that the check found. */
  z.strictObject({
    kind: z.literal('mend'),
    items,
    problem: z.enum(['NO_NAME', 'SAME_NAME', 'SCHEMA', 'TRAIT_REPEATED', 'ABOVE_MAX', 'BAD_DATE']),
  }),
  /** Its picture becomes the collection's, too. */
  z.strictObject({ kind: z.literal('logo'), item: id }),
  z.strictObject({
    kind: z.literal('project'),
    words: z.strictObject({
      name: z.string().trim().min(1).max(100).optional(),
      symbol: z.string().trim().min(1).max(20).optional(),
      description: z.string().max(10_000).optional(),
      royaltyBps: z.int().min(0).max(10_000).optional(),
      standard: standard.optional(),
      externalLink: z.url().max(1_000).nullable().optional(),
      nameTemplate: template.optional(),
      descriptionTemplate: template.optional(),
    }),
  }),
])

export type EditView = z.output<typeof editSchema>
export type TraitView = z.output<typeof traitSchema>

export interface EditPreviewView {
  /** How many items it would change, of how many it was asked for. */
  changes: number
  of: number
  /** The first of them. */
  rows: { itemId: string; position: number; field: string; before: string; after: string }[]
}

export interface HistoryEntryView {
  editId: number
  label: EditView['kind'] | 'recipe' | 'import' | 'generation'
  count: number
  /** What it was about, where one name tells. */
  detail: string | undefined
  undone: boolean
  doneAt: string
}

export interface HistoryView {
  undo: HistoryEntryView | undefined
  redo: HistoryEntryView | undefined
  /** Newest first. */
  entries: HistoryEntryView[]
}
