import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { IntaglioError, InvalidInputError } from '@intaglio/shared'
import { rootsOf } from '../ipfs/roots.ts'
import type { ProjectLocks } from '../project-locks.ts'
import type { Backend } from '../sync/backend.ts'
import type { TargetRow } from '../store/storage.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import { targetConfigSchema } from './config.ts'
import { earlierVersions, letGo, versionsAt } from './earlier.ts'
import { localCollection } from './local-collection.ts'
import { configOf, openTarget, targetRow } from './open-target.ts'
import type { Holder, LocalCollection } from './port.ts'
import { exportCar } from './export-car.ts'
import { createOtherPlaces, notIndependent, readThroughOthers } from './other-place.ts'
import { exportProof, proofsOf } from './proofs.ts'
import type { SecretBox } from './secrets.ts'
import { send, transferLimits, verify, type TransferLimits, type Verified } from './transfer.ts'
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

const testMs = 15_000

/** A collection at a place. */
interface Kept {
  targetId: string
  place: string
  collection: LocalCollection
}

export interface StorageParts {
  store: Store
  dataDir: string
  backend: Pick<Backend, 'workspace' | 'lastWorkspace'>
  secrets: SecretBox
  locks: ProjectLocks
  /** What ends a task besides its caller. */
  task: (given: TaskOptions | undefined, ...more: AbortSignal[]) => TaskOptions & { signal: AbortSignal }
  /** Asks whether the workspace is there. */
  testWorkspace: () => Promise<unknown>
  pinWorkspace: (projectId: string, options: TaskOptions) => Promise<unknown>
  verifyWorkspace: (projectId: string, options: TaskOptions) => Promise<unknown>
  onChange: (projectId: string) => void
  limits?: TransferLimits
}

