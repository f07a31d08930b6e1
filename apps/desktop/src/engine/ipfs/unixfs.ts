import { importer, importFile, type ImportCandidate, type WritableStorage } from 'ipfs-unixfs-importer'
import type { CID } from 'multiformats/cid'

/**
 * The `unixfs-v1-2025` profile of IPIP-499: CIDv1, raw leaves, 1 MiB chunks, 1,024 links a node, folders sharded
 * above 256 KiB. One file and one block at a time, so that blocks always come in the same order.
 */
const profile = {
  profile: 'unixfs-v1-2025',
  fileImportConcurrency: 1,
  blockWriteConcurrency: 1,
} as const

/** The CID of one file's content. */
export async function addFile(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  blockstore: WritableStorage,
): Promise<CID> {
  return (await importFile({ content }, blockstore, profile)).cid
}

/**
 * Adds a folder file by file.
 * @param onFile is told each file's path and CID in the order of `files`
 * @returns the folder's own CID; undefined of a folder without files
 */
export async function addFolder(
  files: AsyncIterable<ImportCandidate> | Iterable<ImportCandidate>,
  blockstore: WritableStorage,
  onFile: (path: string, cid: CID) => void,
): Promise<CID | undefined> {
  let root: CID | undefined
  for await (const entry of importer(files, blockstore, { ...profile, wrapWithDirectory: true })) {
    if (entry.path) onFile(entry.path, entry.cid)
    root = entry.cid
  }
  return root
}
