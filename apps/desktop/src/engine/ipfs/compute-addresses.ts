import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { CID } from 'multiformats/cid'
import { IntaglioError } from '@intaglio/shared'
import { projectFolder, type ProjectFolder } from '../media/project-folder.ts'
import { contractBytes, tokenBytes } from '../metadata/project-metadata.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { AddressReport, TaskOptions } from '../types.ts'
import { createCarFile, type CarFile } from './car-writer.ts'
import { addFile, addFolder } from './unixfs.ts'

const pageSize = 500
const carName = 'collection.car'

/**
 * Computes every address of a project with no network, and writes all blocks to one CAR. The same items give the
 * same bytes. Where nothing changed since the last time the answer is the last one.
 *
 * The CAR has three roots: the folder of token metadata (`<tokenId>.json`), the folder of images (named after the
 * first token that shows each), and the collection's own metadata file.
 * @throws IntaglioError `NO_ITEMS`
 */
export async function computeAddresses(
  { store, dataDir }: { store: Store; dataDir: string },
  projectId: string,
  { onProgress, signal }: TaskOptions = {},
): Promise<AddressReport> {
  const project = store.projects.get(projectId)
  const place = projectFolder(dataDir, projectId)
  const known = await knownReport(project, place)
  if (known) return known
  if (project.itemCount === 0) {
    throw new IntaglioError('The project has no items.', {
      code: 'NO_ITEMS',
      next: 'Import a folder of images.',
    })
  }

  const car = await createCarFile(path.join(place.root, carName), 3)
  try {
    let files = 0
    const step = () => {
      signal?.throwIfAborted()
      files += 1
      onProgress?.({ stage: 'address', done: files, total: undefined })
    }
    const images = await addImages(store, place, project, car, step)
    let described = 0
    const metadataRoot = await addMetadata(store, project, car, () => {
      step()
      onProgress?.({ stage: 'metadata', done: ++described, total: project.itemCount })
    })
    const contractMetadataCid = await addFile(
      contractBytes(project, { logo: images.logo?.toString(), banner: images.banner?.toString() }),
      car.blockstore,
    )
    step()
    await car.finish([metadataRoot, images.root, contractMetadataCid])
    const addresses = {
      metadataRoot: metadataRoot.toString(),
      imagesRoot: images.root.toString(),
      contractMetadataCid: contractMetadataCid.toString(),
      carFile: carName,
      carFiles: files,
      carBytes: (await stat(path.join(place.root, carName))).size,
      carBlocks: car.blocks,
    }
    store.projects.setAddresses(projectId, addresses)
    return reportOf(addresses, place)
  } catch (error) {
    await car.abandon()
    throw error
  }
}

async function addImages(
  store: Store,
  place: ProjectFolder,
  project: ProjectRow,
  car: CarFile,
  onFile: () => void,
): Promise<{ root: CID; logo: CID | undefined; banner: CID | undefined }> {
  const own = new Map<string, CID>()
  const contentOf = new Map<string, string>()
  async function* files() {
    for (let after = 0; ;) {
      const page = store.files.pageByFirstUse(project.projectId, after, pageSize)
      for (const { position, extension, sha256 } of page) {
        contentOf.set(`${position}.${extension}`, sha256)
        yield { path: `${position}.${extension}`, content: read(place.original(sha256, extension)) }
        after = position
      }
      if (page.length < pageSize) break
    }
    for (const [name, sha256] of [
      ['banner', project.bannerSha256],
      ['logo', project.logoSha256],
    ] as const) {
      const file = sha256 === null ? undefined : store.files.get(project.projectId, sha256)
      if (!file) continue
      yield { path: `${name}.${file.extension}`, content: read(place.original(file.sha256, file.extension)) }
    }
  }
  const root = await addFolder(files(), car.blockstore, (name, cid) => {
    const sha256 = contentOf.get(name)
    if (sha256) store.files.setCid(project.projectId, sha256, cid.toString())
    else own.set(name.slice(0, name.indexOf('.')), cid)
    contentOf.delete(name)
    onFile()
  })
  return { root: root as CID, logo: own.get('logo'), banner: own.get('banner') }
}

async function addMetadata(
  store: Store,
  project: ProjectRow,
  car: CarFile,
  onFile: () => void,
): Promise<CID> {
  const pending: { itemId: string; cid: string }[] = []
  const flush = () =>
    store.transaction(() => {
      for (const { itemId, cid } of pending.splice(0)) store.items.setMetadataCid(itemId, cid)
    })
  const itemOf = new Map<string, string>()
  async function* files() {
    for (let after = 0; ;) {
      flush()
      const page = store.items.page(project.projectId, after, pageSize)
      for (const item of page) {
        itemOf.set(`${item.position}.json`, item.itemId)
        yield { path: `${item.position}.json`, content: tokenBytes(project, item, item.imageCid as string) }
        after = item.position
      }
      if (page.length < pageSize) return
    }
  }
  const root = await addFolder(files(), car.blockstore, (name, cid) => {
    pending.push({ itemId: itemOf.get(name) as string, cid: cid.toString() })
    itemOf.delete(name)
    onFile()
  })
  flush()
  return root as CID
}

/** Chunks of the profile's own size, so that the chunker has nothing to cut. */
function read(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(file, { highWaterMark: 1 << 20 })
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
  const { metadataRoot, imagesRoot, contractMetadataCid, carFile, carFiles, carBytes } = project
  if (!metadataRoot || !imagesRoot || !contractMetadataCid || !carFile) return undefined
  return reportOf(
    {
      metadataRoot,
      imagesRoot,
      contractMetadataCid,
      carFile,
      carFiles: carFiles ?? 0,
      carBytes: carBytes ?? 0,
    },
    place,
  )
}

function reportOf(
  known: {
    metadataRoot: string
    imagesRoot: string
    contractMetadataCid: string
    carFile: string
    carFiles: number
    carBytes: number
  },
  place: ProjectFolder,
): AddressReport {
  return {
    metadataRoot: known.metadataRoot,
    imagesRoot: known.imagesRoot,
    contractMetadataCid: known.contractMetadataCid,
    carFile: path.join(place.root, known.carFile),
    files: known.carFiles,
    bytes: known.carBytes,
  }
}
