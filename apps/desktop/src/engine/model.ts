// What the engine speaks of: projects, items, addresses, jobs, and how work on them is told. It imports no part of the
// engine, so that every part may import it.
import type { JobState, Text } from '@intaglio/shared'

export type Standard = 'erc721' | 'erc1155'

/** Where the backend is. The IPFS gateway has no slash at its end. */
export interface Workspace {
  graphqlUrl: string
  graphqlWsUrl: string
  ipfsGatewayUrl: string
}

/** Long work reports here; `total` is undefined while it is not known. */
export interface TaskOptions {
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

export interface Progress {
  stage: 'import' | 'variants' | 'address' | 'pin' | 'verify' | 'check' | 'export' | 'render'
  done: number
  total: number | undefined
  /** What is counted, where it is neither items nor files nor blocks. */
  unit?: 'bytes'
}

export interface Project {
  projectId: string
  name: string
  symbol: string
  description: string
  standard: Standard
  royaltyBps: number
  itemCount: number
  createdAt: string
  /** When it was put away, and when last opened. */
  archivedAt: string | undefined
  openedAt: string | undefined
  /** Set once the collection is on chain. */
  collection: { chainId: string; address: string; intentId: string; txHash: string } | undefined
}

export const displayTypes = ['number', 'date', 'boost_number', 'boost_percentage'] as const
export type DisplayType = (typeof displayTypes)[number]

/** A trait as marketplaces read it. */
export interface Attribute {
  /** Empty for a property without a name of its own. */
  trait_type: string
  value: string | number
  /** How a number is shown; a date is in seconds since 1970. */
  display_type?: DisplayType
  /** The largest the number can be. */
  max_value?: number
}

export interface Item {
  itemId: string
  /** 1-based; the token id it will get. */
  position: number
  name: string
  description: string
  file: string
  mime: string
  bytes: number
  /** As shown; of sounds and models those of the cover. */
  width: number
  height: number
  /** Of films and sounds. */
  durationMs: number | undefined
  codec: string | undefined
  /** Where the picture of what is none came from: a file beside it, its tags, a frame, or drawn by the studio. */
  coverFrom: 'file' | 'tag' | 'frame' | 'drawn' | undefined
  attributes: Attribute[]
  /** What its metadata says besides, in the order in which it is written. */
  extra: Record<string, unknown>
  /** Absolute path of the file as it is published, and of a picture of it that every browser shows. */
  published: string
  variant: string
  /** Absolute path. */
  thumbnail: string
  /** Of its picture: the cover's, where the file is none. */
  imageCid: string | undefined
  /** Of the file itself, where that is no picture. */
  animationCid: string | undefined
  metadataCid: string | undefined
  editions: string
}

export interface ImportReport {
  /** Items that stand for files of the folder now, and repetitions that were added. */
  imported: number
  added: number
  /** Of items that were there before: their file or the folder's words on them are others. */
  changed: number
  unchanged: number
  /** Files that were there the last time and are gone; their items stay. */
  missing: string[]
  skipped: SkippedFile[]
  /** What was done to files that were read; in order of the items. */
  notes: ImportNote[]
}

export interface ImportNote {
  file: string
  code: 'COVER_DRAWN' | 'COVER_UNUSABLE' | 'DRAWING_CLEANED' | 'LOCATION_REMOVED' | 'COLORS_CONVERTED'
  message: Text
}

export interface SkippedFile {
  file: string
  /** Stable: TRUNCATED, EMPTY, NOT_AN_IMAGE, TOO_LARGE, OUTSIDE_FOLDER, DUPLICATE, UNREADABLE, CHANGING, DECODER_FAILED, REMOVED, BAD_ROW, BAD_FIELD. */
  code: string
  /** The field or column that is wrong, where it is one; the rest of the file or row is used. */
  field?: string
  reason: Text
}

export interface AddressReport {
  /** Folder of token metadata: `ipfs://<metadataRoot>/<tokenId>.json`. */
  metadataRoot: string
  imagesRoot: string
  contractMetadataCid: string
  /** Folder of what tokens show until the reveal, where the recipe hides them: also `<tokenId>.json`. */
  placeholderRoot: string | undefined
  carFile: string
  files: number
  bytes: number
}

/** Every block under the root was read back from the gateway and matched its hash. */
export interface PinReport {
  roots: string[]
  blocksVerified: number
  bytesVerified: number
}

export interface PublishPlan {
  standard: Standard
  chainId: string
  items: number
  batches: { firstPosition: number; quantity: number; gas: string }[]
  /** What the chain's own coin is called; 18 decimals, as of every chain of this kind. */
  coin: string
  /** Decimal wei: the most it can cost at the current fees. */
  maxCostWei: string
  balanceWei: string
}

export interface Job {
  jobId: string
  projectId: string
  kind: 'collection' | 'mint'
  state: JobState
  intentId: string
  quantity: number
  chainId: string
  txHash: string | undefined
  firstTokenId: string | undefined
  /** Of a mint: the token id it is to get first. */
  firstPosition: number | undefined
  readonly tokenIds: string[]
  gasUsed: string | undefined
  contract: string | undefined
  confirmations: number
  confirmationsWanted: number
  /** What happened, why and what next, where state is waiting, blocked or failed. */
  message: Text | undefined
  /** ISO 8601; of a waiting job. */
  nextTryAt: string | undefined
  updatedAt: string
}

/** One transition of a job. */
export interface JobStep {
  from: JobState | undefined
  to: JobState
  /** What happened, where something did. */
  message: Text | undefined
  txHash: string | undefined
  /** ISO 8601. */
  at: string
}

/** What a person has told to stand still. What is on its way to the chain is followed all the same. */
export interface QueuePauses {
  all: boolean
  projectIds: string[]
}

export type EngineEvent =
  | { type: 'job'; job: Job }
  | { type: 'project'; projectId: string }
  | { type: 'queue'; pauses: QueuePauses }
  | { type: 'connection'; online: boolean; message: Text | undefined }
  /** The store cannot be written (a full disk, say): the queue stands still until the next start or change. */
  | { type: 'fault'; message: Text }
