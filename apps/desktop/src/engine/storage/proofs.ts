import { inEnglish, readText } from '@intaglio/shared'
import { createHash } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { CID } from 'multiformats/cid'
import { rootsOf } from '../ipfs/roots.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { LocalCollection } from './port.ts'
import { workspaceTargetId, type NotThrough, type StorageProof } from './types.ts'

/**
 * All proofs of a project at the places there are; those of the workspace first.
 * @param workspaceKept the id under which is kept what is known of the workspace
 */
export function proofsOf(
  store: Store,
  project: ProjectRow,
  workspaceKept: string | undefined,
): StorageProof[] {
  const places = new Set([workspaceKept, ...store.storage.targets().map(({ targetId }) => targetId)])
  const known = allProofsOf(store, project).filter(({ targetId }) => places.has(targetId))
  const isOfWorkspace = ({ targetId }: StorageProof) => targetId === workspaceKept
  const ofWorkspace = known.filter(isOfWorkspace).map((proof) => ({ ...proof, targetId: workspaceTargetId }))
  return [...ofWorkspace, ...known.filter((proof) => !isOfWorkspace(proof))]
}

/** Likewise of every workspace that was ever spoken with. */
export function allProofsOf(store: Store, project: ProjectRow): StorageProof[] {
  const current = project.metadataRoot === null ? undefined : JSON.stringify(rootsOf(project))
  return store.storage
    .proofs(project.projectId)
    .filter(({ blocks }) => blocks > 0)
    .map(({ projectId: _, ...row }) => ({
      ...row,
      place: readText(row.place),
      readFrom: readText(row.readFrom),
      roots: JSON.parse(row.roots) as string[],
      isIndependent: row.isIndependent === 1,
      notThrough: JSON.parse(row.notThrough) as NotThrough[],
      isCurrent: row.roots === current,
    }))
}

/** Whether the workspace is proven to have all of a project. @param workspaceKept as of `proofsOf` */
export function isProven(store: Store, project: ProjectRow, workspaceKept: string | undefined): boolean {
  return allProofsOf(store, project).some(
    ({ targetId, isCurrent }) => targetId === workspaceKept && isCurrent,
  )
}

/**
 * Writes what anybody needs to check the proofs with a node of their own: the roots, how many blocks there are under
 * them and a hash of their addresses, the command that makes the same hash, and who had all of it when.
 */
export async function exportProof(
  file: string,
  project: ProjectRow,
  collection: LocalCollection,
  proofs: StorageProof[],
): Promise<void> {
  const cids: string[] = []
  for (const page of collection.pages()) for (const { cid } of page) cids.push(String(CID.decode(cid)))
  const list = cids.sort().map((cid) => `${cid}\n`)
  const roots = collection.roots.map(String)
  const [metadata, images, contract, placeholder] = roots
  const document = {
    format: 'intaglio-storage-proof-2',
    collection: { name: project.name, symbol: project.symbol, standard: project.standard },
    roots: { metadata, images, contract, placeholder },
    blocks: {
      count: cids.length,
      /** Of the CIDs in the order of their letters, a line each. */
      sha256OfSortedList: createHash('sha256').update(list.join('')).digest('hex'),
      check: checkCommand(roots),
    },
    proofs: proofs
      .filter(({ isCurrent }) => isCurrent)
      .map(({ isCurrent: _, targetId: __, ...proof }) => ({
        ...proof,
        place: inEnglish(proof.place),
        readFrom: inEnglish(proof.readFrom),
        notThrough: proof.notThrough.map(({ place, why }) => ({ place: inEnglish(place), why })),
      })),
    exportedAt: new Date().toISOString(),
  }
  await writeFile(`${file}.part`, `${JSON.stringify(document, undefined, 2)}\n`, { flush: true })
  await rename(`${file}.part`, file)
}

/** Walks every block under the roots by Kubo, which checks each against its hash as it comes. */
function checkCommand(roots: readonly string[]): string {
  const all = roots.join(' ')
  return `(printf '%s\\n' ${all}; ipfs refs --recursive --unique ${all}) | LC_ALL=C sort -u | sha256sum`
}
