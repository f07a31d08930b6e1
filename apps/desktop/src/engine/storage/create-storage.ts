import { randomUUID } from 'node:crypto'
import { IntaglioError, InvalidInputError } from '@intaglio/shared'
import type { ProjectLocks } from '../project-locks.ts'
import type { TargetRow } from '../store/storage.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions, Workspace } from '../types.ts'
import { targetConfigSchema } from './config.ts'
import { localCollection } from './local-collection.ts'
import { configOf, openTarget, targetRow } from './open-target.ts'
import type { StorageTarget } from './port.ts'
import { exportCar } from './export-car.ts'
import { exportProof, proofsOf } from './proofs.ts'
import type { SecretBox } from './secrets.ts'
import { send, transferLimits, verify, type TransferLimits, type Verified } from './transfer.ts'
import { unfinishedSendings } from './unfinished.ts'
import { workspaceTargetId, type CollectionStorage, type StorageProof, type TargetInfo } from './types.ts'
import { usageOf } from './usage.ts'

const testMs = 15_000

export interface StorageParts {
  store: Store
  dataDir: string
  workspace: Workspace
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
  const { store, workspace, secrets, locks, task, limits = transferLimits } = parts
  const workspacePlace = `The workspace at ${new URL(workspace.graphqlUrl).host}`
  const workspaceInfo: TargetInfo = {
    targetId: workspaceTargetId,
    kind: 'workspace',
    label: 'Workspace',
    place: workspacePlace,
    readsFrom: `The gateway at ${new URL(workspace.ipfsGatewayUrl).host}`,
    isIndependent: true,
    hasToken: false,
  }

  const proofs = (projectId: string) =>
    proofsOf(store, store.projects.get(projectId), {
      target: workspaceInfo,
      gateway: workspace.ipfsGatewayUrl,
    })
  const transferTo = (projectId: string, targetId: string) => {
    const target = openTarget(store, targetRow(store, targetId), secrets)
    return { store, targetId, target, limits, collection: localCollection(parts, projectId) }
  }
  const keep = (
    projectId: string,
    targetId: string,
    target: StorageTarget,
    verified: Verified,
    roots: string[],
  ) => {
    store.storage.saveProof({
      ...{ projectId, targetId, place: target.place, readFrom: verified.readFrom },
      ...{ blocks: verified.blocks, bytes: verified.bytes },
      isIndependent: verified.isIndependent ? 1 : 0,
      roots: JSON.stringify(roots),
      verifiedAt: new Date().toISOString(),
    })
    return proofOf(projectId, targetId)
  }
  const proofOf = (projectId: string, targetId: string): StorageProof => {
    parts.onChange(projectId)
    const proof = proofs(projectId).find((row) => row.targetId === targetId && row.isCurrent)
    if (!proof) throw new IntaglioError('The addresses changed meanwhile.', { code: 'ADDRESSES_CHANGED' })
    return proof
  }
  const sendNow = async (
    projectId: string,
    targetId: string,
    options: TaskOptions,
  ): Promise<StorageProof> => {
    if (targetId === workspaceTargetId) {
      await parts.pinWorkspace(projectId, options)
      return proofOf(projectId, targetId)
    }
    const transfer = transferTo(projectId, targetId)
    const verified = await send(transfer, options)
    return keep(projectId, targetId, transfer.target, verified, transfer.collection.roots.map(String))
  }
  const unpinNow = async (projectId: string, targetId: string, signal: AbortSignal): Promise<void> => {
    const { target, collection } = transferTo(projectId, targetId)
    // What another collection has there, too, stays: one with the same pictures, say.
    const shared = new Set(
      store.projects
        .list()
        .filter((other) => other.projectId !== projectId)
        .flatMap((other) => store.storage.proofs(other.projectId))
        .flatMap((proof) => (proof.targetId === targetId ? (JSON.parse(proof.roots) as string[]) : [])),
    )
    const roots = collection.roots.filter((root) => !shared.has(root.toString()))
    // First forgotten: what may be gone must not count as there.
    store.transaction(() => {
      store.storage.clearSent(targetId)
      store.storage.removeProofs(projectId, targetId)
    })
    await target.unpin({ collection, roots, signal })
    parts.onChange(projectId)
  }
  return {
    targets: () => [workspaceInfo, ...store.storage.targets().map((row) => infoOf(store, row))],
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
          return { ok: true, message: `${workspacePlace} answers.` }
        }
        const target = openTarget(store, targetRow(store, targetId), secrets)
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
          await parts.verifyWorkspace(projectId, options)
          return proofOf(projectId, targetId)
        }
        const transfer = transferTo(projectId, targetId)
        const verified = await verify(transfer, options)
        return keep(projectId, targetId, transfer.target, verified, transfer.collection.roots.map(String))
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
