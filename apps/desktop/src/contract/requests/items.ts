import { z } from 'zod'
import { formatNames } from '../items.ts'
import type {
  CollectionView,
  CommonView,
  ImportView,
  ItemView,
  MappingView,
  NearDuplicatesView,
  ProblemView,
  TokenJsonView,
  TraitValuesView,
} from '../items.ts'
import { chosenPath, id, nothing, project } from './fields.ts'

const text = z.string().max(1_000)
const itemIds = z.array(id).max(100_000)

export const itemQuerySchema = z.strictObject({
  text: text.optional(),
  /** Null is for items without the trait. */
  traits: z
    .array(z.strictObject({ trait: text, value: text.nullable() }))
    .max(500)
    .optional(),
  itemIds: itemIds.optional(),
  sort: z.enum(['number', 'name', 'file', 'size', 'rarity']).optional(),
  descending: z.boolean().optional(),
})
export type ItemQueryView = z.output<typeof itemQuerySchema>

const chosenFiles = z.array(chosenPath).min(1).max(10_000)
/** Items whose files are dragged out at once; more are exported. */
export const MOST_DRAGGED = 500

const mapping = z.record(z.string().max(500), z.string().max(500))

export const itemSchemas = {
  listItems: z.strictObject({
    projectId: id,
    offset: z.int().nonnegative(),
    limit: z.int().min(1).max(500),
    query: itemQuerySchema.optional(),
  }),
  findItems: z.strictObject({ projectId: id, query: itemQuerySchema }),
  listTraits: project,
  getCommonWords: z.strictObject({ projectId: id, itemIds }),
  getTokenJson: z.strictObject({ projectId: id, position: z.int().min(1) }),
  getCollection: project,
  listProblems: project,
  listNearDuplicates: project,
  /** Somebody is about to bring files: what reads them can start. */
  expectFiles: nothing,
  chooseFiles: nothing,
  importFolder: z.strictObject({ projectId: id, folder: chosenPath, mapping: mapping.optional() }),
  importFiles: z.strictObject({ projectId: id, files: chosenFiles, mapping: mapping.optional() }),
  importAgain: project,
  getImports: project,
  /** Of a folder, or of files. */
  proposeMapping: z.union([
    z.strictObject({ folder: chosenPath, mapping: mapping.optional() }),
    z.strictObject({ files: chosenFiles, mapping: mapping.optional() }),
  ]),
  prepareDrag: z.strictObject({ projectId: id, itemIds: z.array(id).min(1).max(MOST_DRAGGED) }),
  startDrag: z.strictObject({ dragId: id }),
  saveOriginals: z.strictObject({ projectId: id, itemIds: itemIds.min(1), folder: chosenPath }),
  exportItems: z.strictObject({ projectId: id, folder: chosenPath, format: z.enum(formatNames) }),
}

export interface ItemOutputs {
  listItems: ItemView[]
  /** Ids of all that match, in order. */
  findItems: string[]
  listTraits: TraitValuesView[]
  /** What several items say together. */
  getCommonWords: CommonView
  /** Exactly the text that will be stored. */
  getTokenJson: TokenJsonView
  getCollection: CollectionView
  listProblems: ProblemView[]
  listNearDuplicates: NearDuplicatesView[]
  /** Media and tables; none where the person changed their mind. */
  expectFiles: undefined
  chooseFiles: string[]
  /** Into a project that is open; goes on as a task. */
  importFolder: undefined
  importFiles: undefined
  /** From the folders and files that were imported before, what changed in them. */
  importAgain: undefined
  /** What imports came to the last time, the newest first. */
  getImports: ImportView[]
  /** What the columns of a table seem to mean, and its first rows so read; undefined without a table. */
  proposeMapping: MappingView | undefined
  /** Copies of the items' original files, under their names, for a drag out of the window. */
  prepareDrag: { dragId: string }
  /** The system drags them, for as long as the button is held. */
  startDrag: undefined
  /** Copies of the items' original files, under their names, into a folder; nothing there is written over. */
  saveOriginals: { folder: string }
  /** Goes on as a task; answers with the new folder within the one that was chosen. */
  /** Undefined where a person stopped it. */
  exportItems: { folder: string } | undefined
}
