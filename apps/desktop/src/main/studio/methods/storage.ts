import { workspaceTargetId, type StorageProof, type TargetInfo } from '../../../engine/storage/types.ts'
import type { PlaceView, StorageProofView } from '../../../contract/storage.ts'
import type { MethodContext } from '../context.ts'
import type { EngineMethods } from '../methods.ts'
import type { TaskReport } from '../tasks.ts'

type StorageMethods = Pick<
  EngineMethods,
  | 'listPlaces'
  | 'addPlace'
  | 'removePlace'
  | 'testPlace'
  | 'listStored'
  | 'getUsage'
  | 'computeAddresses'
  | 'storeCollection'
  | 'checkStored'
  | 'moveStored'
  | 'unpinStored'
  | 'checkCar'
  | 'writeCar'
  | 'writeProof'
>

export function createStorageMethods({ studio, tasks, push }: MethodContext): StorageMethods {
  const storage = () => studio().engine.storage
  /** A task that says which place it concerns. */
  const at =
    (placeId: string, report: (progress: TaskReport) => void) =>
    (progress: TaskReport): void =>
      report({ ...progress, placeId })
  /** The workspace wants to know whose files it keeps. A session that works asks for no signature. */
  const admitted = async (placeId: string): Promise<void> => {
    if (placeId === workspaceTargetId) await studio().engine.signIn()
  }
  /** What is unfinished is other after a stop than before. */
  const told = async <Value>(projectId: string, work: Promise<Value>): Promise<Value> => {
    try {
      return await work
    } finally {
      push({ type: 'project', projectId })
    }
  }
  return {
    listPlaces: () => storage().targets().map(placeView),
    addPlace: (config) => placeView(storage().addTarget(config)),
    removePlace: ({ placeId }) => storage().removeTarget(placeId),
    testPlace: ({ placeId }) => storage().testTarget(placeId),

    listStored() {
      const { engine } = studio()
      return Promise.all(
        engine.listProjects().map(async ({ projectId, name, itemCount }) => ({
          ...{ projectId, name, itemCount },
          addresses: engine.getAddresses(projectId),
          proofs: engine.storage.proofs(projectId).map(proofView),
          unfinished: (await engine.storage.unfinished(projectId)).map(({ targetId, ...rest }) => ({
            placeId: targetId,
            ...rest,
          })),
        })),
      )
    },
    getUsage: ({ projectId }) => storage().usage(projectId),

    async computeAddresses({ projectId }) {
      await tasks.run(
        projectId,
        'address',
        (onProgress, signal) => studio().engine.computeAddresses(projectId, { onProgress, signal }),
        { method: 'computeAddresses', input: { projectId } },
      )
    },
    storeCollection: ({ projectId, placeId }) =>
      told(
        projectId,
        tasks.run(
          projectId,
          'pin',
          async (report, signal) => {
            const onProgress = at(placeId, report)
            onProgress({ stage: 'pin', done: 0, total: undefined })
            await admitted(placeId)
            return proofView(await storage().send(projectId, placeId, { onProgress, signal }))
          },
          { method: 'storeCollection', input: { projectId, placeId } },
        ),
      ),
    checkStored: ({ projectId, placeId }) =>
      told(
        projectId,
        tasks.run(
          projectId,
          'verify',
          async (report, signal) =>
            proofView(
              await storage().verify(projectId, placeId, { onProgress: at(placeId, report), signal }),
            ),
          { method: 'checkStored', input: { projectId, placeId } },
        ),
      ),
    moveStored: ({ projectId, from, to, leave }) =>
      told(
        projectId,
        tasks.run(
          projectId,
          'pin',
          async (report, signal) => {
            const onProgress = at(to, report)
            await admitted(to)
            return proofView(await storage().move(projectId, from, to, { onProgress, signal, unpin: leave }))
          },
          { method: 'moveStored', input: { projectId, from, to, leave } },
        ),
      ),
    unpinStored: ({ projectId, placeId }) => told(projectId, storage().unpin(projectId, placeId)),

    async checkCar({ projectId }) {
      const { blocksVerified, bytesVerified } = await tasks.run(projectId, 'verify', (onProgress, signal) =>
        studio().engine.verifyCar(projectId, { onProgress, signal }),
      )
      return { blocks: blocksVerified, bytes: bytesVerified }
    },
    async writeCar({ projectId, file }) {
      await tasks.run(projectId, 'export', (onProgress, signal) =>
        storage().exportCar(projectId, file, { onProgress, signal }),
      )
    },
    writeProof: ({ projectId, file }) => storage().exportProof(projectId, file),
  }
}

function placeView({
  targetId,
  kind,
  label,
  place,
  readsFrom,
  isIndependent,
  hasToken,
}: TargetInfo): PlaceView {
  return { placeId: targetId, kind, label, place, readsFrom, isIndependent, hasToken }
}

function proofView(proof: StorageProof): StorageProofView {
  const { targetId, readFrom, isIndependent, blocks, bytes, verifiedAt, isCurrent } = proof
  return { placeId: targetId, readFrom, isIndependent, blocks, bytes, verifiedAt, isCurrent }
}
