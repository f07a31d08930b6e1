import type { Text } from '@intaglio/shared'
import type { CID } from 'multiformats/cid'
import type { Block } from '../ipfs/blocks.ts'
import type { CarBlock } from '../store/car-blocks.ts'

/** Reads one block. @throws NotFoundError where it is not there */
export interface BlockReader {
  /** Names the place to a person. */
  place: Text
  /** Whether it is another door than the one the blocks are sent through. */
  isIndependent: boolean
  read(cid: CID, signal: AbortSignal): Promise<Uint8Array>
}

/** A collection as it lies on this machine, with its addresses computed. */
export interface LocalCollection {
  projectId: string
  name: string
  /** Metadata folder, images folder, contract metadata. */
  roots: CID[]
  blocks: number
  carFile: string
  carBytes: number
  /** All blocks in the order of the CAR, a page at a time. */
  pages(): Iterable<CarBlock[]>
  /** Where the CAR holds a block. */
  find(cid: CID): CarBlock | undefined
  /** Reads blocks off the disk. @throws IntaglioError `CAR_DAMAGED` when one is not what it should be */
  read(blocks: readonly CarBlock[]): Promise<Block[]>
}

export interface TargetCall {
  collection: LocalCollection
  /** Ends one request. */
  signal: AbortSignal
}

/** A node that has a collection. */
export interface Holder {
  place: Text
  /** Has it connect to a node. @param address a multiaddress with the node's id */
  connect(address: string, signal: AbortSignal): Promise<void>
}

/**
 * A place that keeps collections. A target takes blocks (`sendBlocks`), or the CAR as it is (`sendCar`), or neither
 * and fetches for itself what it is asked to pin. Every method is one attempt: it throws an IntaglioError that says
 * whether to try again, `ThrottledError` where the place asks for patience.
 */
export interface StorageTarget {
  /** Names it to a person. */
  readonly place: Text
  /** Reaches it and is let in; says what answered. */
  test(signal: AbortSignal): Promise<Text>
  sendBlocks?(blocks: Block[], signal: AbortSignal): Promise<void>
  /** @param onProgress bytes that are there */
  sendCar?(call: TargetCall, onProgress: (bytes: number) => void): Promise<void>
  /** Bytes of a CAR that was begun and not finished; of whoever takes it whole. */
  begun?(collection: LocalCollection): Promise<number>
  /** Forgets a copy that turned out to be wrong, so that it is sent again. */
  discardCar?(collection: LocalCollection): Promise<void>
  /** Asks it to keep the root. Resolves to false while it is still at it: ask again later. */
  pin?(root: CID, call: TargetCall): Promise<boolean>
  /** What a person can do where that takes too long. */
  advice?(): Text | undefined
  /** Of a node: has it connect to another. */
  connect?: Holder['connect']
  /**
   * Lets it drop these of the collection's roots, the others being wanted still; no error where it lacks them.
   * @returns those it keeps all the same, because a chain points to them
   */
  unpin(call: TargetCall & { roots: readonly CID[] }): Promise<string[]>
  reader(collection: LocalCollection): BlockReader
  /** Gives out also what it has to find at other nodes first; of whoever is in the network. */
  finder?: BlockReader
}
