import { createHash } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { CID } from 'multiformats/cid'
import { rootsOf } from '../ipfs/roots.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { Workspace } from '../model.ts'
import type { LocalCollection } from './port.ts'
import { workspaceTargetId, type NotThrough, type StorageProof } from './types.ts'
import { workspaceInfo } from './workspace-info.ts'

/** All proofs of a project; those of the workspace, where it is or was last, first. */
export function proofsOf(
  store: Store,
  project: ProjectRow,
  workspace: Workspace | undefined,
): StorageProof[] {
  const roots = project.metadataRoot === null ? [] : rootsOf(project)
  const current = JSON.stringify(roots)
  const others = store.storage
    .proofs(project.projectId)
    .filter(({ blocks }) => blocks > 0)
    .map(({ projectId: _, ...row }) => ({
      ...row,
      roots: JSON.parse(row.roots) as string[],
      isIndependent: row.isIndependent === 1,
      notThrough: JSON.parse(row.notThrough) as NotThrough[],
      isCurrent: row.roots === current,
    }))
  return workspace ? [...workspaceProofs(store, project, roots, workspace), ...others] : others
}

/**
 * The workspace's proofs are kept a root each; the blocks two roots share count with the first. Beside them is kept how
 * it was read through another place, or why not: that counts until it is read back without.
 */
function workspaceProofs(
  store: Store,
  { projectId }: ProjectRow,
  roots: string[],
  workspace: Workspace,
): StorageProof[] {
  const gateway = workspace.ipfsGatewayUrl
  const { place, readsFrom } = workspaceInfo(workspace)
  const pins = store.pins.of(projectId, gateway).filter(({ root }) => roots.includes(root))
  if (roots.length === 0 || pins.length < new Set(roots).size) return []
  const times = pins.map(({ verifiedAt }) => verifiedAt).sort()
  const row = store.storage.workspaceProof(projectId, gateway, JSON.stringify(roots))
  const other = row && row.verifiedAt >= (times.at(-1) ?? '') ? row : undefined
  return [
    {
      targetId: workspaceTargetId,
      place,
      readFrom: other?.readFrom ?? readsFrom,
      isIndependent: true,
      notThrough: other ? (JSON.parse(other.notThrough) as NotThrough[]) : [],
      roots,
      blocks: pins.reduce((sum, pin) => sum + pin.blocks, 0),
      bytes: pins.reduce((sum, pin) => sum + pin.bytes, 0),
      verifiedAt: other?.verifiedAt ?? times[0] ?? '',
      isCurrent: true,
    },
  ]
}

/**
 * Writes what anybody needs to check the proofs: the roots, how many blocks there are under them, and the hash of
 * their list, with who had them and when.
 */
export async function exportProof(
  file: string,
  project: ProjectRow,
  collection: LocalCollection,
  proofs: StorageProof[],
): Promise<void> {
  const hash = createHash('sha256')
  for (const page of collection.pages())
    for (const { cid } of page) hash.update(`${String(CID.decode(cid))}\n`)
  const [metadata, images, contract] = collection.roots.map(String)
  const document = {
    format: 'intaglio-storage-proof-1',
    collection: { name: project.name, symbol: project.symbol, standard: project.standard },
    roots: { metadata, images, contract },
    blocks: {
      count: collection.blocks,
      /** Of the CIDs in the order of the CAR, a line each. */
      sha256OfList: hash.digest('hex'),
    },
    proofs: proofs
      .filter(({ isCurrent }) => isCurrent)
      .map(({ isCurrent: _, targetId: __, ...proof }) => proof),
    exportedAt: new Date().toISOString(),
  }
  await writeFile(`${file}.part`, `${JSON.stringify(document, undefined, 2)}\n`, { flush: true })
  await rename(`${file}.part`, file)
}
