import { say } from '@intaglio/shared'
import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import type { FileWords } from '../metadata/formats/format.ts'
import type { ImportRecord } from '../edits/record-import.ts'
import type { ItemRow } from '../store/items.ts'
import type { Store } from '../store/store.ts'
import type { Brought } from './brought.ts'
import type { Kept } from './keep-medium.ts'
import { sourceRow } from './read-changed.ts'
import { SkipError } from './skip.ts'

/** A file that is kept and wants its place in the collection. */
export interface Arrival {
  /** As it is brought. */
  file: string
  /** What its item is called. */
  name: string
  kept: Kept
  words: FileWords | undefined
}

export type Arrived = 'added' | 'changed' | 'unchanged'

/** Gives what arrives its place in the collection. */
export interface ItemSaver {
  /** Undefined where it cannot be decided before all files arrived. @throws SkipError `DUPLICATE`, `REMOVED` */
  save(arrival: Arrival): Arrived | undefined
  /** Decides what could not be decided; each answer is one of them. */
  rest(): Generator<{ file: string; outcome: Arrived | SkipError }>
  /** Gives an item whose file is not brought the words that are said of it. */
  describe(item: ItemRow, words: FileWords): Arrived
}

/**
 * @param coming what all items are called that may arrive: where one shows what another showed before, the other may
 * come to show something else
 */
export function createItemSaver(
  store: Store,
  projectId: string,
  brought: Brought,
  coming: ReadonlySet<string>,
  record: ImportRecord,
): ItemSaver {
  const waiting = new Map<string, Arrival>()
  const arrived = new Set<string>()
  const isWhole = brought.folder !== undefined

  const twinOf = ({ name, kept }: Arrival) => {
    const twin = store.items.byContent(projectId, kept.file.sha256)
    return twin && twin.sourceFile !== name ? twin.sourceFile : undefined
  }
  const duplicate = (twin: string) =>
    new SkipError('DUPLICATE', say`It has the same content as "${{ twin }}".`)

  const write = (name: string, sha256: string, words: FileWords | undefined, isNew: boolean): Arrived => {
    const before = store.items.bySource(projectId, name, 0)
    const { isSaid, wordsKey } = heard(before, words, isWhole)
    if (before && !isSaid && before.sha256 === sha256 && !isNew) return 'unchanged'
    const itemId = before?.itemId ?? randomUUID()
    record.item(itemId)
    if (before && before.sha256 !== sha256) {
      for (const repetition of store.items.repetitions(projectId, name)) record.item(repetition)
      store.items.setContent(projectId, name, sha256)
    }
    store.items.save({
      itemId,
      projectId,
      position: before?.position ?? store.items.count(projectId) + 1,
      sourceFile: name,
      repetition: 0,
      sha256,
      wordsKey,
      ...wordsOf(name, words),
      ...(before && (isWhole ? !isSaid && wordsKept(before) : { ...wordsKept(before), ...said(words) })),
    })
    store.projects.clearAddresses(projectId)
    return before ? 'changed' : 'added'
  }
  const place = ({ name, kept, words }: Arrival): Arrived =>
    store.transaction(() => {
      arrived.add(name)
      if (store.itemPlaces.isTakenOut(projectId, name, 0)) {
        throw new SkipError('REMOVED', say`You took it out of the collection; it can be brought back.`)
      }
      for (const reading of kept.readings) {
        const isOwn = reading.sha256 === kept.file.sha256
        const named = isOwn ? name : brought.keyOf(reading.source).file
        store.sources.save(sourceRow(projectId, brought, reading, named))
      }
      return write(name, kept.file.sha256, words, kept.isNew)
    })

  return {
    save(arrival) {
      const twin = twinOf(arrival)
      if (twin === undefined) return place(arrival)
      if (arrived.has(twin) || !coming.has(twin)) throw duplicate(twin)
      waiting.set(arrival.name, arrival)
      return undefined
    },
    *rest() {
      // Files that swapped their contents wait for each other.
      for (const arrival of waiting.values()) {
        const { file } = arrival
        const twin = twinOf(arrival)
        const other = twin === undefined ? undefined : waiting.get(twin)
        const moves = other && other.kept.file.sha256 !== arrival.kept.file.sha256
        if (twin !== undefined && !moves) yield { file, outcome: duplicate(twin) }
        else yield { file, outcome: place(arrival) }
      }
    },
    describe: ({ sourceFile, sha256 }, words) =>
      store.transaction(() => write(sourceFile, sha256, words, false)),
  }
}

/**
 * Whether something new is said of an item. What a folder says and what files say that were chosen by themselves are
 * remembered apart, as `folder/files`: the one does not take back what the other said.
 */
function heard(
  before: ItemRow | undefined,
  words: FileWords | undefined,
  isWhole: boolean,
): { isSaid: boolean; wordsKey: string } {
  const [ofFolder = '', ofFiles = ''] = before?.wordsKey?.split('/') ?? []
  const last = isWhole ? ofFolder : ofFiles
  const text = JSON.stringify(words ?? null)
  const now = createHash('sha256').update(text).digest('hex')
  // Whoever never said anything takes nothing back, nor do files without a table.
  const isSilent = before !== undefined && words === undefined && (last === '' || !isWhole)
  const key = isSilent ? last : now
  return {
    isSaid: !isSilent && now !== last,
    wordsKey: isWhole && ofFiles === '' ? key : isWhole ? `${key}/${ofFiles}` : `${ofFolder}/${key}`,
  }
}

function wordsOf(file: string, words: FileWords | undefined) {
  return {
    name: words?.name ?? path.posix.basename(file, path.posix.extname(file)),
    description: words?.description ?? '',
    attributes: JSON.stringify(words?.attributes ?? []),
    extra: JSON.stringify(words?.extra ?? {}),
    editions: words?.editions ?? '1',
  }
}

/** What is said, and nothing for what is not. */
function said(words: FileWords | undefined): Partial<EditedWords> {
  if (!words) return {}
  const { name, description, attributes, extra, editions } = words
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(attributes.length > 0 && { attributes: JSON.stringify(attributes) }),
    ...(extra && { extra: JSON.stringify(extra) }),
    ...(editions !== undefined && { editions }),
  }
}

/** What a person made of it since. */
function wordsKept({ name, description, attributes, extra, editions }: EditedWords): EditedWords {
  return { name, description, attributes, extra, editions }
}
type EditedWords = ReturnType<typeof wordsOf>
