import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { CID } from 'multiformats/cid'
import { IntaglioError, say, type Phrase } from '@intaglio/shared'
import { placeholderBytes, type Placeholder } from '../generate/placeholder.ts'
import type { ProjectFolder } from '../media/project-folder.ts'
import { contractBytes, tokenBytes, tokenMedia } from '../metadata/project-metadata.ts'
import type { AddressedFolder } from '../store/addresses.ts'
import type { FileRow } from '../store/files.ts'
import type { ItemWithFile } from '../store/items.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import { chunkBytes, type Content } from './unixfs.ts'

/** A file a project has to have an address for. */
export interface WantedFile {
  /** Its place in the CAR. */
  ordinal: number
  folder: AddressedFolder
  name: string
  /** Names everything its bytes depend on. */
  source: string
  content(): Content
  /** Writes its CID where the rest of the studio looks for it. */
  keepCid(cid: CID): void
}

// Pictures stand at the position of the first token that shows them, in order to change as little as possible of the
// CAR: what people edit most comes last.
const coverOrdinal = 500_000_000
const bannerOrdinal = 1_000_000_000
const logoOrdinal = 1_000_000_001
const placeholderImageOrdinal = 1_000_000_002
const placeholderOrdinal = 1_050_000_000
const metadataOrdinal = 1_100_000_000
const contractOrdinal = 2_100_000_000
const pageSize = 500

/**
 * All files of a project by ordinal, a page at a time: the images (each once, named after the first token that shows
 * it; films, sounds and models with the pictures that stand for them), what tokens show until the reveal, the tokens'
 * metadata (`<tokenId>.json`) and the collection's own. A page may be asked for only after the CIDs of the one before are kept, because later files
 * name earlier ones.
 */
export function* wantedFiles(
  store: Store,
  place: ProjectFolder,
  project: ProjectRow,
  placeholder: Placeholder | undefined,
): Generator<WantedFile[], void> {
  const { projectId } = project
  for (let after = 0, more = true; more;) {
    const page = store.files.pageByFirstUse(projectId, after, pageSize)
    more = page.length === pageSize
    after = page.at(-1)?.position ?? after
    yield page.map((file) => ({
      ...image(place, file.position, String(file.position), file),
      keepCid: keepIn(store, file),
    }))
  }
  for (let after = 0, more = true; more;) {
    const page = store.files.pageByFirstUse(projectId, after, pageSize)
    more = page.length === pageSize
    after = page.at(-1)?.position ?? after
    yield page.flatMap(({ position, coverSha256 }) => {
      const cover = coverSha256 === null ? undefined : store.files.get(projectId, coverSha256)
      if (!cover) return []
      return [
        {
          ...image(place, coverOrdinal + position, String(position), cover),
          keepCid: keepIn(store, cover),
        },
      ]
    })
  }
  yield [
    ['banner', bannerOrdinal, project.bannerSha256] as const,
    ['logo', logoOrdinal, project.logoSha256] as const,
  ].flatMap(([name, ordinal, sha256]) => {
    const file = sha256 === null ? undefined : store.files.get(projectId, sha256)
    return file ? [image(place, ordinal, name, file)] : []
  })
  if (placeholder) yield* placeholderFiles(store, place, project, placeholder)
  const words = tokenWords(project)
  for (let after = 0, more = true; more;) {
    const page = store.items.page(projectId, after, pageSize)
    more = page.length === pageSize
    after = page.at(-1)?.position ?? after
    yield page.map((item) => token(store, project, words, item))
  }
  const cidAt = (ordinal: number) => {
    const file = store.addresses.get(projectId, ordinal)
    return file && CID.decode(file.cid).toString()
  }
  const contract = contractBytes(project, { logo: cidAt(logoOrdinal), banner: cidAt(bannerOrdinal) })
  yield [
    {
      ordinal: contractOrdinal,
      folder: 'contract',
      name: 'contract.json',
      source: createHash('sha256').update(contract).digest('hex'),
      content: () => contract,
      keepCid: () => undefined,
    },
  ]
}

/** How many files `wantedFiles` comes to. */
export function countWanted(store: Store, project: ProjectRow, placeholder: Placeholder | undefined): number {
  const { files, covers } = store.files.countUsed(project.projectId)
  const pictures = [project.bannerSha256, project.logoSha256].filter((sha256) => sha256 !== null)
  const hidden = placeholder ? 1 + project.itemCount : 0
  return files + covers + pictures.length + hidden + project.itemCount + 1
}

