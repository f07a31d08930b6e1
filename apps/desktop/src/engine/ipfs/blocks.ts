import { createHash } from 'node:crypto'
import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { sha256 } from 'multiformats/hashes/sha2'

/** A block and its address. */
export interface Block {
  cid: CID
  bytes: Uint8Array
}

/** The CID of a block's bytes: version 1, sha2-256. */
export function cidOf(codec: number, bytes: Uint8Array): CID {
  return CID.createV1(codec, createDigest(sha256.code, createHash('sha256').update(bytes).digest()))
}

/** Whether the bytes are those that the CID promises. */
export function isBlockOf(cid: CID, bytes: Uint8Array): boolean {
  if (cid.multihash.code !== sha256.code) return false
  return createHash('sha256').update(bytes).digest().equals(cid.multihash.digest)
}
