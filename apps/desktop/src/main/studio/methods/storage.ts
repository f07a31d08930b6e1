import { workspaceTargetId, type StorageProof, type TargetInfo } from '../../../engine/storage/types.ts'
import type { DroppedView, PlaceView, StorageProofView } from '../../../contract/storage.ts'
import type { MethodContext } from '../context.ts'
import type { EngineMethods } from '../methods.ts'
import type { TaskReport } from '../tasks.ts'
import { unlessStopped } from '../unless-stopped.ts'

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
  | 'letGoEarlier'
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
  const told = <Value>(projectId: string, work: Promise<Value>): Promise<Value | undefined> =>
    unlessStopped(work).finally(() => push({ type: 'project', projectId }))
  const dropped = async (placeId: string, work: () => Promise<string[]>): Promise<DroppedView> => {
    await admitted(placeId)
    return { staying: (await work()).length }
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
          earlier: engine.storage.earlier(projectId).map(({ targetId, versions, roots }) => ({
            placeId: targetId,
            ...{ versions, addresses: roots.length },
          })),
          unfinished: (await engine.storage.unfinished(projectId)).map(({ targetId, ...rest }) => ({
            placeId: targetId,
            ...rest,
          })),
        })),
      )
    },
    getUsage: ({ projectId }) => storage().usage(projectId),

    async computeAddresses({ projectId }) {
      await told(
        projectId,
        tasks.run(
          projectId,
          'address',
          (onProgress, signal) => studio().engine.computeAddresses(projectId, { onProgress, signal }),
          { method: 'computeAddresses', input: { projectId } },
        ),
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
    checkStored: ({ projectId, placeId, through }) =>
      told(
        projectId,
        tasks.run(
          projectId,
          'verify',
          async (report, signal) => {
            const onProgress = at(placeId, report)
            return proofView(await storage().verify(projectId, placeId, { onProgress, signal, through }))
          },
          { method: 'checkStored', input: { projectId, placeId, through } },
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
            if (leave) await admitted(from)
            return proofView(await storage().move(projectId, from, to, { onProgress, signal, unpin: leave }))
          },
          { method: 'moveStored', input: { projectId, from, to, leave } },
        ),
      ),
    unpinStored: ({ projectId, placeId }) =>
      told(
        projectId,
        dropped(placeId, () => storage().unpin(projectId, placeId)),
      ),
    letGoEarlier: ({ projectId, placeId }) =>
      told(
        projectId,
        dropped(placeId, () => storage().letGoEarlier(projectId, placeId)),
      ),

    checkCar: ({ projectId }) =>
      told(
        projectId,
        tasks.run(
          projectId,
          'verify',
          async (onProgress, signal) => {
            const found = await studio().engine.verifyCar(projectId, { onProgress, signal })
            return { blocks: found.blocksVerified, bytes: found.bytesVerified }
          },
          { method: 'checkCar', input: { projectId } },
        ),
      ),
    writeCar: ({ projectId, file }) =>
      told(
        projectId,
        tasks.run(
          projectId,
          'export',
          async (onProgress, signal) => {
            await storage().exportCar(projectId, file, { onProgress, signal })
            return file
          },
          { method: 'writeCar', input: { projectId, file } },
        ),
      ),
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
  const { targetId, place: _, roots: __, ...rest } = proof
  return { placeId: targetId, ...rest }
}
