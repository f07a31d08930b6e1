// Items of a collection, as the window shows them.
import type { Text } from '@intaglio/shared'
import type { TraitView } from './edits.ts'
import type { Standard } from './models.ts'

export const formatNames = ['intaglio', 'sugar', 'hashlips', 'opensea'] as const
export type FormatName = (typeof formatNames)[number]

export interface ItemView {
  itemId: string
  /** 1-based; the token id it will get. */
  position: number
  name: string
  description: string
  file: string
  mime: string
  kind: 'picture' | 'film' | 'sound' | 'model'
  bytes: number
  width: number
  height: number
  /** Of films and sounds. */
  durationMs: number | undefined
  traits: TraitView[]
  /** Fields besides name, description, picture and traits. */
  extra: Record<string, unknown>
  thumbnailUrl: string
  /** A picture that stands for it, of 1,024 pixels at most on its longer side. */
  stillUrl: string
  /** The file itself, as it was imported. */
  mediaUrl: string
  imageCid: string | undefined
  metadataCid: string | undefined
  editions: string
}

export interface TraitValuesView {
  trait: string
  /** By count, the most frequent first. */
  values: { value: string; count: number }[]
}

/** Undefined where they differ. */
export interface CommonView {
  count: number
  name: string | undefined
  description: string | undefined
  editions: string | undefined
  /** How many of them have the trait, and its value where all have it alike. */
  traits: { trait: string; value: string | number | undefined; items: number }[]
}

export interface TokenJsonView {
  json: string
  problems: ProblemView[]
}

export interface CollectionView {
  name: string
  symbol: string
  description: string
  royaltyBps: number
  standard: Standard
  externalLink: string | undefined
  nameTemplate: string | undefined
  descriptionTemplate: string | undefined
  published: boolean
  /** Items that were taken out and can be brought back. */
  removed: { itemId: string; file: string; name: string }[]
  /** Whether it was imported from folders or files that can be looked at again. */
  hasFolder: boolean
}

/** Problems that an edit mends by itself. */
export type MendableView = 'NO_NAME' | 'SAME_NAME' | 'SCHEMA' | 'TRAIT_REPEATED' | 'ABOVE_MAX' | 'BAD_DATE'

export interface ProblemView {
  severity: 'error' | 'warning' | 'note'
  /** Stable; the window has words for those it knows. */
  code: string
  /** Of what concerns one item. */
  itemId?: string
  position?: number
  name?: string
  /** Of what concerns a file that is no item. */
  file?: string
  /** As in the JSON: `attributes.2.value`. */
  field?: string
  reason: Text
  mend?: MendableView
}

export interface NearDuplicatesView {
  items: ItemView[]
}

/** What an import came to. */
export interface ImportView {
  /** Undefined of files that were chosen by themselves. */
  folder: string | undefined
  /** ISO 8601; empty of one that an earlier version wrote down. */
  at: string
  /** Items. */
  added: number
  changed: number
  unchanged: number
  /** Files. */
  missing: number
  skipped: number
}

/** What a column of a table can mean; `trait:Hat` is a trait of that name. */
export interface MappingView {
  table: string
  /** Whether it is read as it is; else a person says what its columns mean. */
  known: boolean
  /** Whether its rows have names besides: those of JSON files. */
  named: boolean
  columns: { column: string; field: string; samples: string[] }[]
  /** The first rows, as items would be. */
  rows: { file: string; name: string; description: string; traits: { name: string; value: string }[] }[]
}
