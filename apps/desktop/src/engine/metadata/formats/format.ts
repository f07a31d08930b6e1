import type { Attribute, SkippedFile, Standard } from '../../types.ts'
import type { FormatName } from '../types.ts'

/** What a folder says of one file. What it does not say is undefined. */
export interface FileWords {
  name?: string
  description?: string
  /** Decimal. */
  editions?: string
  attributes: Attribute[]
  extra?: Record<string, unknown>
}

/** What a folder says of the collection; pictures are paths in the folder. */
export interface CollectionWords {
  name?: string | undefined
  symbol?: string | undefined
  description?: string | undefined
  image?: string | undefined
  banner?: string | undefined
  external_link?: string | undefined
  royalty_bps?: number | undefined
}

/** A folder's description of itself. */
export interface FolderWords {
  /** Undefined where a mapping said what the table means. */
  format: FormatName | undefined
  /** By the file's path in the folder, with forward slashes, in NFC. */
  words: Map<string, FileWords>
  /** Whether items come in the order of `words` and not in that of their files' names. */
  ordered: boolean
  /** Whether a file of the folder is to be an item. */
  takes: (file: string) => boolean
  collection: CollectionWords | undefined
  /** Rows, files and fields that cannot be used; the rest counts. */
  problems: SkippedFile[]
}

/** An item on its way into a folder. */
export interface ExportItem {
  position: number
  /** Through the templates, as the token says it. */
  name: string
  description: string
  attributes: Attribute[]
  extra: Record<string, unknown>
  editions: string
  /** Absolute path of its file. */
  picture: string
  /** Without a dot. */
  extension: string
  mime: string
  /** The picture that stands for it, where its file is none. */
  cover: { picture: string; extension: string; mime: string } | undefined
}

/** What is written; `items` may be walked more than once and never holds more than a page. */
export interface ExportSource {
  collection: {
    name: string
    symbol: string
    description: string
    royaltyBps: number
    externalLink: string | undefined
    standard: Standard
    logo: { picture: string; extension: string; mime: string } | undefined
    banner: { picture: string; extension: string; mime: string } | undefined
  }
  items(): Iterable<ExportItem>
}

/** Takes the files of an export; paths have forward slashes. */
export interface ExportTarget {
  text(file: string, content: string | Iterable<string>): Promise<void>
  copy(file: string, source: string): Promise<void>
  /** Notes that an item says something that the format has no place for. */
  leaveOut(field: string): void
}

/** A layout of files and metadata that other tools read and write. */
export interface MetadataFormat {
  name: FormatName
  /** @param files everything in the folder that may be an item, sorted */
  detect(folder: string, files: readonly string[]): Promise<boolean>
  read(folder: string, files: readonly string[]): Promise<FolderWords>
  write(target: ExportTarget, source: ExportSource): Promise<void>
}
