import { randomUUID } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { InvalidInputError } from '@intaglio/shared'
import type { FileRow } from '../store/files.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { ColumnMapping } from '../metadata/types.ts'
import type { ImportReport, SkippedFile, TaskOptions } from '../types.ts'
import { findFiles, resolveInside, type FoundFile } from './find-files.ts'
import { describeFolder, type CollectionWords, type FileWords } from './folder-description.ts'
import { inspectImage } from './inspect-image.ts'
import { copyWhileHashing, moveInPlace } from './keep-original.ts'
import { orderedMap } from './ordered-map.ts'
import { projectFolder, type ProjectFolder } from './project-folder.ts'
import { renderVariants } from './render-variants.ts'
import { SkipError } from './skip.ts'

const pageSize = 500

/** sharp decodes on threads of its own; one picture more than there are cores keeps them busy. */
const concurrency = Math.min(8, availableParallelism() + 1)

/**
 * Brings a folder's pictures and what it says of them into a project; the folder's layout is known by what it holds.
 * Files that cannot be taken are named with their reason and leave nothing behind. Importing the same folder again
 * changes nothing but words.
 * @throws InvalidInputError when `folder` is no folder, collection.json is wrong, or the mapping does not fit
 */
export async function importFolder(
  { store, dataDir }: { store: Store; dataDir: string },
  projectId: string,
  folder: string,
  options: TaskOptions & { repeatTo?: number; mapping?: ColumnMapping } = {},
): Promise<ImportReport> {
  const { onProgress, signal } = options
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new InvalidInputError('folder', `there is no folder "${folder}"`)
  }
  const place = projectFolder(dataDir, projectId)
  await place.prepare()
  const project = store.projects.get(projectId)
  const skipped: SkippedFile[] = []
  const all: FoundFile[] = []
  for await (const file of findFiles(folder)) all.push(file)
  const description = await describeFolder(
    folder,
    all.map(({ file }) => file),
    options.mapping,
  )
  const { words, problems } = description
  if (project.itemCount === 0 && description.collection) {
    skipped.push(...(await importCollectionWords(store, place, project, folder, description.collection)))
  }
  const undescribed = new Set(words.keys())
  const found = all.filter(({ file }) => description.takes(file))
  if (description.ordered) sortLike(found, words)
  const total = found.length
  let rendered = 0
  let done = 0
  let imported = 0
  const kept = orderedMap(found, concurrency, async (entry) => {
    signal?.throwIfAborted()
    const outcome = await keep(store, place, projectId, folder, entry)
    onProgress?.({ stage: 'variants', done: ++rendered, total })
    return { file: entry.file, outcome }
  })
  for await (const { file, outcome } of kept) {
    const described = words.get(file.normalize('NFC'))
    undescribed.delete(file.normalize('NFC'))
    const problem =
      outcome instanceof SkipError ? outcome : saveItem(store, projectId, file, outcome, described)
    if (problem) skipped.push({ file, code: problem.code, reason: problem.message })
    else imported += 1
    onProgress?.({ stage: 'import', done: ++done, total })
  }
  skipped.push(...problems)
  for (const file of undescribed) {
    skipped.push({
      file: 'metadata.csv',
      code: 'BAD_ROW',
      reason: `It describes "${file}", which is not in the folder.`,
    })
  }
  if (options.repeatTo) imported += repeatItems(store, projectId, options.repeatTo, signal)
  await rm(place.temporaryDir, { recursive: true, force: true })
  return { imported, skipped }
}

/** Files that are described in the order of their descriptions, then the others as they came. */
function sortLike(found: FoundFile[], words: Map<string, FileWords>): void {
  const rank = new Map([...words.keys()].map((file, index) => [file, index]))
  const rankOf = ({ file }: FoundFile) => rank.get(file.normalize('NFC')) ?? rank.size
  found.sort((a, b) => rankOf(a) - rankOf(b))
}

