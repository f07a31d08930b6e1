import { say, type Phrase } from '@intaglio/shared'
import { lstat, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { recordImport } from '../edits/record-import.ts'
import type { FileWords } from '../metadata/formats/format.ts'
import { readWords } from '../metadata/formats/read-words.ts'
import type { ColumnMapping } from '../metadata/types.ts'
import type { ItemRow } from '../store/items.ts'
import type { Store } from '../store/store.ts'
import type { ImportReport, TaskOptions } from '../model.ts'
import { bringFiles, bringFolder, listingOf, type Brought } from './brought.ts'
import type { Decoders } from './decoder/decoders.ts'
import type { FoundFile } from './find-files.ts'
import { importCollectionWords } from './import-collection.ts'
import type { Keeper } from './keep-medium.ts'
import { nameItems } from './name-items.ts'
import { orderedMap } from './ordered-map.ts'
import { pairCovers } from './pair-covers.ts'
import { projectFolder } from './project-folder.ts'
import { keepIfChanged } from './read-changed.ts'
import { repeatItems } from './repeat-items.ts'
import { createItemSaver, type Arrived } from './save-items.ts'
import { SkipError } from './skip.ts'

/** One picture more than there are decoders keeps them busy. */
const concurrency = Math.min(8, availableParallelism() + 1)

/** Files that describe the others and are no items. */
const describing = new Set(['metadata.csv', 'collection.json'])

interface Place {
  store: Store
  dataDir: string
  decoders: Decoders
}

/**
 * Brings a folder's media and what it says of them into a project; the folder's layout is known by what it holds.
 * Files that cannot be taken are named with their reason and leave nothing behind. Importing the same folder again
 * takes only what changed in it: a changed file takes the place of what it was, edits made since stay unless the
 * folder says something new, and nothing is removed.
 * @throws InvalidInputError when `folder` is no folder, collection.json is wrong, or the mapping does not fit
 */
export async function importFolder(
  place: Place,
  projectId: string,
  folder: string,
  options: TaskOptions & { repeatTo?: number; mapping?: ColumnMapping } = {},
): Promise<ImportReport> {
  return importMedia(place, projectId, await bringFolder(folder), options)
}

/**
 * The same of files that were chosen by themselves, from one folder or several. A table or JSON among them describes
 * the others, and items that are there.
 * @throws InvalidInputError when one is a folder, collection.json is wrong, or the mapping does not fit
 */
export async function importFiles(
  place: Place,
  projectId: string,
  files: readonly string[],
  options: TaskOptions & { mapping?: ColumnMapping } = {},
): Promise<ImportReport> {
  const brought = await bringFiles(files, place.store.sources.folders(projectId))
  return importMedia(place, projectId, brought, options)
}

async function importMedia(
  { store, dataDir, decoders }: Place,
  projectId: string,
  brought: Brought,
  options: TaskOptions & { repeatTo?: number; mapping?: ColumnMapping },
): Promise<ImportReport> {
  const { onProgress, signal, mapping, repeatTo } = options
  const place = projectFolder(dataDir, projectId)
  await place.prepare()
  const project = store.projects.get(projectId)
  const keeper: Keeper = {
    ...{ store, place, projectId, decoders, signal },
    settings: store.mediaSettings.get(projectId),
  }
  const isWhole = brought.folder !== undefined
  const there = isWhole ? [] : store.items.named(projectId)
  const listing = listingOf(
    brought,
    there.map(({ sourceFile }) => sourceFile),
  )
  const description = await readWords(listing, mapping)
  const { words, problems } = description
  const report: ImportReport = {
    ...{ imported: 0, added: 0, changed: 0, unchanged: 0 },
    ...{ missing: [], skipped: [], notes: [] },
  }
  const { skipped } = report
  const record = recordImport(store, projectId, nameOf(brought))
  if ((project.itemCount === 0 || !isWhole) && description.collection) {
    skipped.push(...(await importCollectionWords(keeper, project, brought, description.collection, record)))
  }
  const covers = await pairCovers(brought.files)
  const isCover = new Set(covers.values())
  const coverOf = (file: string) => covers.get(file)?.file ?? file
  const takes = (file: string) => !describing.has(file) && description.takes(file)
  const found = brought.files.filter(
    (each) =>
      !isCover.has(each) && (takes(each.file) || (covers.has(each.file) && takes(coverOf(each.file)))),
  )
  // The words may name the medium or the picture that stands for it.
  const wordsFor = (file: string) =>
    words.get(file.normalize('NFC')) ?? words.get(coverOf(file).normalize('NFC'))
  if (description.ordered) sortLike(found, words, coverOf)
  const names = await nameItems(store, projectId, { ...brought, files: found })
  const saver = createItemSaver(store, projectId, brought, new Set(names.values()), record)
  const tell = (file: string, outcome: Arrived | SkipError) => {
    if (outcome instanceof SkipError) {
      skipped.push({ file, code: outcome.code, reason: outcome.said.message })
      return
    }
    report[outcome] += 1
    report.imported += 1
  }

  const total = found.length
  let rendered = 0
  let done = 0
  const undescribed = new Set(words.keys())
  const kept = orderedMap(found, concurrency, async ({ file, source, problem }) => {
    signal?.throwIfAborted()
    const cover = covers.get(file)?.source
    const outcome = problem ?? (await keepIfChanged(keeper, brought, source, cover).catch(skipOnly))
    onProgress?.({ stage: 'variants', done: ++rendered, total })
    return { file, source, problem, outcome }
  })
  /** Of a file that was chosen by itself and is gone: whether its item is there. */
  const isKnown = (source: string) => {
    const known = isWhole ? undefined : store.sources.get(projectId, brought.keyOf(source))
    return known && store.items.bySource(projectId, known.named, 0) !== undefined
  }
  for await (const { file, source, problem, outcome } of kept) {
    undescribed.delete(file.normalize('NFC'))
    undescribed.delete(coverOf(file).normalize('NFC'))
    if (outcome instanceof SkipError) {
      if (problem && isKnown(source)) report.missing.push(file)
      else tell(file, outcome)
    } else {
      const name = names.get(file) ?? file
      const arrived = attempt(() => saver.save({ file, name, kept: outcome, words: wordsFor(file) }))
      if (arrived) tell(file, arrived)
      if (!(arrived instanceof SkipError))
        report.notes.push(...outcome.notes.map((note) => ({ file, ...note })))
    }
    onProgress?.({ stage: 'import', done: ++done, total })
  }
  for (const { file, outcome } of saver.rest()) tell(file, outcome)
  skipped.push(...problems)
  const meant = itemFinder(there)
  for (const file of undescribed) {
    const item = meant(file)
    if (item) tell(file, saver.describe(item, words.get(file) as FileWords))
    else skipped.push({ file: description.source ?? file, ...describesNothing(file, isWhole) })
  }
  if (isWhole) report.missing = missingOf(store, projectId, brought)
  else await rememberTables(store, projectId, brought, found)
  if (repeatTo) report.imported += repeatItems(store, projectId, repeatTo, record, signal)
  await rm(place.temporaryDir, { recursive: true, force: true })
  return report
}

/** What a person calls it: the folder, or the first of the files. */
function nameOf({ folder, files }: Brought): string {
  return folder === undefined ? (files[0]?.file ?? '') : path.basename(folder)
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

/** Finds an item by its file, else by its number. */
function itemFinder(items: readonly ItemRow[]): (word: string) => ItemRow | undefined {
  const byFile = new Map(items.map((item) => [item.sourceFile.normalize('NFC'), item]))
  const byNumber = new Map(items.map((item) => [String(item.position), item]))
  return (word) => byFile.get(word) ?? byNumber.get(word)
}

function describesNothing(file: string, isWhole: boolean): { code: string; reason: Phrase } {
  return {
    code: 'BAD_ROW',
    reason: isWhole
      ? say`It describes "${{ file }}", which is not in the folder.`
      : say`It describes "${{ file }}", and no item is called so.`,
  }
}

/** Files that were there the last time and are gone. */
function missingOf(store: Store, projectId: string, { folder = '', files }: Brought): string[] {
  const present = new Set(files.map(({ file }) => file))
  return store.sources
    .files(projectId, folder)
    .filter(({ file, named }) => !present.has(file) && store.items.bySource(projectId, named, 0))
    .map(({ file }) => file)
}

/** What describes items is looked at again with them. */
async function rememberTables(
  store: Store,
  projectId: string,
  { files, keyOf }: Brought,
  items: readonly FoundFile[],
): Promise<void> {
  const isItem = new Set(items)
  for (const each of files) {
    if (isItem.has(each) || each.problem) continue
    const key = keyOf(each.source)
    // A picture of something else is known as what it is.
    if (store.sources.get(projectId, key)) continue
    const { size } = await lstat(each.source)
    store.sources.save({
      ...{ projectId, ...key, bytes: size, sha256: '', named: key.file },
      ...{ single: 1, mtimeNs: '0', inode: '0' },
    })
  }
}