export function createStorage(parts: StorageParts): CollectionStorage {
  const { store, backend, secrets, locks, task, limits = transferLimits } = parts
  const proofs = (projectId: string) => proofsOf(store, store.projects.get(projectId), backend.lastWorkspace)
  /** Nodes that are proven to have the collection, and can be told whom to connect to. */
  const holders = (projectId: string): Holder[] =>
    proofs(projectId).flatMap(({ targetId, isCurrent }) => {
      const row = isCurrent ? store.storage.target(targetId) : undefined
      const { place, connect } = row ? openTarget(store, row, { secrets }) : { place: '' }
      return connect ? [{ place, connect }] : []
    })
  const transferTo = (projectId: string, targetId: string) => {
    const target = openTarget(store, targetRow(store, targetId), {
      secrets,
      holders: () => holders(projectId),
    })
    const collection = localCollection(parts, projectId)
    return { store, targetId, target, place: target.place, limits, collection }
  }
  const keepProof = (kept: Kept, verified: Verified, notThrough: NotThrough[] = []): StorageProof => {
    const { projectId, roots } = kept.collection
    const isWorkspace = kept.targetId === workspaceTargetId
    store.storage.saveProof({
      ...{ projectId, place: kept.place, readFrom: verified.readFrom },
      ...{ blocks: verified.blocks, bytes: verified.bytes },
      targetId: isWorkspace ? store.storage.workspace(backend.workspace.ipfsGatewayUrl) : kept.targetId,
      isIndependent: verified.isIndependent ? 1 : 0,
      roots: JSON.stringify(roots.map(String)),
      notThrough: JSON.stringify(notThrough),
      verifiedAt: new Date().toISOString(),
    })
    return proofOf(projectId, kept.targetId)
  }
  const proofOf = (projectId: string, targetId: string): StorageProof => {
    parts.onChange(projectId)
    const proof = proofs(projectId).find((row) => row.targetId === targetId && row.isCurrent)
    if (!proof) throw new IntaglioError('The addresses changed meanwhile.', { code: 'ADDRESSES_CHANGED' })
    return proof
  }
  const others = createOtherPlaces({ store, secrets, backend, proofs })
  /** What the place's own blocks prove is kept first: nothing that happens elsewhere takes it away. */
  const confirm = async (
    kept: Kept,
    verified: Verified,
    options: TaskOptions & { signal: AbortSignal },
  ): Promise<StorageProof> => {
    const own = keepProof(kept, verified)
    const readers = others.readers(kept)
    if (readers.length === 0) return own
    const found = await readThroughOthers(kept.collection, readers, limits, options)
    return keepProof(kept, found.verified ?? verified, found.notThrough)
  }
  const confirmWorkspace = (projectId: string, options: TaskOptions & { signal: AbortSignal }) => {
    const collection = localCollection(parts, projectId)
    const { place, readsFrom } = workspaceInfo(backend.workspace)
    const kept = { targetId: workspaceTargetId, place, collection }
    const { blocks, bytes } = proofOf(projectId, workspaceTargetId)
    const verified = { readFrom: readsFrom, isIndependent: true, blocks, bytes }
    return confirm(kept, verified, options)
  }
  const sendNow = async (
    projectId: string,
    targetId: string,
    options: TaskOptions & { signal: AbortSignal },
  ): Promise<StorageProof> => {
    if (targetId === workspaceTargetId) {
      await parts.pinWorkspace(projectId, options)
      return confirmWorkspace(projectId, options)
    }
    const transfer = transferTo(projectId, targetId)
    return confirm(transfer, await send(transfer, options), options)
  }
  const unpinNow = async (projectId: string, targetId: string, signal: AbortSignal): Promise<void> => {
    const transfer = transferTo(projectId, targetId)
    const present = transfer.collection.roots.map(String)
    const others = versionsAt(store, projectId, targetId).filter(
      (roots) => !isDeepStrictEqual(roots, present),
    )
    await letGo(transfer, [...others, present], [], signal)
    parts.onChange(projectId)
  }
  return {
    targets: () => [
      workspaceInfo(backend.lastWorkspace),
      ...store.storage.targets().map((row) => infoOf(store, row)),
    ],
    addTarget(input) {
      const parsed = targetConfigSchema.safeParse(input)
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        throw new InvalidInputError(issue?.path.join('.') || 'target', issue?.message ?? 'is wrong')
      }
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
        if (targetId === workspaceTargetId) {
          await parts.testWorkspace()
          return { ok: true, message: `${workspaceInfo(backend.workspace).place} answers.` }
        }
        const target = openTarget(store, targetRow(store, targetId), { secrets })
        const signal = AbortSignal.any([task(given).signal, AbortSignal.timeout(testMs)])
        return { ok: true, message: `${target.place} answers: ${await target.test(signal)}.` }
      } catch (error) {
        const message = error instanceof IntaglioError ? error.sentence : String((error as Error).message)
        return { ok: false, message }
      }
    },
    send: (projectId, targetId, given) =>
      locks.run(projectId, (lost) => sendNow(projectId, targetId, task(given, lost))),
    verify: (projectId, targetId, given) =>
      // Locked: a proof is of the addresses there are from its beginning to its end.
      locks.run(projectId, async (lost) => {
        const options = task(given, lost)
        if (targetId === workspaceTargetId) {
          if (given?.through !== undefined)
            throw notIndependent('The workspace is read through its own gateway first.')
          await parts.verifyWorkspace(projectId, options)
          return confirmWorkspace(projectId, options)
        }
        const transfer = transferTo(projectId, targetId)
        if (given?.through === undefined) return confirm(transfer, await verify(transfer, options), options)
        const through = others.readerAt(transfer, given.through)
        return keepProof(transfer, await verify(transfer, options, through))
      }),
    move: (projectId, from, to, given) =>
      locks.run(projectId, async (lost) => {
        const options = task(given, lost)
        if (from === to) throw new InvalidInputError('toTargetId', 'is where it is already')
        if (given?.unpin) targetRow(store, from)
        const proof = await sendNow(projectId, to, options)
        if (given?.unpin) await unpinNow(projectId, from, options.signal)
        return proof
      }),
    unpin: (projectId, targetId, given) =>
      locks.run(projectId, (lost) => unpinNow(projectId, targetId, task(given, lost).signal)),
    earlier(projectId) {
      const project = store.projects.get(projectId)
      return project.metadataRoot === null ? [] : earlierVersions(store, projectId, rootsOf(project))
    },
    letGoEarlier: (projectId, targetId, given) =>
      locks.run(projectId, async (lost) => {
        const transfer = transferTo(projectId, targetId)
        const present = transfer.collection.roots.map(String)
        if (!earlierVersions(store, projectId, present).some((each) => each.targetId === targetId)) return
        const earlier = versionsAt(store, projectId, targetId).filter(
          (roots) => !isDeepStrictEqual(roots, present),
        )
        await letGo(transfer, earlier, present, task(given, lost).signal)
        parts.onChange(projectId)
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
