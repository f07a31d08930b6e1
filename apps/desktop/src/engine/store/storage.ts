import type { CarBlock } from './car-blocks.ts'
import type { Workspace } from '../model.ts'
import type { Db } from './db.ts'

export interface TargetRow {
  targetId: string
  /** JSON. */
  config: string
  secret: string | null
  createdAt: string
}

export interface StorageProofRow {
  projectId: string
  targetId: string
  /** JSON. */
  roots: string
  /** As `writeText` writes them. */
  place: string
  readFrom: string
  isIndependent: 0 | 1
  /** None of a version that is being dropped. */
  blocks: number
  bytes: number
  /** JSON. */
  notThrough: string
  verifiedAt: string
}

export interface StorageRows {
  targets(): TargetRow[]
  target(targetId: string): TargetRow | undefined
  addTarget(target: TargetRow): void
  /** Makes room for what is sent to a workspace. @returns its id */
  addWorkspace(workspace: Workspace): string
  /** With everything that is known of it. */
  removeTarget(targetId: string): void
  /** Blocks of a project's CAR the target has not acknowledged, in order, after a position. */
  unsent(projectId: string, targetId: string, afterPosition: number, limit: number): CarBlock[]
  unsentCount(projectId: string, targetId: string): number
  addSent(targetId: string, cid: Uint8Array): void
  removeSent(targetId: string, cid: Uint8Array): void
  /** Likewise of blocks that no collection has any more. */
  forgetSent(targetId: string): void
  /** The target holds nothing any more, as far as is known. */
  clearSent(targetId: string): void
  request(targetId: string, root: string): string | undefined
  saveRequest(targetId: string, root: string, requestId: string): void
  removeRequest(targetId: string, root: string): void
  proofs(projectId: string): StorageProofRow[]
  saveProof(proof: StorageProofRow): void
  /** It counts for nothing from now on: what it proves is about to be dropped. */
  doubtProof(projectId: string, targetId: string, roots: string): void
  removeProof(projectId: string, targetId: string, roots: string): void
}

/** The id under which is kept what is known of a workspace: one a gateway, and none of `targets`. */
export function workspaceId(workspace: Workspace): string
export function workspaceId(workspace: Workspace | undefined): string | undefined
export function workspaceId(workspace: Workspace | undefined): string | undefined {
  return workspace && `workspace:${workspace.ipfsGatewayUrl}`
}

export function createStorageRows(db: Db): StorageRows {
  const columns = 'target_id as targetId, config, secret, created_at as createdAt'
  const targets = db.prepare<[], TargetRow>(
    `select ${columns} from storage_targets where config ->> 'kind' is not 'workspace' order by created_at, target_id`,
  )
  const target = db.prepare<[string], TargetRow>(`select ${columns} from storage_targets where target_id = ?`)
  const addTarget = db.prepare(
    `insert into storage_targets (target_id, config, secret, created_at)
     values (@targetId, @config, @secret, @createdAt)`,
  )
  const addWorkspace = db.prepare<[string, string]>(
    `insert into storage_targets (target_id, config, secret, created_at)
     values (?, json_object('kind', 'workspace', 'gateway', ?), null, '') on conflict do nothing`,
  )
  const removeTarget = db.prepare<[string]>('delete from storage_targets where target_id = ?')
  const isUnsent = `from car_blocks b where b.project_id = @projectId and b.position > @after
    and not exists (select 1 from storage_sent s where s.target_id = @targetId and s.cid = b.cid)`
  const unsent = db.prepare<[object], CarBlock>(
    `select b.cid, b.position, b.bytes ${isUnsent} order by b.position limit @limit`,
  )
  const unsentCount = db.prepare<[object], { n: number }>(`select count(*) as n ${isUnsent}`)
  const addSent = db.prepare<[string, Uint8Array]>(
    'insert into storage_sent (target_id, cid) values (?, ?) on conflict do nothing',
  )
  const removeSent = db.prepare<[string, Uint8Array]>(
    'delete from storage_sent where target_id = ? and cid = ?',
  )
  const clearSent = db.prepare<[string]>('delete from storage_sent where target_id = ?')
  const request = db.prepare<[string, string], { requestId: string }>(
    'select request_id as requestId from storage_requests where target_id = ? and root = ?',
  )
  const saveRequest = db.prepare<[string, string, string]>(
    `insert into storage_requests (target_id, root, request_id) values (?, ?, ?)
     on conflict do update set request_id = excluded.request_id`,
  )
  const removeRequest = db.prepare<[string, string]>(
    'delete from storage_requests where target_id = ? and root = ?',
  )
  const proofColumns = `project_id as projectId, target_id as targetId, roots, place, read_from as readFrom,
    is_independent as isIndependent, blocks, bytes, not_through as notThrough, verified_at as verifiedAt`
  const proofs = db.prepare<[string], StorageProofRow>(
    `select ${proofColumns} from storage_proofs where project_id = ? order by verified_at, target_id`,
  )
  const saveProof = db.prepare(
    `insert into storage_proofs (project_id, target_id, roots, place, read_from, is_independent, blocks, bytes,
       not_through, verified_at)
     values (@projectId, @targetId, @roots, @place, @readFrom, @isIndependent, @blocks, @bytes, @notThrough,
       @verifiedAt)
     on conflict do update set place = excluded.place, read_from = excluded.read_from,
       is_independent = excluded.is_independent, blocks = excluded.blocks, bytes = excluded.bytes,
       not_through = excluded.not_through, verified_at = excluded.verified_at`,
  )
  const forgetSent = db.prepare<[string]>(
    'delete from storage_sent where target_id = ? and cid not in (select cid from car_blocks)',
  )
  const doubtProof = db.prepare<[string, string, string]>(
    'update storage_proofs set blocks = 0, bytes = 0 where project_id = ? and target_id = ? and roots = ?',
  )
  const removeProof = db.prepare<[string, string, string]>(
    'delete from storage_proofs where project_id = ? and target_id = ? and roots = ?',
  )
  return {
    targets: () => targets.all(),
    target: (targetId) => target.get(targetId),
    addTarget: (row) => void addTarget.run(row),
    addWorkspace(workspace) {
      const targetId = workspaceId(workspace)
      addWorkspace.run(targetId, workspace.ipfsGatewayUrl)
      return targetId
    },
    removeTarget: (targetId) => void removeTarget.run(targetId),
    unsent: (projectId, targetId, after, limit) => unsent.all({ projectId, targetId, after, limit }),
    unsentCount: (projectId, targetId) => unsentCount.get({ projectId, targetId, after: -1 })?.n ?? 0,
    addSent: (targetId, cid) => void addSent.run(targetId, cid),
    removeSent: (targetId, cid) => void removeSent.run(targetId, cid),
    forgetSent: (targetId) => void forgetSent.run(targetId),
    clearSent: (targetId) => void clearSent.run(targetId),
    request: (targetId, root) => request.get(targetId, root)?.requestId,
    saveRequest: (targetId, root, requestId) => void saveRequest.run(targetId, root, requestId),
    removeRequest: (targetId, root) => void removeRequest.run(targetId, root),
    proofs: (projectId) => proofs.all(projectId),
    saveProof: (proof) => void saveProof.run(proof),
    doubtProof: (projectId, targetId, roots) => void doubtProof.run(projectId, targetId, roots),
    removeProof: (projectId, targetId, roots) => void removeProof.run(projectId, targetId, roots),
  }
}
