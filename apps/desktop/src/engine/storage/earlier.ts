import { CID } from 'multiformats/cid'
import type { Store } from '../store/store.ts'
import type { LocalCollection, StorageTarget } from './port.ts'
import { workspaceTargetId } from './types.ts'

/** Earlier versions of a collection that a target keeps besides the present one. */
export interface EarlierVersions {
  targetId: string
  versions: number
  /** What only they need: neither the present version nor another collection has it there. */
  roots: string[]
}

/**
 * Where letting go of earlier versions loses nothing: the present one is proven there, too.
 * @param workspaceKept the id under which is kept what is known of the workspace
 */
export function earlierVersions(
  store: Store,
  projectId: string,
  current: readonly string[],
  workspaceKept: string | undefined,
): EarlierVersions[] {
  const now = JSON.stringify(current)
  const kept = store.storage.proofs(projectId)
  const places = new Set([workspaceKept, ...store.storage.targets().map(({ targetId }) => targetId)])
  const targets = new Set(
    kept
      .filter(({ roots, blocks, targetId }) => roots === now && blocks > 0 && places.has(targetId))
      .map(({ targetId }) => targetId),
  )
  return [...targets].flatMap((targetId) => {
    const versions = versionsAt(store, projectId, targetId).filter((roots) => JSON.stringify(roots) !== now)
    const wanted = new Set([...current, ...rootsOfOthers(store, projectId, targetId)])
    const roots = new Set(versions.flat().filter((root) => !wanted.has(root)))
    if (versions.length === 0) return []
    const publicId = targetId === workspaceKept ? workspaceTargetId : targetId
    return [{ targetId: publicId, versions: versions.length, roots: [...roots] }]
  })
}

/** A target and a collection that it is to let go of. */
export interface LetGo {
  store: Store
  targetId: string
  target: StorageTarget
  collection: LocalCollection
}

/**
 * Lets a target drop versions of a collection; what a version that stays or another collection has there, too, stays.
 * From the first moment on they do not count as there; after a stop they are let go again.
 * @param stays roots of the version that stays, if one does
 * @returns roots that the place keeps all the same
 */
export async function letGo(
  { store, targetId, target, collection }: LetGo,
  versions: readonly (readonly string[])[],
  stays: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const { projectId } = collection
  const wanted = new Set([...stays, ...rootsOfOthers(store, projectId, targetId)])
  store.transaction(() => {
    for (const version of versions) store.storage.doubtProof(projectId, targetId, JSON.stringify(version))
    if (stays.length > 0) store.storage.forgetSent(targetId)
    else store.storage.clearSent(targetId)
  })
  const kept = new Set<string>()
  for (const version of versions) {
    const roots = version.map((root) => CID.parse(root))
    const still = await target.unpin({
      collection: { ...collection, roots },
      roots: roots.filter((root) => !wanted.has(root.toString())),
      signal,
    })
    for (const root of still) kept.add(root)
    store.storage.removeProof(projectId, targetId, JSON.stringify(version))
  }
  return [...kept]
}

/** The roots of every version of a collection that a target was seen to have. */
export function versionsAt(store: Store, projectId: string, targetId: string): string[][] {
  return store.storage
    .proofs(projectId)
    .filter((proof) => proof.targetId === targetId)
    .map(({ roots }) => JSON.parse(roots) as string[])
}

function rootsOfOthers(store: Store, projectId: string, targetId: string): string[] {
  return store.projects
    .list()
    .filter((other) => other.projectId !== projectId)
    .flatMap((other) => versionsAt(store, other.projectId, targetId).flat())
}
