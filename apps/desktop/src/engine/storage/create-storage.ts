import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { IntaglioError, InvalidInputError, say, invalidInput, textOf, writeText } from '@intaglio/shared'
import { rootsOf } from '../ipfs/roots.ts'
import type { ProjectLocks } from '../project-locks.ts'
import type { Backend } from '../sync/backend.ts'
import { workspaceId, type TargetRow } from '../store/storage.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import { targetConfigSchema } from './config.ts'
import { earlierVersions, letGo, versionsAt } from './earlier.ts'
import { localCollection } from './local-collection.ts'
import { configOf, openTarget, targetRow } from './open-target.ts'
import type { Holder } from './port.ts'
import { exportCar } from './export-car.ts'
import { createOtherPlaces, readThroughOthers } from './other-place.ts'
import { exportProof, proofsOf } from './proofs.ts'
import type { SecretBox } from './secrets.ts'
import {
  needKnown,
  send,
  transferLimits,
  verify,
  type Transfer,
  type TransferLimits,
  type Verified,
} from './transfer.ts'
import { unfinishedSendings } from './unfinished.ts'
import {
  workspaceTargetId,
  type CollectionStorage,
  type NotThrough,
  type StorageProof,
  type TargetInfo,
} from './types.ts'
import { usageOf } from './usage.ts'
import { workspaceInfo } from './workspace-info.ts'
import { createWorkspaceTarget } from './workspace-target.ts'

const testMs = 15_000

/** Fewer attempts than elsewhere: whoever publishes wants to hear soon that there is no network. */
const workspaceLimits = { tries: 4, backoffMs: 200 }

export interface StorageParts {
  store: Store
  dataDir: string
  backend: Pick<Backend, 'workspace' | 'lastWorkspace' | 'withToken' | 'ensureSession' | 'request'>
  secrets: SecretBox
  locks: ProjectLocks
  /** What ends a task besides its caller. */
  task: (given: TaskOptions | undefined, ...more: AbortSignal[]) => TaskOptions & { signal: AbortSignal }
  onChange: (projectId: string) => void
  limits?: TransferLimits
}

