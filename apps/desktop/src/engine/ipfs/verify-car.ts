import { createReadStream } from 'node:fs'
import { CarBlockIterator } from '@ipld/car/iterator'
import * as dagPb from '@ipld/dag-pb'
import { sha256 } from 'multiformats/hashes/sha2'
import { IntaglioError, say, textOf, type Phrase } from '@intaglio/shared'
import type { PinReport, TaskOptions } from '../model.ts'

/**
 * Checks a CAR on this computer: each block against its hash, and that nothing is missing under the roots. Holds the
 * addresses it has met, not the blocks.
 * @param roots that must be in it
 * @throws IntaglioError `CAR_DAMAGED`; what reading the file throws
 */
export async function verifyCar(
  file: string,
  roots: string[],
  { onProgress, signal }: TaskOptions = {},
): Promise<PinReport> {
  const present = new Set<string>()
  const wanted = new Set<string>(roots)
  let bytes = 0
  try {
    for await (const block of await CarBlockIterator.fromIterable(createReadStream(file))) {
      signal?.throwIfAborted()
      const { digest } = await sha256.digest(block.bytes)
      if (Buffer.compare(digest, block.cid.multihash.digest) !== 0) {
        throw damaged(
          file,
          say`The block ${{ cid: block.cid.toString() }} has other bytes than its address says.`,
        )
      }
      present.add(block.cid.toString())
      bytes += block.bytes.byteLength
      onProgress?.({ stage: 'verify', done: present.size, total: undefined })
      if (block.cid.code !== dagPb.code) continue
      for (const link of dagPb.decode(block.bytes).Links) wanted.add(link.Hash.toString())
    }
  } catch (cause) {
    signal?.throwIfAborted()
    if (cause instanceof IntaglioError || (cause as NodeJS.ErrnoException).code === 'ENOENT') throw cause
    throw damaged(file, say`It breaks off or is no CAR: ${{ detail: textOf(cause) }}`)
  }
  const missing = [...wanted].filter((cid) => !present.has(cid))
  const [first] = missing
  if (first !== undefined) {
    throw damaged(file, say`Blocks are missing: ${{ missing: missing.length }}, ${{ first }} for one.`)
  }
  return { roots, blocksVerified: present.size, bytesVerified: bytes }
}

function damaged(file: string, why: Phrase): IntaglioError {
  return new IntaglioError(say`The CAR is damaged.`, {
    code: 'CAR_DAMAGED',
    why,
    next: say`Delete it and pack again.`,
    details: { file },
  })
}
