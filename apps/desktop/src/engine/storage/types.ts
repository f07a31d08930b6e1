import type { Text } from '@intaglio/shared'
import type { PinReport, TaskOptions } from '../model.ts'
import type { TargetConfig } from './config.ts'
import type { EarlierVersions } from './earlier.ts'
import type { Usage } from './usage.ts'

/** The workspace's own IPFS is always there. */
export const workspaceTargetId = 'workspace'

export interface TargetInfo {
  targetId: string
  kind: 'workspace' | TargetConfig['kind']
  /** As its person calls it. */
  label: string
  /** Where it is: "Kubo at localhost:5001". */
  place: Text
  /** Where blocks are read back from. */
  readsFrom: Text
  /** Whether that is another door than the one they are sent through. */
  isIndependent: boolean
  hasToken: boolean
}

export interface TargetTest {
  ok: boolean
  /** What answered; or what went wrong, why, and what to do. */
  message: Text
}

/** Another place, which does not keep a collection, and why it was not proven by reading it through that one. */
export interface NotThrough {
  place: Text
  /** It did not find a block; gave out another; gave no answer in time; or answered with something else. */
  why: 'absent' | 'changed' | 'silent' | 'refused'
}

/** Every block of a collection was read back from a place and matched its hash. */
export interface StorageProof {
  targetId: string
  place: Text
  readFrom: Text
  isIndependent: boolean
  /** Other places that were asked for it in vain; none where `readFrom` is one of them. */
  notThrough: NotThrough[]
  /** CIDs: metadata folder, images folder, contract metadata. */
  roots: string[]
  blocks: number
  bytes: number
  /** ISO 8601. */
  verifiedAt: string
  /** Whether the project still has these addresses. */
  isCurrent: boolean
}

/** A sending that was begun and is not proven yet: it goes on from there. */
export interface UnfinishedSending {
  targetId: string
  done: number
  total: number
  unit: 'blocks' | 'bytes'
}

/** Where collections are kept. Everything may be called again after a crash, and goes on where it was. */
export interface CollectionStorage {
  /** The workspace first, then the others in the order in which they were added. */
  targets(): TargetInfo[]
  /** The token is sealed before it is kept. @throws InvalidInputError */
  addTarget(config: TargetConfig): TargetInfo
  /** Forgets the target, its token and its proofs; what it keeps stays there. @throws NotFoundError */
  removeTarget(targetId: string): void
  /** Asks whether it is there and lets us in. Errors are told, not thrown. */
  testTarget(targetId: string, options?: { signal?: AbortSignal }): Promise<TargetTest>
  /**
   * Sends what the target does not have, has it pinned, and reads every block back. Then reads every block through
   * another place that was not sent the collection, where there is one and it finds them soon: that is what the proof
   * says then. Otherwise it says where the target's own blocks were read, and why not elsewhere.
   */
  send(projectId: string, targetId: string, options?: TaskOptions): Promise<StorageProof>
  /**
   * Reads every block back, as `send` does; sends nothing.
   * @param options.through a place that was not sent the collection: it is read through that one alone, which has to
   *   find it first. @throws IntaglioError `NOT_INDEPENDENT` where that would prove nothing
   */
  verify(
    projectId: string,
    targetId: string,
    options?: TaskOptions & { through?: string | undefined },
  ): Promise<StorageProof>
  /** Sends to another target from this machine; once all is proven there, lets the first drop it if wanted. */
  move(
    projectId: string,
    fromTargetId: string,
    toTargetId: string,
    options?: TaskOptions & { unpin?: boolean },
  ): Promise<StorageProof>
  /**
   * Lets a target drop a collection, all versions of it. What another collection has there, too, stays.
   * @returns roots that it keeps all the same, because a chain points to them
   * @throws IntaglioError `PROJECT_PUBLISHED` of the workspace, where the collection is published or about to be
   */
  unpin(projectId: string, targetId: string, options?: TaskOptions): Promise<string[]>
  /** Versions before the present one that targets still keep, where the present one is proven to be there, too. */
  earlier(projectId: string): EarlierVersions[]
  /** Lets a target drop those, likewise. What the present version or another collection needs stays. */
  letGoEarlier(projectId: string, targetId: string, options?: TaskOptions): Promise<string[]>
  proofs(projectId: string): StorageProof[]
  unfinished(projectId: string): Promise<UnfinishedSending[]>
  /** What the project keeps on this computer. */
  usage(projectId: string): Promise<Usage[]>
  /** Copies the project's CAR, and checks every block of the copy. @throws IntaglioError `NO_ADDRESSES`, `CAR_DAMAGED` */
  exportCar(projectId: string, file: string, options?: TaskOptions): Promise<PinReport>
  /** Writes the proofs of the current addresses as JSON, for whoever wants to check them. */
  exportProof(projectId: string, file: string): Promise<void>
}
