// The engine's whole facade and what it speaks of, on one page although that has more than 300 lines: whoever writes a
// window or a command reads this and nothing else.
import type { JobState } from '@intaglio/shared'
import type { Edits, ProjectEdit } from './edits/types.ts'
import type { Generator } from './generate/types.ts'
import type { SpawnDecoder } from './media/decoder/decoders.ts'
import type { ItemList } from './items/types.ts'
import type { Media } from './media/types.ts'
import type { ColumnMapping, Metadata } from './metadata/types.ts'
import type { ProjectFiles } from './project-file/types.ts'
import type { PublishReview } from './publish/review.ts'
import type { SecretBox } from './storage/secrets.ts'
import type { CollectionStorage } from './storage/types.ts'
import type { Wallet } from './wallet/port.ts'

export type Standard = 'erc721' | 'erc1155'

/** Where the backend is. The IPFS gateway has no slash at its end. */
export interface Workspace {
  graphqlUrl: string
  graphqlWsUrl: string
  ipfsGatewayUrl: string
}

export interface EngineOptions {
  /** Holds `intaglio.sqlite` and a folder a project. */
  dataDir: string
  workspace: Workspace
  wallet: Wallet
  /** Names this process to whoever waits for it in another; "Intaglio" unless said. */
  label?: string
  /** Seals the tokens of storage targets; a key in a file of the data folder unless given. */
  secrets?: SecretBox
  /** How a process is started that reads strangers' files; a child of this one unless given. */
  spawnDecoder?: SpawnDecoder
  /** False in a process that leaves the queue to others; true unless said. */
  runQueue?: boolean
}

/** Long work reports here; `total` is undefined while it is not known. */
export interface TaskOptions {
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
}

export interface Progress {
  stage: 'import' | 'variants' | 'metadata' | 'address' | 'pin' | 'verify' | 'check' | 'export' | 'render'
  done: number
  total: number | undefined
  /** How many of them a second, over the whole run. */
  perSecond?: number
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
  /** For a person. */
  message: string
}

export interface SkippedFile {
  file: string
  /** Stable: TRUNCATED, EMPTY, NOT_AN_IMAGE, TOO_LARGE, OUTSIDE_FOLDER, DUPLICATE, UNREADABLE, CHANGING, DECODER_FAILED, REMOVED, BAD_ROW, BAD_FIELD. */
  code: string
  /** The field or column that is wrong, where it is one; the rest of the file or row is used. */
  field?: string
  /** For a person. */
  reason: string
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
export interface Proof {
  gateway: string
  root: string
  blocks: number
  bytes: number
  verifiedAt: string
}

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
  message: string | undefined
  /** ISO 8601; of a waiting job. */
  nextTryAt: string | undefined
  updatedAt: string
}

/** One transition of a job. */
export interface JobStep {
  from: JobState | undefined
  to: JobState
  /** What happened, where something did. */
  message: string | undefined
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
  | { type: 'connection'; online: boolean; message: string | undefined }
  /** The store cannot be written (a full disk, say): the queue stands still until the next start or change. */
  | { type: 'fault'; message: string }

/** The studio without a window. Every method persists before it acts; all may be called again after a crash. */
export interface Engine {
  createProject(input: {
    name: string
    symbol: string
    description?: string
    standard?: Standard
    royaltyBps?: number
  }): Project
  listProjects(): Project[]
  getProject(projectId: string): Project
  /** What the collection says of itself. */
  getCollectionWords(projectId: string): ProjectEdit
  deleteProject(projectId: string): Promise<void>
  /** Puts it away from what is worked on, or takes it back; nothing else changes. */
  archiveProject(projectId: string, archived: boolean): void
  /** A person looks at it now. */
  markOpened(projectId: string): void
  /** Projects as files, to be moved or sent. */
  projectFiles: ProjectFiles
  /** Reads images, `metadata.csv` and `collection.json`; makes thumbnails and variants. Bad files are named and skipped. */
  importFolder(
    projectId: string,
    folder: string,
    options?: TaskOptions & {
      /** Repeats the folder's images up to this many distinct items. */
      repeatTo?: number
      /** What the columns of a table mean whose layout is not known; see `metadata.proposeMapping`. */
      mapping?: ColumnMapping
    },
  ): Promise<ImportReport>
  /** The same of files that were chosen by themselves; a table or JSON among them may describe items that are there. */
  importFiles(
    projectId: string,
    files: readonly string[],
    options?: TaskOptions & { mapping?: ColumnMapping },
  ): Promise<ImportReport>
  listItems(projectId: string, page?: { offset: number; limit: number }): Item[]
  /** Metadata, CIDs and one CAR, with no network. */
  computeAddresses(projectId: string, options?: TaskOptions): Promise<AddressReport>
  /** The addresses computed last; undefined where there are none, or the items changed since. */
  getAddresses(projectId: string): AddressReport | undefined
  /** Sends the CAR to the backend's IPFS, then reads back and checks every root and leaf by hash. */
  pin(projectId: string, options?: TaskOptions): Promise<PinReport>
  /** Reads back and checks what was pinned; sends nothing. */
  verify(projectId: string, options?: TaskOptions): Promise<PinReport>
  /** Checks every block of the CAR on this computer, and that none is missing; no network. */
  verifyCar(projectId: string, options?: TaskOptions): Promise<PinReport>
  listProofs(projectId: string): Proof[]
  /** Everything a person changes, and how it is undone. */
  edits: Edits
  /** Searching, filtering and sorting items. */
  items: ItemList
  /** What tokens say: their JSON, its problems, templates, and files for other tools. */
  metadata: Metadata
  /** How files are published, and which look alike. */
  media: Media
  /** Collections made out of layers. */
  generate: Generator
  /** Other places that keep collections, and the proofs of all. */
  storage: CollectionStorage
  /** SIWE with the wallet; the session is kept. */
  signIn(): Promise<{ userId: string; accountId: string }>
  plan(projectId: string): Promise<PublishPlan>
  /** What publishing will write and do, with no network. */
  review(projectId: string): PublishReview
  /** Queues the collection's job and its mint jobs; the queue runs them. */
  publish(projectId: string): Promise<Job[]>
  listJobs(projectId?: string): Job[]
  /** From its planning on. @throws NotFoundError */
  jobHistory(jobId: string): JobStep[]
  queuePauses(): QueuePauses
  /** Lets a project, or the whole queue, stand still or go on; kept over restarts. */
  pauseQueue(paused: boolean, projectId?: string): void
  /** Writes the jobs, of one project or all, as a table or JSON for whoever wants a report. */
  exportJobs(file: string, options: { format: 'csv' | 'json'; projectId?: string }): Promise<void>
  retryJob(jobId: string): void
  cancelJob(jobId: string): void
  /** Resolves when no job of the project can go on by itself: all final or blocked. */
  settled(projectId: string, options?: { signal?: AbortSignal }): Promise<Job[]>
  subscribe(listener: (event: EngineEvent) => void): () => void
  /** Lets the step in hand finish, then closes everything. */
  close(): Promise<void>
}
