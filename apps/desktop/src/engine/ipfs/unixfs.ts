import { importFile, type WritableStorage } from 'ipfs-unixfs-importer'
import type { CID } from 'multiformats/cid'

/**
 * The `unixfs-v1-2025` profile of IPIP-499: CIDv1, raw leaves, 1 MiB chunks, 1,024 links a node, folders sharded
 * above 256 KiB. One file and one block at a time, so that blocks always come in the same order.
 */
export const profile = {
  profile: 'unixfs-v1-2025',
  fileImportConcurrency: 1,
  blockWriteConcurrency: 1,
} as const

/** Bytes of one chunk: a file up to this size is a single block. */
export const chunkBytes = 1 << 20

export type Content = Uint8Array | AsyncIterable<Uint8Array>

export interface AddedFile {
  cid: CID
  /** Bytes of all blocks under the CID: what a link to it says. */
  size: number
}

/** Computes one file's blocks; holds no more than a chunk and the links of the node it belongs to. */
export async function addContent(content: Content, blockstore: WritableStorage): Promise<AddedFile> {
  const { cid, size } = await importFile({ content }, blockstore, profile)
  return { cid, size: Number(size) }
}

/** The CID of one file's content. */
export async function addFile(content: Content, blockstore: WritableStorage): Promise<CID> {
  return (await addContent(content, blockstore)).cid
}
