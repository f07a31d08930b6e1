import { NotFoundError, say } from '@intaglio/shared'
import type { Standard } from '../model.ts'
import type { Db } from './db.ts'

export interface ProjectRow {
  projectId: string
  name: string
  symbol: string
  description: string
  standard: Standard
  royaltyBps: number
  createdAt: string
  logoSha256: string | null
  bannerSha256: string | null
  externalLink: string | null
  nameTemplate: string | null
  descriptionTemplate: string | null
  metadataRoot: string | null
  imagesRoot: string | null
  contractMetadataCid: string | null
  /** Of what tokens show until the reveal; null where nothing is hidden. */
  placeholderRoot: string | null
  /** Roots that the header of the CAR has room for. */
  carRoots: number
  carFile: string | null
  carFiles: number | null
  carBytes: number | null
  carBlocks: number | null
  /** Counts up with whatever changes what its items say. */
  revision: number
  chainId: string | null
  contract: string | null
  collectionIntentId: string | null
  collectionTxHash: string | null
  itemCount: number
  /** ISO 8601; when it was put away, and last opened. */
  archivedAt: string | null
  openedAt: string | null
}

/** What a person may say of a collection. */
export type ProjectWords = Pick<
  ProjectRow,
  'name' | 'symbol' | 'description' | 'royaltyBps' | 'logoSha256' | 'bannerSha256' | 'externalLink'
>

export interface ProjectAddresses {
  metadataRoot: string
  imagesRoot: string
  contractMetadataCid: string
  placeholderRoot: string | null
  /** Relative to the project's folder. */
  carFile: string
  carFiles: number
  carBytes: number
  carBlocks: number
}

export interface Projects {
  add(
    project: Pick<ProjectRow, 'projectId' | 'name' | 'symbol' | 'description' | 'standard' | 'royaltyBps'>,
  ): void
  /** @throws NotFoundError */
  get(projectId: string): ProjectRow
  list(): ProjectRow[]
  setWords(projectId: string, words: ProjectWords): void
  setTemplates(projectId: string, templates: Pick<ProjectRow, 'nameTemplate' | 'descriptionTemplate'>): void
  setArchived(projectId: string, archivedAt: string | null): void
  setOpened(projectId: string, openedAt: string): void
  setStandard(projectId: string, standard: Standard): void
  /**
   * Keeps the addresses of the items as they were at a revision.
   * @returns false where they have changed since, and nothing is kept
   */
  setAddresses(projectId: string, addresses: ProjectAddresses, revision: number): boolean
  setCarRoots(projectId: string, roots: number): void
  /** The items changed: what was computed of them no longer holds, and the revision counts up. */
  clearAddresses(projectId: string): void
  setCollection(
    projectId: string,
    collection: { chainId: string; contract: string; intentId: string; txHash: string },
  ): void
  remove(projectId: string): void
}

const select = `select project_id as projectId, name, symbol, description, standard, royalty_bps as royaltyBps,
  created_at as createdAt, logo_sha256 as logoSha256, banner_sha256 as bannerSha256,
  external_link as externalLink, name_template as nameTemplate,
  description_template as descriptionTemplate, metadata_root as metadataRoot, images_root as imagesRoot,
  contract_metadata_cid as contractMetadataCid, placeholder_root as placeholderRoot, car_roots as carRoots,
  car_file as carFile, car_files as carFiles, car_bytes as carBytes, car_blocks as carBlocks, revision,
  chain_id as chainId, contract,
  collection_intent_id as collectionIntentId, collection_tx_hash as collectionTxHash,
  archived_at as archivedAt, opened_at as openedAt,
  (select count(*) from items i where i.project_id = projects.project_id) as itemCount from projects`

export function createProjects(db: Db): Projects {
  const add = db.prepare(
    `insert into projects (project_id, name, symbol, description, standard, royalty_bps, created_at)
     values (@projectId, @name, @symbol, @description, @standard, @royaltyBps, @createdAt)`,
  )
  const get = db.prepare<[string], ProjectRow>(`${select} where project_id = ?`)
  const list = db.prepare<[], ProjectRow>(`${select} order by created_at, project_id`)
  const setWords = db.prepare(
    `update projects set name = @name, symbol = @symbol, description = @description, royalty_bps = @royaltyBps,
       logo_sha256 = @logoSha256, banner_sha256 = @bannerSha256, external_link = @externalLink
     where project_id = @projectId`,
  )
  const setTemplates = db.prepare(
    `update projects set name_template = @nameTemplate, description_template = @descriptionTemplate
     where project_id = @projectId`,
  )
  const setAddresses = db.prepare(
    `update projects set metadata_root = @metadataRoot, images_root = @imagesRoot,
       contract_metadata_cid = @contractMetadataCid, placeholder_root = @placeholderRoot, car_file = @carFile,
       car_files = @carFiles, car_bytes = @carBytes, car_blocks = @carBlocks
     where project_id = @projectId and revision = @revision`,
  )
  const setStandard = db.prepare<[Standard, string]>('update projects set standard = ? where project_id = ?')
  const clearAddresses = db.prepare<[string]>(
    `update projects set metadata_root = null, images_root = null, contract_metadata_cid = null,
       placeholder_root = null, car_file = null, car_files = null, car_bytes = null, car_blocks = null,
       revision = revision + 1 where project_id = ?`,
  )
  const setCollection = db.prepare(
    `update projects set chain_id = @chainId, contract = @contract, collection_intent_id = @intentId,
       collection_tx_hash = @txHash where project_id = @projectId`,
  )
  const setCarRoots = db.prepare<[number, string]>('update projects set car_roots = ? where project_id = ?')
  const setArchived = db.prepare<[string | null, string]>(
    'update projects set archived_at = ? where project_id = ?',
  )
  const setOpened = db.prepare<[string, string]>('update projects set opened_at = ? where project_id = ?')
  const remove = db.prepare<[string]>('delete from projects where project_id = ?')
  return {
    add: (project) => void add.run({ ...project, createdAt: new Date().toISOString() }),
    get(projectId) {
      const row = get.get(projectId)
      if (!row) throw new NotFoundError(say`The project`, { projectId })
      return row
    },
    list: () => list.all(),
    setWords: (projectId, words) => void setWords.run({ ...words, projectId }),
    setTemplates: (projectId, templates) => void setTemplates.run({ ...templates, projectId }),
    setArchived: (projectId, archivedAt) => void setArchived.run(archivedAt, projectId),
    setOpened: (projectId, openedAt) => void setOpened.run(openedAt, projectId),
    setStandard: (projectId, standard) => void setStandard.run(standard, projectId),
    setAddresses: (projectId, addresses, revision) =>
      setAddresses.run({ ...addresses, projectId, revision }).changes === 1,
    setCarRoots: (projectId, roots) => void setCarRoots.run(roots, projectId),
    clearAddresses: (projectId) => void clearAddresses.run(projectId),
    setCollection: (projectId, collection) => void setCollection.run({ ...collection, projectId }),
    remove: (projectId) => void remove.run(projectId),
  }
}
