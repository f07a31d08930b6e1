import { stat } from 'node:fs/promises'
import path from 'node:path'
import { CID } from 'multiformats/cid'
import { IntaglioError, say } from '@intaglio/shared'
import { keepPlaceholder } from '../generate/placeholder.ts'
import type { Decoders } from '../media/decoder/decoders.ts'
import { projectFolder, type ProjectFolder } from '../media/project-folder.ts'
import type { AddressedFile } from '../store/addresses.ts'
import type { ProjectAddresses, ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { AddressReport, TaskOptions } from '../model.ts'
import { openCarTail, type CarTail } from './car-tail.ts'
import { folderRoot, hashName, linkBytes } from './folder-nodes.ts'
import { addContent } from './unixfs.ts'
import { countWanted, wantedFiles, type WantedFile } from './wanted-files.ts'

const carName = 'collection.car'
const pageSize = 500
/** What may be lost to a crash: after as much the work so far is made safe. */
const safeAfterBytes = 64 << 20

/**
 * Computes every address of a project with no network, and writes all blocks to one CAR. The same items give the
 * same bytes. What did not change since the last time is not computed again: of files the address is kept with what
 * it was computed from, of folders their nodes, and the CAR is written from the first file on that changed.
 *
 * The CAR has three roots: the folder of token metadata (`<tokenId>.json`), the folder of images (named after the
 * first token that shows each), and the collection's own metadata file; a fourth where the recipe hides the tokens
 * until the reveal, the folder of what they show until then. Its blocks are those of the files by
 * ordinal, then those of the folders.
 * @param onComputed is told the CID of each file and of each folder's node that had to be computed
 * @throws IntaglioError `NO_ITEMS`, `FILE_CHANGED`, `PLACEHOLDER_UNREADABLE`
 */
export async function computeAddresses(
  place: { store: Store; dataDir: string; decoders: Decoders },
  projectId: string,
  options: TaskOptions = {},
  onComputed: (cid: CID) => void = () => undefined,
): Promise<AddressReport> {
  // People go on editing meanwhile: what they change is computed anew, until nothing changed on the way.
  for (;;) {
    const report = await computeOnce(place, projectId, options, onComputed)
    if (report) return report
  }
}

/** @returns undefined where the items changed on the way */
async function computeOnce(
  { store, dataDir, decoders }: { store: Store; dataDir: string; decoders: Decoders },
  projectId: string,
  { onProgress, signal }: TaskOptions,
  onComputed: (cid: CID) => void,
): Promise<AddressReport | undefined> {
  const project = store.projects.get(projectId)
  const place = projectFolder(dataDir, projectId)
  const known = await knownReport(project, place)
  if (known) return known
  if (project.itemCount === 0) {
    throw new IntaglioError(say`The project has no items.`, {
      code: 'NO_ITEMS',
      next: say`Import a folder of images.`,
    })
  }

  const file = path.join(place.root, carName)
  const placeholder = await keepPlaceholder({ store, place, projectId, decoders, signal })
  const rootCount = placeholder ? 4 : 3
  if (project.carRoots !== rootCount) {
    store.transaction(() => {
      store.addresses.cutCar(projectId, 0)
      store.carBlocks.cut(projectId, 0)
      store.projects.setCarRoots(projectId, rootCount)
    })
  }
  const car = await openCarTail(store.carBlocks, projectId, file, rootCount)
  try {
    const pass = createPass(store, projectId, car, onComputed)
    let files = 0
    const total = countWanted(store, project, placeholder)
    for (const page of wantedFiles(store, place, project, placeholder)) {
      for (const wanted of page) {
        signal?.throwIfAborted()
        await pass.take(wanted)
        files += 1
        onProgress?.({ stage: 'address', done: files, total })
      }
      await pass.commit()
    }
    const imagesRoot = folderRoot(store, projectId, 'images', onComputed)
    const metadataRoot = folderRoot(store, projectId, 'metadata', onComputed)
    const placeholderRoot = placeholder && folderRoot(store, projectId, 'placeholder', onComputed)
    await pass.addNodes()
    const contractRoot = pass.lastCid()
    await car.finish([metadataRoot, imagesRoot, contractRoot, ...(placeholderRoot ? [placeholderRoot] : [])])
    const addresses = {
      metadataRoot: metadataRoot.toString(),
      imagesRoot: imagesRoot.toString(),
      contractMetadataCid: contractRoot.toString(),
      placeholderRoot: placeholderRoot?.toString() ?? null,
      carFile: carName,
      carFiles: files,
      carBytes: car.position,
      carBlocks: store.carBlocks.count(projectId),
    }
    return store.projects.setAddresses(projectId, addresses, project.revision)
      ? reportOf(addresses, place)
      : undefined
  } catch (error) {
    const { code, details } = error instanceof IntaglioError ? error : { code: '', details: {} }
    const sha256 = code === 'FILE_CHANGED' && (details as { sha256?: string }).sha256
    // Whoever imports it again is to read it, although its source did not change.
    if (sha256) store.files.doubt(projectId, sha256)
    throw error
  } finally {
    await car.close()
  }
}

/** One walk over all files in the order of the CAR, beside what is stored of them. */
function createPass(store: Store, projectId: string, car: CarTail, onComputed: (cid: CID) => void) {
  const { addresses } = store
  let next: number | undefined = 0
  let stored: AddressedFile[] = []
  let isWriting = false
  // Where the CAR goes on after the files that are kept in it.
  let end = car.start
  let last: CID | undefined
  let pending: (() => void)[] = []

  const startWriting = async (ordinal: number) => {
    if (isWriting) return
    isWriting = true
    // First forgotten, then cut off: the index never names what is not there.
    store.transaction(() => {
      addresses.cutCar(projectId, ordinal)
      store.carBlocks.cut(projectId, end)
    })
    await car.cut(end)
  }
  const commit = async () => {
    const blocks = isWriting ? await car.flush() : []
    store.transaction(() => {
      for (const act of pending) act()
      for (const block of blocks) store.carBlocks.add(projectId, block)
    })
    pending = []
  }
  /** Stored files that stand before this one, and are wanted no more. */
  const passOver = async (ordinal: number) => {
    for (;;) {
      if (stored.length === 0 && next !== undefined) {
        stored = addresses.page(projectId, next, pageSize)
        next = stored.length < pageSize ? undefined : (stored.at(-1)?.ordinal ?? 0) + 1
      }
      const [gone] = stored
      if (!gone || gone.ordinal >= ordinal) return
      await startWriting(gone.ordinal)
      pending.push(() => addresses.remove(projectId, gone))
      stored.shift()
    }
  }
  const compute = async (wanted: WantedFile, before: AddressedFile | undefined) => {
    const { ordinal, folder, name, source } = wanted
    const { cid, size } = await addContent(wanted.content(), car.blockstore)
    const carEnd = car.position
    last = cid
    if (before?.source === source && before.name === name) {
      if (!cid.equals(CID.decode(before.cid))) {
        throw new IntaglioError(say`"${{ name }}" has another address than before.`, { code: 'FILE_CHANGED' })
      }
      pending.push(() => {
        addresses.setCarEnd(projectId, ordinal, carEnd)
        wanted.keepCid(cid)
      })
      return
    }
    onComputed(cid)
    const nameHash = await hashName(name)
    pending.push(() => {
      if (before) addresses.remove(projectId, before)
      addresses.save(projectId, {
        ...{ ordinal, folder, name, source, nameHash, size, carEnd },
        cid: cid.bytes,
        linkBytes: linkBytes(name, cid.bytes, size),
      })
      wanted.keepCid(cid)
    })
  }
  return {
    async take(wanted: WantedFile): Promise<void> {
      await passOver(wanted.ordinal)
      const before = stored[0]?.ordinal === wanted.ordinal ? stored.shift() : undefined
      const isSame = before?.source === wanted.source && before.name === wanted.name
      if (isSame && !isWriting && before.carEnd !== null && before.carEnd <= car.size) {
        end = before.carEnd
        const cid = CID.decode(before.cid)
        last = cid
        pending.push(() => wanted.keepCid(cid))
        return
      }
      await startWriting(wanted.ordinal)
      await compute(wanted, before)
      if (car.unsafeBytes >= safeAfterBytes) await commit()
    },
    commit,
    /** The folders' nodes, behind the files. */
    async addNodes(): Promise<void> {
      await startWriting(Number.MAX_SAFE_INTEGER)
      for (const { folder, prefix } of addresses.nodes(projectId)) {
        const node = addresses.node(projectId, folder, prefix)
        if (node) await car.blockstore.put(CID.decode(node.cid), node.bytes)
      }
      await commit()
    },
    /** Of the file taken last. */
    lastCid: (): CID => last as CID,
  }
}

async function knownReport(project: ProjectRow, place: ProjectFolder): Promise<AddressReport | undefined> {
  if (!project.carFile) return undefined
  const onDisk = await stat(path.join(place.root, project.carFile)).catch(() => undefined)
  return onDisk?.size === project.carBytes ? keptReport(project, place) : undefined
}

/** The addresses computed last, unless the items changed since. Whether the CAR is still there is not looked at. */
export function keptAddresses(dataDir: string, project: ProjectRow): AddressReport | undefined {
  return keptReport(project, projectFolder(dataDir, project.projectId))
}

function keptReport(project: ProjectRow, place: ProjectFolder): AddressReport | undefined {
  const { metadataRoot, imagesRoot, contractMetadataCid, carFile } = project
  if (!metadataRoot || !imagesRoot || !contractMetadataCid || !carFile) return undefined
  const { carFiles, carBytes, carBlocks, placeholderRoot } = project
  return reportOf(
    {
      ...{ metadataRoot, imagesRoot, contractMetadataCid, placeholderRoot, carFile },
      ...{ carFiles: carFiles ?? 0, carBytes: carBytes ?? 0, carBlocks: carBlocks ?? 0 },
    },
    place,
  )
}

function reportOf(known: ProjectAddresses, place: ProjectFolder): AddressReport {
  return {
    metadataRoot: known.metadataRoot,
    imagesRoot: known.imagesRoot,
    contractMetadataCid: known.contractMetadataCid,
    placeholderRoot: known.placeholderRoot ?? undefined,
    carFile: path.join(place.root, known.carFile),
    files: known.carFiles,
    bytes: known.carBytes,
  }
}
