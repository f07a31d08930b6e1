import type { Text } from '@intaglio/shared'
import type { Attribute, TaskOptions } from '../model.ts'

/** Layouts that are read as they are, and written. */
export const formatNames = ['intaglio', 'sugar', 'hashlips', 'opensea'] as const
export type FormatName = (typeof formatNames)[number]

/** What a column of a table can mean. `trait` is a trait of the column's own name, `trait:Hat` one of another name. */
export const plainFields = [
  'file',
  'token_id',
  'name',
  'description',
  'editions',
  'external_url',
  'animation_url',
  'background_color',
  'trait',
  'ignore',
] as const
export type Field = (typeof plainFields)[number] | `trait:${string}`

/** A meaning a column can have, from a person's hand. */
export function isField(text: string): text is Field {
  return (plainFields as readonly string[]).includes(text) || /^trait:./.test(text)
}

/** Column → what it means. Columns that are not named mean what is proposed for them. */
export type ColumnMapping = Readonly<Record<string, Field>>

export interface MappingProposal {
  /** The name of the table's file, or of the first JSON. */
  table: string
  /** Whether it is read as it is; else a person says what its columns mean. */
  isKnown: boolean
  /** Whether each row has a name besides its columns: that of its JSON file. */
  isNamed: boolean
  columns: { column: string; field: Field; samples: string[] }[]
}

/** A row of a table as an item would say it. */
export interface MappedRow {
  file: string
  name: string | undefined
  description: string | undefined
  attributes: Attribute[]
}

export interface MetadataProblem {
  /** An error breaks what marketplaces or contracts expect; a warning is worth a look. */
  severity: 'error' | 'warning'
  /** Stable: NO_NAME, SAME_NAME, TRAIT_VALUE, TRAIT_REPEATED, BAD_LINK, SCHEMA and the like. */
  code: string
  /** Of the token; undefined of what concerns the collection. */
  position: number | undefined
  /** The token's file. */
  file: string | undefined
  /** As in the JSON: `attributes.2.value`. */
  field: string | undefined
  what: Text
  /** How to mend it. */
  next: Text
}

/** `{{name}} #{{position}}`; null leaves the words as they are. */
export interface MetadataTemplates {
  name: string | null
  description: string | null
}

export interface ExportReport {
  /** Absolute path. */
  folder: string
  format: FormatName
  items: number
  files: number
  bytes: number
  /** What the format has no place for. */
  leftOut: { field: string; items: number }[]
}

export interface Metadata {
  /** Exactly the text that will be stored for a token. @throws NotFoundError */
  tokenJson(projectId: string, position: number): Promise<string>
  /** Exactly the text that will be stored for the collection (ERC-7572). */
  contractJson(projectId: string): Promise<string>
  /** Everything that is wrong with what the collection and its tokens say, in order of position. */
  check(projectId: string, options?: TaskOptions): Promise<MetadataProblem[]>
  /** Of one token; names that others have too are left out. @throws NotFoundError */
  checkToken(projectId: string, position: number): Promise<MetadataProblem[]>
  getTemplates(projectId: string): MetadataTemplates
  /** @throws InvalidInputError naming a variable that does not exist; IntaglioError `PROJECT_PUBLISHED`, `PROJECT_BUSY` */
  setTemplates(projectId: string, templates: Partial<MetadataTemplates>): Promise<void>
  /** What the columns of a table seem to mean; undefined where there is no table. @param from a folder, or files */
  proposeMapping(from: string | readonly string[]): Promise<MappingProposal | undefined>
  /** The first items as a mapping makes them. @throws InvalidInputError of a mapping that does not fit */
  previewMapping(from: string | readonly string[], mapping: ColumnMapping): Promise<MappedRow[]>
  /**
   * Writes all files and metadata into a folder that does not exist or is empty; all of it or nothing.
   * @throws InvalidInputError, IntaglioError `NO_ITEMS`
   */
  exportFolder(
    projectId: string,
    folder: string,
    format: FormatName,
    options?: TaskOptions,
  ): Promise<ExportReport>
}
