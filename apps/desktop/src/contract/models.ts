// What the window shows. Values are plain data, amounts are decimal strings of wei, times ISO 8601.
import type { JobState, Text } from '@intaglio/shared'

export type Standard = 'erc721' | 'erc1155'

export interface ProjectView {
  projectId: string
  name: string
  description: string
  standard: Standard
  itemCount: number
  problemCount: number
  createdAt: string
  /** When it was put away, and when a person looked at it last. */
  archivedAt: string | undefined
  openedAt: string | undefined
  /** Up to four pictures that stand for the project, as app:// addresses. */
  covers: string[]
  /** Set once the collection is on chain. */
  contract: { chainId: string; address: string } | undefined
}

/** What publishing will write and do, as far as this computer knows. */
export interface ReviewView {
  name: string
  symbol: string
  description: string
  standard: Standard
  royaltyBps: number
  itemCount: number
  /** Undefined where they are not computed, or the items changed since. */
  addresses:
    | {
        metadataRoot: string
        imagesRoot: string
        contractMetadataCid: string
        placeholderRoot: string | undefined
        files: number
        bytes: number
      }
    | undefined
  baseUri: string | undefined
  contractUri: string | undefined
  /** Whether the workspace is proven to have every file. */
  isStored: boolean
  createGas: string
  batches: PlanView['batches']
  totalGas: string
}

export interface PlanView {
  standard: Standard
  chainId: string
  itemCount: number
  batches: { firstPosition: number; quantity: number; gas: string }[]
  /** What the chain's own coin is called. */
  coin: string
  maxCostWei: string
  balanceWei: string
}

export interface JobView {
  jobId: string
  projectId: string
  projectName: string
  kind: 'collection' | 'mint'
  state: JobState
  quantity: number
  chainId: string
  txHash: string | undefined
  /** Of a mint: the token id it gets first. */
  firstPosition: number | undefined
  gasUsed: string | undefined
  contract: string | undefined
  confirmations: number
  confirmationsWanted: number
  message: Text | undefined
  nextTryAt: string | undefined
  updatedAt: string
}

/** One transition of a job. */
export interface JobStepView {
  from: JobState | undefined
  to: JobState
  message: Text | undefined
  txHash: string | undefined
  at: string
}

/** What a person has told to stand still. */
export interface QueuePausesView {
  all: boolean
  projectIds: string[]
}

/** What became of a request that concerned several jobs. */
export interface JobsOutcomeView {
  done: number
  /** The first that could not, as an example; undefined where all could. */
  refused: { count: number; reason: Text } | undefined
}

/** Long work that is not a job of the queue. It survives a change of screen, not of process. */
export interface TaskView {
  taskId: string
  projectId: string
  stage: 'import' | 'variants' | 'address' | 'pin' | 'verify' | 'check' | 'export' | 'render' | 'sign-in'
  done: number
  total: number | undefined
  /** What is counted, where it is neither items nor files nor blocks. */
  unit?: 'bytes'
  /** How many of them a second, where that is known. */
  perSecond?: number
  /** The storage place it concerns. */
  placeId?: string
  startedAt: string
  /** It can stop where it is, and go on later: also after a restart. */
  canPause: boolean
}

export interface ChainView {
  id: number
  name: string
  symbol: string
  decimals: number
  /** A chain on this machine whose coin is worth nothing. */
  test: boolean
}

export interface StatusView {
  /** Whether the data folder is open; questions about what is in it wait until then. */
  isOpen: boolean
  backend: 'starting' | 'online' | 'offline'
  /** Why it is offline and what to do, in words. */
  backendMessage: Text | undefined
  account: string | undefined
  chain: ChainView | undefined
  tasks: TaskView[]
  /** Unfinished work that waits for the person. */
  pausedTasks: TaskView[]
  /** Where everything of the studio is kept. */
  dataDir: string
  versions: { studio: string; electron: string }
  /** Of a package, and what puts its command where terminals find it, unless it is there. A checkout has another. */
  commandLine: { installLine: string | undefined } | undefined
  /** What was met last that nobody asked for: what, why and what next. */
  fault?: Text | undefined
  /** Why the data folder could not be opened; nothing else works until it is. */
  trouble: TroubleView | undefined
}

export interface TroubleView {
  error: ErrorView
  /** What can be restored, the newest first, where the database is damaged. */
  backups: BackupView[]
}

export interface BackupView {
  backupId: string
  /** ISO 8601. */
  takenAt: string
  bytes: number
}

export interface SettingsView {
  language: 'system' | 'en' | 'vi'
  theme: 'system' | 'light' | 'dark'
  /** Runs a chain on this machine, to try things out. Takes effect at the next start. */
  localChain: boolean
  /** How the files of projects that are begun from now on are published; the originals stay as they are. */
  newProjects: {
    /** Whether the position at which a picture or film was taken is published with it. */
    keepLocation: boolean
    /** 'keep' leaves colour profiles as they are; 'srgb' converts pictures of other profiles. */
    colors: 'keep' | 'srgb'
  }
  /** Looks for a newer version at every start, where the package has a feed. */
  checkForUpdates: boolean
}

/** An error as it crosses a process: what, why and what next, with the code that may be matched on. */
export interface ErrorView {
  code: string
  message: Text
  why: Text | undefined
  next: Text | undefined
  retryable: boolean
}
