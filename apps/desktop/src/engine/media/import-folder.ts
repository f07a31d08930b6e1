import { randomUUID } from 'node:crypto'
import { realpath, rm, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { InvalidInputError } from '@intaglio/shared'
import type { ColumnMapping } from '../metadata/types.ts'
import type { Store } from '../store/store.ts'
import type { ImportReport, TaskOptions } from '../types.ts'
import type { Decoders } from './decoder/decoders.ts'
import { findFiles, type FoundFile } from './find-files.ts'
import { describeFolder, type FileWords } from './folder-description.ts'
import { importCollectionWords } from './import-collection.ts'
import type { Keeper } from './keep-medium.ts'
import { orderedMap } from './ordered-map.ts'
import { pairCovers } from './pair-covers.ts'
import { projectFolder } from './project-folder.ts'
import { keepIfChanged } from './read-changed.ts'
import { createItemSaver, type Arrived } from './save-items.ts'
import { SkipError } from './skip.ts'

const pageSize = 500

/** One picture more than there are decoders keeps them busy. */
const concurrency = Math.min(8, availableParallelism() + 1)

/**
 * Brings a folder's media and what it says of them into a project; the folder's layout is known by what it holds.
 * Files that cannot be taken are named with their reason and leave nothing behind. Importing the same folder again
 * takes only what changed in it: a changed file takes the place of what it was, edits made since stay unless the
 * folder says something new, and nothing is removed.
 * @throws InvalidInputError when `folder` is no folder, collection.json is wrong, or the mapping does not fit
 */
export async function importFolder(
  { store, dataDir, decoders }: { store: Store; dataDir: string; decoders: Decoders },
  projectId: string,
  folder: string,
  options: TaskOptions & { repeatTo?: number; mapping?: ColumnMapping } = {},
): Promise<ImportReport> {
  const { onProgress, signal } = options
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new InvalidInputError('folder', `there is no folder "${folder}"`)
  }
  const root = await realpath(folder)
  const place = projectFolder(dataDir, projectId)
  await place.prepare()
  const project = store.projects.get(projectId)
  const settings = store.mediaSettings.get(projectId)
  const keeper: Keeper = { store, place, projectId, settings, decoders, signal }
  const all: FoundFile[] = []
  for await (const file of findFiles(root)) all.push(file)
  const names = all.map(({ file }) => file)
  const description = await describeFolder(root, names, options.mapping)
  const { words, problems } = description
  const report: ImportReport = {
    ...{ imported: 0, added: 0, changed: 0, unchanged: 0 },
    ...{ missing: [], skipped: [], notes: [] },
  }
  const { skipped } = report
  if (project.itemCount === 0 && description.collection) {
    skipped.push(...(await importCollectionWords(keeper, project, root, description.collection)))
  }
  const covers = await pairCovers(root, all)
  const isCover = new Set(covers.values())
  const coverOf = (file: string) => covers.get(file) ?? file
  const found = all.filter(
    ({ file }) => !isCover.has(file) && (description.takes(file) || description.takes(coverOf(file))),
  )
  // A folder's words may name the medium or the picture that stands for it.
  const wordsFor = (file: string) =>
    words.get(file.normalize('NFC')) ?? words.get(coverOf(file).normalize('NFC'))
  if (description.ordered) sortLike(found, words, coverOf)
  const saver = createItemSaver(store, projectId, root, new Set(found.map(({ file }) => file)))
  const tell = (file: string, outcome: Arrived | SkipError) => {
    if (outcome instanceof SkipError) {
      skipped.push({ file, code: outcome.code, reason: outcome.message })
      return
    }
    report[outcome] += 1
    report.imported += 1
  }

  const total = found.length
  let rendered = 0
  let done = 0
  const undescribed = new Set(words.keys())
  const kept = orderedMap(found, concurrency, async ({ file, problem }) => {
    signal?.throwIfAborted()
    const outcome = problem ?? (await keepIfChanged(keeper, root, file, covers.get(file)).catch(skipOnly))
    onProgress?.({ stage: 'variants', done: ++rendered, total })
    return { file, outcome }
  })
  for await (const { file, outcome } of kept) {
    undescribed.delete(file.normalize('NFC'))
    undescribed.delete(coverOf(file).normalize('NFC'))
    if (outcome instanceof SkipError) tell(file, outcome)
    else {
      const arrived = attempt(() => saver.save({ file, kept: outcome, words: wordsFor(file) }))
      if (arrived) tell(file, arrived)
      if (!(arrived instanceof SkipError))
        report.notes.push(...outcome.notes.map((note) => ({ file, ...note })))
    }
    onProgress?.({ stage: 'import', done: ++done, total })
  }
  for (const { file, outcome } of saver.rest()) tell(file, outcome)
  skipped.push(...problems)
  for (const file of undescribed) {
    skipped.push({
      file: 'metadata.csv',
      code: 'BAD_ROW',
      reason: `It describes "${file}", which is not in the folder.`,
    })
  }
  const present = new Set(names)
  report.missing = store.sources
    .files(projectId, root)
    .filter((file) => !present.has(file) && store.items.bySource(projectId, file, 0))
  if (options.repeatTo) report.imported += repeatItems(store, projectId, options.repeatTo, signal)
  await rm(place.temporaryDir, { recursive: true, force: true })
  return report
}

function skipOnly(error: unknown): SkipError {
  if (error instanceof SkipError) return error
  throw error
}

function attempt<Result>(work: () => Result): Result | SkipError {
  try {
    return work()
  } catch (error) {
    return skipOnly(error)
  }
}

/** Files that are described in the order of their descriptions, then the others as they came. */
function sortLike(
  found: FoundFile[],
  words: Map<string, FileWords>,
  coverOf: (file: string) => string,
): void {
  const rank = new Map([...words.keys()].map((file, index) => [file, index]))
  const rankOf = ({ file }: FoundFile) =>
    rank.get(file.normalize('NFC')) ?? rank.get(coverOf(file).normalize('NFC')) ?? rank.size
  found.sort((a, b) => rankOf(a) - rankOf(b))
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
