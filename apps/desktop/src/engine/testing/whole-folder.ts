import { importer, type ImportCandidate, type WritableStorage } from 'ipfs-unixfs-importer'
import type { CID } from 'multiformats/cid'
import { profile } from '../ipfs/unixfs.ts'

/**
 * A folder's CID as ipfs-unixfs-importer gives it, all at once and in memory: what the stored entries are compared
 * with.
 */
export async function wholeFolder(
  files: AsyncIterable<ImportCandidate> | Iterable<ImportCandidate>,
  blockstore: WritableStorage = { put: (cid) => cid },
): Promise<CID> {
  let root: CID | undefined
  for await (const { cid } of importer(files, blockstore, { ...profile, wrapWithDirectory: true })) root = cid
  if (!root) throw new Error('The folder has no files.')
  return root
}
