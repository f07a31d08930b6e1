import type { Attribute, SkippedFile, Standard } from '../../model.ts'
import type { FormatName } from '../types.ts'

/** What is said of one file. What is not said is undefined. */
export interface FileWords {
  name?: string
  description?: string
  /** Decimal. */
  editions?: string
  attributes: Attribute[]
  extra?: Record<string, unknown>
}

/** What is said of the collection; pictures are names of files. */
export interface CollectionWords {
  name?: string | undefined
  symbol?: string | undefined
  description?: string | undefined
  image?: string | undefined
  banner?: string | undefined
  external_link?: string | undefined
  royalty_bps?: number | undefined
}

/** What files say of each other. */
export interface FolderWords {
  /** Undefined where a mapping said what the table means. */
  format: FormatName | undefined
  /** The file that says all of it, where one does. */
  source?: string
  /** By the file's name in the listing, in NFC. */
  words: Map<string, FileWords>
  /** Whether items come in the order of `words` and not in that of their files' names. */
  ordered: boolean
  /** Whether a file is to be an item. */
  takes: (file: string) => boolean
  collection: CollectionWords | undefined
  /** Rows, files and fields that cannot be used; the rest counts. */
  problems: SkippedFile[]
}

/** What is brought, by the names under which descriptions speak of it. */
export interface Listing {
  /** With forward slashes, in natural order. */
  files: readonly string[]
  /** Items that are there already, and may be meant where no file is. */
  items: readonly string[]
  /** Absolute path of one of the files. */
  pathOf(file: string): string
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
  detect(listing: Listing): Promise<boolean>
  read(listing: Listing): Promise<FolderWords>
  write(target: ExportTarget, source: ExportSource): Promise<void>
}