/** Keeps one file's bytes and variants under its content hash; what cannot be kept leaves nothing. */
async function keep(
  store: Store,
  place: ProjectFolder,
  projectId: string,
  folder: string,
  entry: FoundFile,
): Promise<FileRow | SkipError> {
  if (entry.problem) return entry.problem
  try {
    return await keepPicture(store, place, projectId, path.join(folder, entry.file))
  } catch (error) {
    if (error instanceof SkipError) return error
    throw error
  }
}

async function keepPicture(
  store: Store,
  place: ProjectFolder,
  projectId: string,
  source: string,
): Promise<FileRow> {
  const { temporary, sha256, bytes } = await copyWhileHashing(source, place.temporaryDir)
  try {
    const known = store.files.get(projectId, sha256)
    if (known) return known
    const facts = await inspectImage(temporary, bytes)
    await renderVariants(temporary, {
      variant: place.variant(sha256),
      thumbnail: place.thumbnail(sha256),
      temporaryDir: place.temporaryDir,
    })
    await moveInPlace(temporary, place.original(sha256, facts.extension))
    // Last: a row means that all of its files are there.
    const file = { projectId, sha256, bytes, ...facts }
    store.files.add(file)
    return { ...file, imageCid: null }
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Gives a picture its place in the collection, or says which item already shows it. */
function saveItem(
  store: Store,
  projectId: string,
  file: string,
  { sha256 }: FileRow,
  words: FileWords | undefined,
): SkipError | undefined {
  return store.transaction(() => {
    const twin = store.items.byContent(projectId, sha256)
    if (twin && twin.sourceFile !== file) {
      return new SkipError('DUPLICATE', `It has the same content as "${twin.sourceFile}".`)
    }
    const before = store.items.bySource(projectId, file, 0)
    store.items.save({
      itemId: before?.itemId ?? randomUUID(),
      projectId,
      position: before?.position ?? store.items.count(projectId) + 1,
      name: words?.name ?? path.posix.basename(file, path.posix.extname(file)),
      description: words?.description ?? '',
      sourceFile: file,
      repetition: 0,
      sha256,
      attributes: JSON.stringify(words?.attributes ?? []),
      extra: JSON.stringify(words?.extra ?? {}),
      editions: words?.editions ?? '1',
    })
    store.projects.clearAddresses(projectId)
    return undefined
  })
}

/** Adds items that show the same pictures under names of their own, until there are `total`. */
function repeatItems(
  store: Store,
  projectId: string,
  total: number,
  signal: AbortSignal | undefined,
): number {
  const originals = store.items.count(projectId)
  let position = originals
  while (originals > 0 && position < total) {
    signal?.throwIfAborted()
    const start = position % originals
    const page = store.items.page(projectId, start, Math.min(pageSize, originals - start, total - position))
    store.transaction(() => {
      for (const item of page) {
        position += 1
        store.items.save({
          ...item,
          itemId: randomUUID(),
          position,
          name: `${item.name} #${position}`,
          repetition: Math.floor((position - 1) / originals),
        })
      }
      store.projects.clearAddresses(projectId)
    })
  }
  return position - originals
}

async function importCollectionWords(
  store: Store,
  place: ProjectFolder,
  project: ProjectRow,
  folder: string,
  words: CollectionWords,
): Promise<SkippedFile[]> {
  const skipped: SkippedFile[] = []
  const picture = async (file: string | undefined): Promise<string | null> => {
    if (file === undefined) return null
    try {
      return (await keepPicture(store, place, project.projectId, await resolveInside(folder, file))).sha256
    } catch (error) {
      if (!(error instanceof SkipError)) throw error
      skipped.push({ file, code: error.code, reason: error.message })
      return null
    }
  }
  const logoSha256 = await picture(words.image)
  const bannerSha256 = await picture(words.banner)
  store.projects.setWords(project.projectId, {
    name: words.name ?? project.name,
    symbol: words.symbol ?? project.symbol,
    description: words.description ?? project.description,
    royaltyBps: words.royalty_bps ?? project.royaltyBps,
    externalLink: words.external_link ?? project.externalLink,
    logoSha256: logoSha256 ?? project.logoSha256,
    bannerSha256: bannerSha256 ?? project.bannerSha256,
  })
  store.projects.clearAddresses(project.projectId)
  return skipped
}
