import { CID } from 'multiformats/cid'
import { IntaglioError, say, type Phrase } from '@intaglio/shared'
import { isBlockOf } from '../ipfs/blocks.ts'
import type { TaskOptions } from '../model.ts'
import { workspaceId } from '../store/storage.ts'
import type { Store } from '../store/store.ts'
import type { Backend } from '../sync/backend.ts'
import { startTimeLimit } from '../time-limit.ts'
import { gatewayReader } from './gateway-reader.ts'
import { configOf, openTarget, targetRow } from './open-target.ts'
import { createPace, type PaceLimits } from './pace.ts'
import type { BlockReader, LocalCollection } from './port.ts'
import type { SecretBox } from './secrets.ts'
import type { Verified } from './transfer.ts'
import { workspaceTargetId, type NotThrough, type StorageProof } from './types.ts'

/** A node that has to look for a block finds it soon or, as a rule, not at all. */
const findMs = 10_000
/** For all of it: so long whatever it is, and so long for each block. */
const patienceMs = { once: 60_000, block: 1_000 }

/** A collection that a target was sent. */
interface Kept {
  /** As a person knows it: `workspace`, or the id of a target. */
  targetId: string
  collection: LocalCollection
}

/** What a place that was not sent a collection gives out of it, it got from one that was. */
export interface OtherPlaces {
  /** @throws IntaglioError `NOT_INDEPENDENT` where reading it through that place proves nothing */
  readerAt(kept: Kept, otherId: string): BlockReader
  /** Those through which reading it proves something: targets in their order, then the workspace. */
  readers(kept: Kept): BlockReader[]
}

export function createOtherPlaces(parts: {
  store: Store
  secrets: SecretBox
  backend: Pick<Backend, 'workspace'>
  proofs: (projectId: string) => StorageProof[]
}): OtherPlaces {
  const { store, secrets, backend, proofs } = parts
  /** One host is one place, whatever it is called and however often it is known. */
  const hostsOf = (targetId: string): string[] => {
    const config =
      targetId === workspaceTargetId
        ? { apiUrl: backend.workspace.graphqlUrl, gatewayUrl: backend.workspace.ipfsGatewayUrl }
        : configOf(targetRow(store, targetId))
    const urls = Object.entries(config).filter(([key]) => ['apiUrl', 'endpoint', 'gatewayUrl'].includes(key))
    return urls.flatMap(([, url]) => (typeof url === 'string' ? [new URL(url).host] : []))
  }
  const finderOf = (otherId: string): BlockReader | undefined =>
    otherId === workspaceTargetId
      ? gatewayReader(backend.workspace.ipfsGatewayUrl, true)
      : openTarget(store, targetRow(store, otherId), { secrets }).finder
  const readerAt: OtherPlaces['readerAt'] = ({ targetId, collection }, otherId) => {
    const { projectId } = collection
    const hosts = hostsOf(targetId)
    const finder = finderOf(otherId)
    // A folder has no host: nobody finds in the network what it keeps.
    if (!finder || hosts.length === 0 || otherId === targetId) {
      throw notIndependent(say`It gives out what it holds itself, and nothing of others.`)
    }
    if (hostsOf(otherId).some((host) => hosts.includes(host))) {
      throw notIndependent(say`It is the place the collection was sent to, known under another name.`)
    }
    const kept = otherId === workspaceTargetId ? workspaceId(backend.workspace) : otherId
    const wasSent = store.storage.unsentCount(projectId, kept) < collection.blocks
    const wasAsked = collection.roots.some(
      (root) => store.storage.request(kept, root.toString()) !== undefined,
    )
    if (wasSent || wasAsked || proofs(projectId).some((proof) => proof.targetId === otherId)) {
      throw notIndependent(say`It was sent the collection itself, so that what it gives out may be its own.`)
    }
    return finder
  }
  return {
    readerAt,
    readers: (kept) =>
      [...store.storage.targets().map(({ targetId }) => targetId), workspaceTargetId].flatMap((otherId) => {
        try {
          return [readerAt(kept, otherId)]
        } catch (error) {
          if (error instanceof IntaglioError) return []
          throw error
        }
      }),
  }
}

/**
 * Reads every block of a collection through the first of other places that gives out all of them, and compares each
 * with its hash. None of them owes it: a place that does not find a block soon is left, and said with its reason.
 */
export async function readThroughOthers(
  collection: LocalCollection,
  readers: readonly BlockReader[],
  limits: PaceLimits,
  options: TaskOptions & { signal: AbortSignal },
): Promise<{ verified?: Verified; notThrough: NotThrough[] }> {
  const notThrough: NotThrough[] = []
  for (const reader of readers) {
    try {
      return { verified: await readAll(collection, reader, limits, options), notThrough: [] }
    } catch (error) {
      options.signal.throwIfAborted()
      notThrough.push({ place: reader.place, why: whyNot(error) })
    }
  }
  return { notThrough }
}

async function readAll(
  collection: LocalCollection,
  reader: BlockReader,
  limits: PaceLimits,
  { onProgress, signal }: TaskOptions & { signal: AbortSignal },
): Promise<Verified> {
  const pace = createPace(reader.place, {
    ...limits,
    tries: Math.min(limits.tries, 2),
    timeLimitMs: Math.min(limits.timeLimitMs, findMs),
  })
  const total = collection.blocks
  const limit = startTimeLimit(patienceMs.once + total * patienceMs.block, signal)
  let done = 0
  let bytes = 0
  try {
    await pace.each(
      blocksOf(collection),
      async (cid, ended) => {
        const read = await reader.read(cid, ended)
        if (!isBlockOf(cid, read)) throw new ChangedError(cid)
        bytes += read.byteLength
        done += 1
        onProgress?.({ stage: 'verify', done, total })
      },
      limit.signal,
    )
  } finally {
    limit.end()
  }
  return { readFrom: reader.place, isIndependent: true, blocks: total, bytes }
}

function* blocksOf(collection: LocalCollection): Generator<CID> {
  for (const page of collection.pages()) for (const { cid } of page) yield CID.decode(cid)
}

class ChangedError extends IntaglioError {
  override readonly name = 'ChangedError'
  constructor(cid: CID) {
    super(say`${{ cid: cid.toString() }} came back changed.`, { code: 'CHANGED' })
  }
}

function whyNot(error: unknown): NotThrough['why'] {
  // What is no error of ours is the end of our patience.
  if (!(error instanceof IntaglioError)) return 'silent'
  const known: Record<string, NotThrough['why']> = {
    NOT_FOUND: 'absent',
    CHANGED: 'changed',
    UNAVAILABLE: 'silent',
  }
  return known[error.code] ?? 'refused'
}

export function notIndependent(why: Phrase): IntaglioError {
  return new IntaglioError(say`Reading it through that place proves nothing.`, {
    code: 'NOT_INDEPENDENT',
    why,
    next: say`Choose another node or gateway, one that was not sent the collection.`,
  })
}
