import * as dagPb from '@ipld/dag-pb'
import type { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import { sha256 } from 'multiformats/hashes/sha2'
import { IntaglioError, say } from '@intaglio/shared'

/** Bytes of one block by its CID. @throws when it cannot be had */
export type FetchBlock = (cid: CID, signal: AbortSignal) => Promise<Uint8Array>

export interface GraphProof {
  root: string
  blocks: number
  bytes: number
}

/** A block came back with other bytes than its address promises. */
export class BlockMismatchError extends IntaglioError {
  override readonly name = 'BlockMismatchError'
  constructor(cid: CID) {
    super(say`A block came back changed: ${{ cid: cid.toString() }}.`, {
      code: 'BLOCK_MISMATCH',
      next: say`Pin again; if it happens again, the IPFS node or its gateway is damaged.`,
      details: { cid: cid.toString() },
    })
  }
}

/**
 * Reads every block under a root and checks each against its hash. At most `concurrency` reads run at a time; what
 * is remembered is the set of CIDs seen, which `seen` may share between roots.
 * @throws BlockMismatchError, or what `fetchBlock` throws; the other reads are then stopped
 */
export async function verifyGraph(
  root: CID,
  fetchBlock: FetchBlock,
  options: { concurrency?: number; signal?: AbortSignal; seen?: Set<string>; onBlock?: () => void } = {},
): Promise<GraphProof> {
  const { concurrency = 16, seen = new Set<string>(), onBlock } = options
  const failed = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal
  const todo: CID[] = []
  const proof: GraphProof = { root: root.toString(), blocks: 0, bytes: 0 }
  const want = (cid: CID) => {
    const key = cid.toString()
    if (seen.has(key)) return
    seen.add(key)
    todo.push(cid)
  }
  const check = async (cid: CID) => {
    const bytes = await fetchBlock(cid, signal)
    const digest = await sha256.digest(bytes)
    if (cid.multihash.code !== sha256.code || !equal(digest.digest, cid.multihash.digest))
      throw new BlockMismatchError(cid)
    proof.blocks += 1
    proof.bytes += bytes.byteLength
    if (cid.code === dagPb.code) for (const link of dagPb.decode(bytes).Links) want(link.Hash)
    else if (cid.code !== raw.code) throw new BlockMismatchError(cid)
    onBlock?.()
  }

  want(root)
  await new Promise<void>((resolve, reject) => {
    let running = 0
    const fill = () => {
      if (signal.aborted) return
      if (todo.length === 0 && running === 0) resolve()
      // Last in, first out: leaves are done before more folders are opened, so the list stays short.
      while (running < concurrency && todo.length > 0) {
        running += 1
        check(todo.pop() as CID).then(
          () => {
            running -= 1
            fill()
          },
          (error: unknown) => failed.abort(error),
        )
      }
    }
    // This signal ends with the call, so nothing is left listening to the caller's.
    const stop = () => reject(abortReason(signal))
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    fill()
  })
  return proof
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

function abortReason({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('Stopped.')
}