/** The picture that hides all tokens, and one file for each that says nothing else. */
function* placeholderFiles(
  store: Store,
  place: ProjectFolder,
  project: ProjectRow,
  placeholder: Placeholder,
): Generator<WantedFile[], void> {
  const { projectId } = project
  const picture = image(place, placeholderImageOrdinal, 'image', placeholder.file)
  yield [{ ...picture, folder: 'placeholder' }]
  const kept = store.addresses.get(projectId, placeholderImageOrdinal)
  const imageCid = CID.decode(kept?.cid ?? new Uint8Array()).toString()
  for (let after = 0, more = true; more;) {
    const page = store.items.page(projectId, after, pageSize)
    more = page.length === pageSize
    after = page.at(-1)?.position ?? after
    yield page.map(({ position }): WantedFile => {
      const bytes = placeholderBytes(project, placeholder, position, imageCid)
      return {
        ordinal: placeholderOrdinal + position,
        folder: 'placeholder',
        name: `${position}.json`,
        source: createHash('sha256').update(bytes).digest('hex'),
        content: () => bytes,
        keepCid: () => undefined,
      }
    })
  }
}

/** What is published of a file that was imported. */
function image(
  place: ProjectFolder,
  ordinal: number,
  name: string,
  file: Pick<FileRow, 'sha256' | 'extension' | 'publishedSha256'>,
): WantedFile {
  const sha256 = file.publishedSha256 ?? file.sha256
  return {
    ordinal,
    folder: 'images',
    name: `${name}.${file.extension}`,
    source: sha256,
    content: () => readKept(place.published(file), sha256, `${name}.${file.extension}`),
    keepCid: () => undefined,
  }
}

function keepIn(store: Store, { projectId, sha256, imageCid }: FileRow): (cid: CID) => void {
  return (cid) => cid.toString() !== imageCid && store.files.setCid(projectId, sha256, cid.toString())
}

function token(store: Store, project: ProjectRow, words: object, item: ItemWithFile): WantedFile {
  const { metadataCid, ...of } = item
  return {
    ordinal: metadataOrdinal + item.position,
    folder: 'metadata',
    name: `${item.position}.json`,
    source: createHash('sha256')
      .update(JSON.stringify([words, of]))
      .digest('hex'),
    content: () => tokenBytes(project, item, tokenMedia(item)),
    keepCid: (cid) =>
      cid.toString() !== metadataCid && store.items.setMetadataCid(item.itemId, cid.toString()),
  }
}

/** Of the project, what comes after its tokens: addresses, and what is on chain. */
const later: (keyof ProjectRow)[] = [
  ...(['metadataRoot', 'imagesRoot', 'contractMetadataCid', 'placeholderRoot', 'carRoots'] as const),
  ...(['carFile', 'carFiles', 'carBytes', 'carBlocks', 'revision'] as const),
  ...(['chainId', 'contract', 'collectionIntentId', 'collectionTxHash'] as const),
]
/** The collection's own words, which only templates name. */
const ofCollection: (keyof ProjectRow)[] = [
  ...(['name', 'symbol', 'description', 'royaltyBps', 'externalLink'] as const),
  ...(['logoSha256', 'bannerSha256', 'itemCount'] as const),
]

/** What tokens may say of their project: everything but what they cannot, so that a new field is never missed. */
function tokenWords(project: ProjectRow): object {
  const hasTemplate = project.nameTemplate !== null || project.descriptionTemplate !== null
  const without = new Set<string>(hasTemplate ? later : [...later, ...ofCollection])
  return Object.fromEntries(Object.entries(project).filter(([field]) => !without.has(field)))
}

/** Streams a kept picture in chunks of the profile's size, and sees to it that it still is what was kept. */
async function* readKept(file: string, sha256: string, name: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  const changed = (message: Phrase, cause?: unknown) =>
    new IntaglioError(message, {
      code: 'FILE_CHANGED',
      why: say`"${{ name }}" of the collection is kept as ${{ file }}.`,
      next: say`Import its folder again: what changed is then read and kept anew.`,
      details: { file, sha256 },
      cause,
    })
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) {
      hash.update(chunk as Uint8Array)
      yield chunk as Uint8Array
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw changed(say`A picture is gone from the project’s folder.`, error)
  }
  if (hash.digest('hex') !== sha256)
    throw changed(say`A picture in the project’s folder is not what was imported.`)
}