export function createStorage(parts: StorageParts): CollectionStorage {
  const { store, backend, secrets, locks, task, limits = transferLimits } = parts
  /** The id under which is kept what is known of the workspace, where it is or was last. */
  const workspaceKept = () => workspaceId(backend.lastWorkspace)
  const proofs = (projectId: string) => proofsOf(store, store.projects.get(projectId), workspaceKept())
  /** Nodes that are proven to have the collection, and can be told whom to connect to. */
  const holders = (projectId: string): Holder[] =>
    proofs(projectId).flatMap(({ targetId, isCurrent }) => {
      const row = isCurrent ? store.storage.target(targetId) : undefined
      const { place, connect } = row ? openTarget(store, row, { secrets }) : { place: '' }
      return connect ? [{ place, connect }] : []
    })
  const transferTo = (projectId: string, targetId: string): Transfer => {
    const common = { store, targetId, collection: localCollection(parts, projectId) }
    if (targetId === workspaceTargetId) {
      const target = createWorkspaceTarget(backend)
      const kept = store.storage.addWorkspace(backend.workspace)
      return { ...common, targetId: kept, target, limits: { ...limits, ...workspaceLimits } }
    }
    const row = targetRow(store, targetId)
    return {
      ...common,
      target: openTarget(store, row, { secrets, holders: () => holders(projectId) }),
      limits,
    }
  }
  const keepProof = (
    { targetId, target, collection }: Transfer,
    verified: Verified,
    notThrough: NotThrough[] = [],
  ): StorageProof => {
    const { projectId, roots } = collection
    const { readFrom, blocks, bytes, isIndependent } = verified
    needKnown(store, targetId)
    store.storage.saveProof({
      ...{ projectId, targetId, blocks, bytes },
      ...{ place: writeText(target.place), readFrom: writeText(readFrom) },
      isIndependent: isIndependent ? 1 : 0,
      roots: JSON.stringify(roots.map(String)),
      notThrough: JSON.stringify(notThrough),
      verifiedAt: new Date().toISOString(),
    })
    parts.onChange(projectId)
    const publicId = targetId === workspaceKept() ? workspaceTargetId : targetId
    const proof = proofs(projectId).find((row) => row.targetId === publicId && row.isCurrent)
    if (!proof) throw new IntaglioError(say`The addresses changed meanwhile.`, { code: 'ADDRESSES_CHANGED' })
    return proof
  }
  const others = createOtherPlaces({ store, secrets, backend, proofs })
  /** What the place's own blocks prove is kept first: nothing that happens elsewhere takes it away. */
  const confirm = async (
    targetId: string,
    transfer: Transfer,
    verified: Verified,
    options: TaskOptions & { signal: AbortSignal },
  ): Promise<StorageProof> => {
    const own = keepProof(transfer, verified)
    const { collection } = transfer
    const readers = others.readers({ targetId, collection })
    if (readers.length === 0) return own
    const found = await readThroughOthers(collection, readers, limits, options)
    return keepProof(transfer, found.verified ?? verified, found.notThrough)
  }
  const sendNow = async (
    projectId: string,
    targetId: string,
    options: TaskOptions & { signal: AbortSignal },
  ): Promise<StorageProof> => {
    const transfer = transferTo(projectId, targetId)
    return confirm(targetId, transfer, await send(transfer, options), options)
  }
  /** Tokens point to what the workspace keeps of a published collection. */
  const refusePublished = (projectId: string, targetId: string): void => {
    if (targetId !== workspaceTargetId) return
    if (store.jobs.list(projectId).every(({ state }) => state === 'cancelled')) return
    throw new IntaglioError(say`The workspace keeps what is published.`, {
      code: 'PROJECT_PUBLISHED',
      why: say`The tokens of this collection point to these files.`,
      next: say`Send it to another place as well, if you like; earlier versions can be let go of.`,
    })
  }
  const unpinNow = async (projectId: string, targetId: string, signal: AbortSignal): Promise<string[]> => {
    const transfer = transferTo(projectId, targetId)
    const present = transfer.collection.roots.map(String)
    const earlier = versionsAt(store, projectId, transfer.targetId).filter(
      (roots) => !isDeepStrictEqual(roots, present),
    )
    const stay = await letGo(transfer, [...earlier, present], [], signal)
    parts.onChange(projectId)
    return stay
  }
  return {
    targets: () => [
      workspaceInfo(backend.lastWorkspace),
      ...store.storage.targets().map((row) => infoOf(store, row)),
    ],
    addTarget(input) {
      const parsed = targetConfigSchema.safeParse(input)
      if (!parsed.success) throw invalidInput(parsed.error, 'target')
      const { token, ...config } = { token: undefined, ...parsed.data }
      const row: TargetRow = {
        targetId: randomUUID(),
        config: JSON.stringify(config),
        secret: token === undefined ? null : secrets.seal(token),
        createdAt: new Date().toISOString(),
      }
      store.storage.addTarget(row)
      return infoOf(store, row)
    },
    removeTarget: (targetId) => store.storage.removeTarget(targetRow(store, targetId).targetId),
    async testTarget(targetId, given) {
      try {
        const target =
          targetId === workspaceTargetId
            ? createWorkspaceTarget(backend)
            : openTarget(store, targetRow(store, targetId), { secrets })
        const signal = AbortSignal.any([task(given).signal, AbortSignal.timeout(testMs)])
        return {
          ok: true,
          message: say`${{ place: target.place }} answers: ${{ answer: await target.test(signal) }}.`,
        }
      } catch (error) {
        return { ok: false, message: textOf(error) }
      }
    },
    send: (projectId, targetId, given) =>
      locks.run(projectId, (lost) => sendNow(projectId, targetId, task(given, lost))),
    verify: (projectId, targetId, given) =>
      // Locked: a proof is of the addresses there are from its beginning to its end.
      locks.run(projectId, async (lost) => {
        const options = task(given, lost)
        const transfer = transferTo(projectId, targetId)
        if (given?.through === undefined)
          return confirm(targetId, transfer, await verify(transfer, options), options)
        const { collection } = transfer
        const through = others.readerAt({ targetId, collection }, given.through)
        return keepProof(transfer, await verify(transfer, options, through))
      }),
    move: (projectId, from, to, given) =>
      locks.run(projectId, async (lost) => {
        const options = task(given, lost)
        if (from === to) throw new InvalidInputError('toTargetId', say`is where it is already`)
        if (given?.unpin) refusePublished(projectId, from)
        const proof = await sendNow(projectId, to, options)
        if (given?.unpin) await unpinNow(projectId, from, options.signal)
        return proof
      }),
    unpin: (projectId, targetId, given) =>
      locks.run(projectId, (lost) => {
        refusePublished(projectId, targetId)
        return unpinNow(projectId, targetId, task(given, lost).signal)
      }),
    earlier(projectId) {
      const project = store.projects.get(projectId)
      if (project.metadataRoot === null) return []
      return earlierVersions(store, projectId, rootsOf(project), workspaceKept())
    },
    letGoEarlier: (projectId, targetId, given) =>
      locks.run(projectId, async (lost) => {
        const transfer = transferTo(projectId, targetId)
        const present = transfer.collection.roots.map(String)
        const known = earlierVersions(store, projectId, present, workspaceKept())
        if (!known.some((each) => each.targetId === targetId)) return []
        const earlier = versionsAt(store, projectId, transfer.targetId).filter(
          (roots) => !isDeepStrictEqual(roots, present),
        )
        const stay = await letGo(transfer, earlier, present, task(given, lost).signal)
        parts.onChange(projectId)
        return stay
      }),
    proofs,
    unfinished: (projectId) => unfinishedSendings(parts, projectId, proofs(projectId)),
    usage: (projectId) => usageOf(parts, projectId),
    exportCar: (projectId, file, given) =>
      locks.run(projectId, (lost) => exportCar(localCollection(parts, projectId), file, task(given, lost))),
    exportProof: (projectId, file) =>
      exportProof(file, store.projects.get(projectId), localCollection(parts, projectId), proofs(projectId)),
  }
}

function infoOf(store: Store, row: TargetRow): TargetInfo {
  const { kind, label } = configOf(row)
  const target = openTarget(store, row)
  const { place, isIndependent } = target.reader(nothing)
  return {
    ...{ targetId: row.targetId, kind, label, place: target.place, readsFrom: place, isIndependent },
    hasToken: row.secret !== null,
  }
}

/** Of a reader only its place is wanted. */
const nothing = {
  ...{ projectId: '', name: '', roots: [], blocks: 0, carFile: '', carBytes: 0 },
  pages: () => [],
  find: () => undefined,
  read: () => Promise.resolve([]),
}
