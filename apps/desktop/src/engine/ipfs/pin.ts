import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { CID } from 'multiformats/cid'
import { IntaglioError } from '@intaglio/shared'
import { projectFolder } from '../media/project-folder.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { Backend } from '../sync/backend.ts'
import { BackendUnavailableError, fromGraphQLError } from '../sync/errors.ts'
import type { PinReport, TaskOptions } from '../types.ts'
import { createGatewayReader } from './gateway.ts'
import { verifyGraph, type FetchBlock, type GraphProof } from './verify-graph.ts'

/**
 * Makes sure that the backend's IPFS holds all of a project, and keeps the proof: the CAR is sent unless everything
 * is there already, and then every block under every root is read back and checked by hash.
 * @throws IntaglioError `NO_ADDRESSES`, `PIN_UNVERIFIED`; UnavailableError
 */
export async function pin(
  { store, dataDir, backend }: { store: Store; dataDir: string; backend: Backend },
  projectId: string,
  { onProgress, signal }: TaskOptions = {},
): Promise<PinReport> {
  const project = store.projects.get(projectId)
  const roots = rootsOf(project)
  const total = project.carBlocks ?? undefined
  const { ipfsGatewayUrl } = backend.workspace
  const verify = (fetchBlock: FetchBlock) => {
    let done = 0
    return verifyRoots(roots, fetchBlock, signal, () =>
      onProgress?.({ stage: 'verify', done: ++done, total }),
    )
  }

  let proofs = await verify(createGatewayReader(ipfsGatewayUrl, { localOnly: true })).catch(
    (error: unknown) => {
      signal?.throwIfAborted()
      if (error instanceof IntaglioError) return undefined
      throw error
    },
  )
  if (!proofs) {
    const car = path.join(projectFolder(dataDir, projectId).root, project.carFile as string)
    await backend.withToken((token) =>
      sendCar(backend.workspace.graphqlUrl, car, token, { onProgress, signal }),
    )
    proofs = await verify(createGatewayReader(ipfsGatewayUrl, { localOnly: false }))
  }
  return keepProofs(store, project, ipfsGatewayUrl, roots, proofs)
}

function keepProofs(
  store: Store,
  { projectId }: ProjectRow,
  gateway: string,
  roots: string[],
  proofs: GraphProof[],
): PinReport {
  const verifiedAt = new Date().toISOString()
  store.transaction(() => {
    for (const proof of proofs) store.pins.save({ projectId, gateway, verifiedAt, ...proof })
  })
  return {
    roots,
    blocksVerified: proofs.reduce((sum, proof) => sum + proof.blocks, 0),
    bytesVerified: proofs.reduce((sum, proof) => sum + proof.bytes, 0),
  }
}

/**
 * Reads back every block under every root of a project and checks each by hash; nothing is sent. The proof is kept.
 * @throws IntaglioError `NO_ADDRESSES`, `BLOCK_MISMATCH`; NotFoundError; UnavailableError
 */
export async function verifyPinned(
  { store, backend }: { store: Store; backend: Backend },
  projectId: string,
  { onProgress, signal }: TaskOptions = {},
): Promise<PinReport> {
  const project = store.projects.get(projectId)
  const roots = rootsOf(project)
  const { ipfsGatewayUrl } = backend.workspace
  let done = 0
  const proofs = await verifyRoots(
    roots,
    createGatewayReader(ipfsGatewayUrl, { localOnly: false }),
    signal,
    () => onProgress?.({ stage: 'verify', done: ++done, total: project.carBlocks ?? undefined }),
  )
  return keepProofs(store, project, ipfsGatewayUrl, roots, proofs)
}

/** Whether a proof is kept for every root the project has now. */
export function isPinned(store: Store, project: ProjectRow, gateway: string): boolean {
  const proven = new Set(store.pins.of(project.projectId, gateway).map((proof) => proof.root))
  return project.metadataRoot !== null && rootsOf(project).every((root) => proven.has(root))
}

/**
 * A project’s addresses: metadata folder, images folder, contract metadata, and what hides them until the reveal.
 * @throws IntaglioError `NO_ADDRESSES`
 */
export function rootsOf(project: ProjectRow): string[] {
  const { metadataRoot, imagesRoot, contractMetadataCid, placeholderRoot } = project
  if (!metadataRoot || !imagesRoot || !contractMetadataCid) throw noAddresses()
  return [metadataRoot, imagesRoot, contractMetadataCid, ...(placeholderRoot ? [placeholderRoot] : [])]
}

export function noAddresses(): IntaglioError {
  return new IntaglioError('The addresses of the files are not computed yet.', {
    code: 'NO_ADDRESSES',
    next: 'Compute the addresses first; that needs no network.',
  })
}

async function verifyRoots(
  roots: string[],
  fetchBlock: FetchBlock,
  signal: AbortSignal | undefined,
  onBlock: () => void,
): Promise<GraphProof[]> {
  const seen = new Set<string>()
  const proofs: GraphProof[] = []
  for (const root of roots) {
    proofs.push(await verifyGraph(CID.parse(root), fetchBlock, { seen, onBlock, ...(signal && { signal }) }))
  }
  return proofs
}

/** Streams the CAR to `POST /car` beside the GraphQL endpoint. */
async function sendCar(
  graphqlUrl: string,
  file: string,
  token: string,
  { onProgress, signal }: TaskOptions,
): Promise<void> {
  const { size } = await stat(file)
  let sent = 0
  const body = createReadStream(file, { highWaterMark: 256 * 1024 }).on('data', (chunk) => {
    sent += chunk.length
    onProgress?.({ stage: 'pin', done: sent, total: size })
  })
  // The data listener must not start the stream before the request takes it.
  body.pause()
  const response = await fetch(new URL('/car', graphqlUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.ipld.car' },
    body: Readable.toWeb(body) as ReadableStream<Uint8Array>,
    duplex: 'half',
    ...(signal && { signal }),
  } as RequestInit).catch((cause: unknown) => {
    signal?.throwIfAborted()
    throw new BackendUnavailableError(graphqlUrl, cause)
  })
  const text = await response.text()
  if (response.ok) return
  throw refusal(response.status, text)
}

/** The backend answers refusals as `{error: {message, extensions}}`, a proxy in between in its own way. */
function refusal(status: number, text: string): IntaglioError {
  if (status === 401)
    return new IntaglioError('The backend did not take the session.', { code: 'UNAUTHENTICATED' })
  try {
    const body = JSON.parse(text) as {
      message?: string
      error?: unknown
      errors?: unknown[]
      extensions?: unknown
    }
    const error = (body.errors?.[0] ?? (typeof body.error === 'object' ? body.error : body)) as Record<
      string,
      unknown
    >
    const { message = `The backend answered with ${status}.`, extensions = error } = error as {
      message?: string
      extensions?: Record<string, unknown>
    }
    return fromGraphQLError({ message, extensions })
  } catch {
    return new IntaglioError(`The backend refused the files (${status}).`, {
      code: 'PIN_REFUSED',
      retryable: status === 429 || status >= 500,
      details: { status },
    })
  }
}
