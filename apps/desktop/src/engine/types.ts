// The engine's facade: whoever writes a window or a command reads this, and model.ts for what it speaks of.
import type { Text } from '@intaglio/shared'
import type { Edits, ProjectEdit } from './edits/types.ts'
import type { Generator } from './generate/types.ts'
import type { ItemList } from './items/types.ts'
import type { SpawnDecoder } from './media/decoder/decoders.ts'
import type { Media } from './media/types.ts'
import type { ColumnMapping, Metadata } from './metadata/types.ts'
import type {
  AddressReport,
  EngineEvent,
  ImportReport,
  Item,
  Job,
  JobStep,
  PinReport,
  Project,
  PublishPlan,
  QueuePauses,
  Standard,
  TaskOptions,
  Workspace,
} from './model.ts'
import type { ProjectFiles } from './project-file/types.ts'
import type { PublishReview } from './publish/review.ts'
import type { SecretBox } from './storage/secrets.ts'
import type { CollectionStorage, StorageProof } from './storage/types.ts'
import type { Wallet } from './wallet/port.ts'

export interface EngineOptions {
  /** Holds `intaglio.sqlite` and a folder a project. */
  dataDir: string
  /** Undefined while it is not known: the engine works offline until `connect`. */
  workspace?: Workspace | undefined
  /** Where it was last, while that is so. Nothing is asked there; what is kept of it is found by its address. */
  lastWorkspace?: Workspace | undefined
  wallet: Wallet
  /** Names this process to whoever waits for it in another; "Intaglio" unless said. */
  label?: Text
  /** Seals the tokens of sessions and of storage targets; a key in a file of the data folder unless given. */
  secrets?: SecretBox
  /** How a process is started that reads strangers' files; a child of this one unless given. */
  spawnDecoder?: SpawnDecoder
  /** False in a process that leaves the queue to others; true unless said. */
  runQueue?: boolean
}

/** The studio without a window. Everything but the workspace's own is there at once, with no network. Every method persists before it acts; all may be called again after a crash. */
export interface Engine {
  /** The workspace answers here from now on, with the chains it serves now; what waits for it goes on. */
  connect(workspace: Workspace): void
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
  /** Somebody is looking for files: what reads them is started meanwhile. */
  expectFiles(): void
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
  /** Checks every block of the CAR on this computer, and that none is missing; no network. */
  verifyCar(projectId: string, options?: TaskOptions): Promise<PinReport>
  /** Of all places, also of workspaces that are not this one: their ids are `workspace:` and a gateway. */
  listProofs(projectId: string): StorageProof[]
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
