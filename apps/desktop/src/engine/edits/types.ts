import type { Mendable } from '../metadata/mend.ts'
import type { Attribute, Standard } from '../model.ts'

/** Which items an edit is about: these, or all of the project. */
export type WhichItems = readonly string[] | 'all'

/** What a person may do to a project; each can be undone until it is published. */
export type Edit =
  | { kind: 'words'; items: WhichItems; words: ItemWords }
  /** Fields besides name, description, picture and traits; null takes a field away. */
  | { kind: 'extra'; items: WhichItems; fields: Record<string, unknown> }
  | {
      kind: 'replace'
      items: WhichItems
      field: 'name' | 'description'
      find: string
      replace: string
      matchCase: boolean
    }
  /** Writes what a template makes of each item; see metadata/template.ts. */
  | { kind: 'template'; items: WhichItems; field: 'name' | 'description'; template: string }
  | { kind: 'traits'; items: WhichItems; attributes: Attribute[] }
  /** Gives each item the trait, in the place of one of the same name. */
  | { kind: 'setTrait'; items: WhichItems; trait: Attribute }
  | { kind: 'removeTrait'; items: WhichItems; trait: string }
  | { kind: 'renameTrait'; items: WhichItems; trait: string; to: string }
  | { kind: 'changeValue'; items: WhichItems; trait: string; value: string | number; to: string | number }
  /** Puts them before the item that stands at `position` now, in the order they have. */
  | { kind: 'move'; items: readonly string[]; position: number }
  | { kind: 'sort'; by: 'name' | 'file' | 'reverse' }
  | { kind: 'remove'; items: WhichItems }
  | { kind: 'bringBack'; items: readonly string[] }
  /** Mends a problem of items that `metadata.check` found; see metadata/mend.ts. */
  | { kind: 'mend'; items: WhichItems; problem: Mendable }
  /** Its picture becomes the collection's, too. */
  | { kind: 'logo'; item: string }
  | { kind: 'project'; words: Partial<ProjectEdit> }

export interface ItemWords {
  name?: string
  description?: string
  /** Decimal, above 0. */
  editions?: string
}

export interface ProjectEdit {
  name: string
  symbol: string
  description: string
  royaltyBps: number
  standard: Standard
  externalLink: string | null
  nameTemplate: string | null
  descriptionTemplate: string | null
}

export interface EditPreview {
  /** How many items it would change, of how many it was asked for. */
  changes: number
  of: number
  /** The first of them. */
  rows: { itemId: string; position: number; field: string; before: string; after: string }[]
}

export interface HistoryEntry {
  editId: number
  /** Stable; the window has words for it. */
  label: EditLabel
  count: number
  /** What it was about, where one name tells. */
  detail: string | undefined
  undone: boolean
  doneAt: string
}

export type EditLabel = Edit['kind'] | 'recipe' | 'import' | 'generation'

export interface History {
  undo: HistoryEntry | undefined
  redo: HistoryEntry | undefined
  /** Newest first. */
  entries: HistoryEntry[]
}

export interface Edits {
  /** What an edit would change; nothing is written. @throws InvalidInputError */
  preview(projectId: string, edit: Edit, limit?: number): EditPreview
  /**
   * Does it, and remembers how to undo it: both or neither.
   * @returns undefined where it changes nothing
   * @throws InvalidInputError, IntaglioError `PROJECT_PUBLISHED`, `GENERATION_UNFINISHED`
   */
  apply(projectId: string, edit: Edit): HistoryEntry | undefined
  /**
   * Takes the newest edit, import or generation back.
   * @returns it, or undefined where there is none
   * @throws IntaglioError as `apply`; `PROJECT_BUSY` of an import or a generation while one still goes on
   */
  undo(projectId: string): HistoryEntry | undefined
  redo(projectId: string): HistoryEntry | undefined
  history(projectId: string, limit?: number): History
  /** Items that were taken out and can be brought back. */
  removed(projectId: string): { itemId: string; sourceFile: string; name: string }[]
}
