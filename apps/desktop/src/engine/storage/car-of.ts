import { blockLength, createWriter, headerLength } from '@ipld/car/buffer-writer'
import type { CID } from 'multiformats/cid'
import type { Block } from '../ipfs/blocks.ts'

/** A small CAR, whole in memory. */
export function carOf(blocks: readonly Block[], roots: CID[]): Uint8Array<ArrayBuffer> {
  const length = blocks.reduce((sum, block) => sum + blockLength(block), headerLength({ roots }))
  const writer = createWriter(new ArrayBuffer(length), { roots })
  for (const block of blocks) writer.write(block)
  return writer.close() as Uint8Array<ArrayBuffer>
}
