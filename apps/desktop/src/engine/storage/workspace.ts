import { CID } from 'multiformats/cid'
import { IntaglioError } from '@intaglio/shared'
import { rootsOf } from '../ipfs/roots.ts'
import { verifyGraph, type GraphProof } from '../ipfs/verify-graph.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { Backend } from '../sync/backend.ts'
import type { PinReport, TaskOptions, Workspace } from '../model.ts'
import { gatewayReader } from './gateway-reader.ts'
import { localCollection } from './local-collection.ts'
import { createPace, type PaceLimits } from './pace.ts'
import { pinAll, sendBlocks, transferLimits } from './transfer.ts'
import { createWorkspaceTarget } from './workspace-target.ts'

interface Place {
  store: Store
  dataDir: string
  backend: Backend
}

/** Fewer attempts than elsewhere: whoever publishes wants to hear soon that there is no network. */
const limits = { ...transferLimits, tries: 4, backoffMs: 200 }

/**
 * Makes sure that the workspace's IPFS holds all of a project, and keeps the proof: what it does not have is sent,
 * part by part, and then every block under every root is read back and checked by hash.
 * @throws IntaglioError `NO_ADDRESSES`, `BLOCK_MISMATCH`, and what the backend refuses; UnavailableError
 */
export async function keepInWorkspace(
  { store, dataDir, backend }: Place,
  projectId: string,
  options: TaskOptions = {},
): Promise<PinReport> {
  const { ipfsGatewayUrl } = backend.workspace
  const project = store.projects.get(projectId)
  const signal = options.signal ?? new AbortController().signal
  const isThere = await readBack(project, ipfsGatewayUrl, options, once).catch((error: unknown) => {
    signal.throwIfAborted()
    if (error instanceof IntaglioError) return undefined
    throw error
  })
  if (isThere) return keepProofs(store, project, ipfsGatewayUrl, isThere)

  const targetId = store.storage.workspace(ipfsGatewayUrl)
  const target = createWorkspaceTarget(backend)
  const transfer = {
    store,
    targetId,
    target,
    limits,
    collection: localCollection({ store, dataDir }, projectId),
  }
  const pace = createPace(target.place, limits)
  for (let round = 1; ; round += 1) {
    await sendBlocks(transfer, pace, options, signal)
    try {
      await pinAll(transfer, pace, signal)
      return keepProofs(
        store,
        project,
        ipfsGatewayUrl,
        await readBack(project, ipfsGatewayUrl, options, limits),
      )
    } catch (error) {
      if (round === 2 || !isLost(error)) throw error
      store.storage.clearSent(targetId)
    }
  }
}

/**
 * Reads back every block under every root of a project and checks each by hash; nothing is sent. The proof is kept.
 * @throws IntaglioError `NO_ADDRESSES`, `BLOCK_MISMATCH`; NotFoundError; UnavailableError
 */
export async function verifyWorkspace(
  { store, backend }: Pick<Place, 'store' | 'backend'>,
  projectId: string,
  options: TaskOptions = {},
): Promise<PinReport> {
  const { ipfsGatewayUrl } = backend.workspace
  const project = store.projects.get(projectId)
  return keepProofs(store, project, ipfsGatewayUrl, await readBack(project, ipfsGatewayUrl, options, limits))
}

/** Whether a proof is kept for every root the project has now. */
export function isPinned(store: Store, project: ProjectRow, workspace: Workspace | undefined): boolean {
  const proofs = workspace ? store.pins.of(project.projectId, workspace.ipfsGatewayUrl) : []
  const proven = new Set(proofs.map((proof) => proof.root))
  return project.metadataRoot !== null && rootsOf(project).every((root) => proven.has(root))
}

/** To hear whether all is there; what is not is sent. */
const once = { ...limits, tries: 1, patience: 1, localOnly: true }

async function readBack(
  project: ProjectRow,
  gateway: string,
  { onProgress, signal = new AbortController().signal }: TaskOptions,
  how: PaceLimits & { localOnly?: boolean },
): Promise<GraphProof[]> {
  const reader = gatewayReader(gateway, true, how)
  const pace = createPace(reader.place, how)
  const seen = new Set<string>()
  const proofs: GraphProof[] = []
  let done = 0
  for (const root of rootsOf(project)) {
    const proof = await verifyGraph(
      CID.parse(root),
      (cid, ended) => pace.run((limit) => reader.read(cid, limit), ended),
      {
        ...{ seen, signal },
        onBlock: () => onProgress?.({ stage: 'verify', done: ++done, total: project.carBlocks ?? undefined }),
      },
    )
    proofs.push(proof)
  }
  return proofs
}

/** What was sent is not there any more, or is not what it was. */
function isLost(error: unknown): boolean {
  if (!(error instanceof IntaglioError)) return false
  const isRefused = error.code === 'INVALID_INPUT' && error.details['field'] === 'car'
  return isRefused || error.code === 'NOT_FOUND' || error.code === 'BLOCK_MISMATCH'
}

function keepProofs(
  store: Store,
  { projectId }: ProjectRow,
  gateway: string,
  proofs: readonly GraphProof[],
): PinReport {
  const verifiedAt = new Date().toISOString()
  store.transaction(() => {
    for (const proof of proofs) store.pins.save({ projectId, gateway, verifiedAt, ...proof })
  })
  return {
    roots: proofs.map(({ root }) => root),
    blocksVerified: proofs.reduce((sum, proof) => sum + proof.blocks, 0),
    bytesVerified: proofs.reduce((sum, proof) => sum + proof.bytes, 0),
  }
}
