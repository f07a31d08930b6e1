import { createAddresses, type Addresses } from './addresses.ts'
import { createCarBlocks, type CarBlocks } from './car-blocks.ts'
import { backUp, type Backup } from './backups.ts'
import { openDatabase } from './database.ts'
import { createChainCache, type ChainCache } from './chains.ts'
import { createEditLog, type EditLog } from './edits.ts'
import { createEditItems, type EditItems } from './edit-items.ts'
import { createFiles, type Files } from './files.ts'
import { createGenerations, type Generations } from './generate.ts'
import { createItems, type Items } from './items.ts'
import { createItemPlaces, type ItemPlaces } from './item-places.ts'
import { createItemSearch, type ItemSearch } from './item-search.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createLeases, type Leases } from './leases.ts'
import { createMediaSettings, type MediaSettingsStore } from './media-settings.ts'
import { createPauses, type Pauses } from './pauses.ts'
import { createProjectRows, type ProjectRows } from './project-rows.ts'
import { createProjects, type Projects } from './projects.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createStorageRows, type StorageRows } from './storage.ts'
import { createSources, type Sources } from './sources.ts'

/** Everything the studio remembers. */
export interface Store {
  projects: Projects
  projectRows: ProjectRows
  files: Files
  items: Items
  itemPlaces: ItemPlaces
  itemSearch: ItemSearch
  edits: EditLog
  editItems: EditItems
  sources: Sources
  mediaSettings: MediaSettingsStore
  generations: Generations
  jobs: Jobs
  pauses: Pauses
  addresses: Addresses
  carBlocks: CarBlocks
  storage: StorageRows
  sessions: Sessions
  chains: ChainCache
  leases: Leases
  /** Whether another process has written since the last call. */
  changedElsewhere(): boolean
  /** All or nothing; may be nested. */
  transaction<Result>(work: () => Result): Result
  /** Backs the database up while it is in use. */
  backUp(): Promise<Backup>
  close(): void
}

/**
 * Opens `<dataDir>/intaglio.sqlite`.
 * @param onBadJournal is told where changes made last were copied to that could not be read
 */
export function openStore(dataDir: string, onBadJournal?: (copy: string) => void): Store {
  const db = openDatabase(dataDir, onBadJournal)
  const version = () => db.pragma('data_version', { simple: true }) as number
  let seen = version()
  return {
    projects: createProjects(db),
    projectRows: createProjectRows(db),
    files: createFiles(db),
    items: createItems(db),
    itemPlaces: createItemPlaces(db),
    itemSearch: createItemSearch(db),
    edits: createEditLog(db),
    editItems: createEditItems(db),
    sources: createSources(db),
    mediaSettings: createMediaSettings(db),
    generations: createGenerations(db),
    jobs: createJobs(db),
    pauses: createPauses(db),
    addresses: createAddresses(db),
    carBlocks: createCarBlocks(db),
    storage: createStorageRows(db),
    sessions: createSessions(db),
    chains: createChainCache(db),
    leases: createLeases(db),
    changedElsewhere() {
      const before = seen
      seen = version()
      return seen !== before
    },
    // Immediate: another process may write too, and what was read must still hold when it is written on.
    transaction: (work) => db.transaction(work).immediate(),
    backUp: () => backUp(db, dataDir),
    close: () => void db.close(),
  }
}
