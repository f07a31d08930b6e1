import type { Store } from '../store/store.ts'
import { localCollection } from './local-collection.ts'
import { openTarget } from './open-target.ts'
import type { StorageProof, UnfinishedSending } from './types.ts'

/** What was begun of a collection's current addresses and is not proven. Asks no place: only what is known here. */
export async function unfinishedSendings(
  parts: { store: Store; dataDir: string },
  projectId: string,
  proofs: readonly StorageProof[],
): Promise<UnfinishedSending[]> {
  const { store } = parts
  if (store.projects.get(projectId).metadataRoot === null) return []
  const collection = localCollection(parts, projectId)
  const found: UnfinishedSending[] = []
  for (const row of store.storage.targets()) {
    const { targetId } = row
    if (proofs.some((proof) => proof.targetId === targetId && proof.isCurrent)) continue
    const bytes = await openTarget(store, row).begun?.(collection)
    if (bytes) found.push({ targetId, done: bytes, total: collection.carBytes, unit: 'bytes' })
    const blocks = collection.blocks - store.storage.unsentCount(projectId, targetId)
    if (blocks > 0) found.push({ targetId, done: blocks, total: collection.blocks, unit: 'blocks' })
  }
  return found
}
