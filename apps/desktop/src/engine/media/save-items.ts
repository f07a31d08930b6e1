import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Store } from '../store/store.ts'
import type { FileWords } from './folder-description.ts'
import type { Kept } from './keep-medium.ts'
import { sourceRow } from './read-changed.ts'
import { SkipError } from './skip.ts'

/** A file of a folder that is kept and wants its place in the collection. */
export interface Arrival {
  file: string
  kept: Kept
  words: FileWords | undefined
}

export type Arrived = 'added' | 'changed' | 'unchanged'

/** Gives what arrives its place in the collection. */
export interface ItemSaver {
  /** Undefined where it cannot be decided before all files arrived. @throws SkipError `DUPLICATE` */
  save(arrival: Arrival): Arrived | undefined
  /** Decides what could not be decided; each answer is one of them. */
  rest(): Generator<{ file: string; outcome: Arrived | SkipError }>
}

/**
 * @param folder absolute
 * @param coming all files of the folder that may arrive: where one shows what another showed before, the other may
 * come to show something else
 */
export function createItemSaver(
  store: Store,
  projectId: string,
  folder: string,
  coming: ReadonlySet<string>,
): ItemSaver {
  const waiting = new Map<string, Arrival>()
  const arrived = new Set<string>()

  const twinOf = ({ file, kept }: Arrival) => {
    const twin = store.items.byContent(projectId, kept.file.sha256)
    return twin && twin.sourceFile !== file ? twin.sourceFile : undefined
  }
  const duplicate = (twin: string) => new SkipError('DUPLICATE', `It has the same content as "${twin}".`)

  const place = ({ file, kept, words }: Arrival): Arrived =>
    store.transaction(() => {
      arrived.add(file)
      if (store.itemPlaces.isTakenOut(projectId, file, 0)) {
        throw new SkipError('REMOVED', 'You took it out of the collection; it can be brought back.')
      }
      for (const reading of kept.readings) store.sources.save(sourceRow(projectId, folder, reading))
      const before = store.items.bySource(projectId, file, 0)
      const { sha256 } = kept.file
      const wordsKey = createHash('sha256')
        .update(JSON.stringify(words ?? null))
        .digest('hex')
      const sameWords = before?.wordsKey === wordsKey
      if (before && sameWords && before.sha256 === sha256 && !kept.isNew) return 'unchanged'
      if (before && before.sha256 !== sha256) store.items.setContent(projectId, file, sha256)
      store.items.save({
        itemId: before?.itemId ?? randomUUID(),
        projectId,
        position: before?.position ?? store.items.count(projectId) + 1,
        sourceFile: file,
        repetition: 0,
        sha256,
        wordsKey,
        ...(before && sameWords ? wordsKept(before) : wordsOf(file, words)),
      })
      store.projects.clearAddresses(projectId)
      return before ? 'changed' : 'added'
    })

  return {
    save(arrival) {
      const twin = twinOf(arrival)
      if (twin === undefined) return place(arrival)
      if (arrived.has(twin) || !coming.has(twin)) throw duplicate(twin)
      waiting.set(arrival.file, arrival)
      return undefined
    },
    *rest() {
      // Files that swapped their contents wait for each other.
      for (const [file, arrival] of waiting) {
        const twin = twinOf(arrival)
        const other = twin === undefined ? undefined : waiting.get(twin)
        const moves = other && other.kept.file.sha256 !== arrival.kept.file.sha256
        if (twin !== undefined && !moves) yield { file, outcome: duplicate(twin) }
        else yield { file, outcome: place(arrival) }
      }
    },
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

/** What a person made of it since. */
function wordsKept({ name, description, attributes, extra, editions }: EditedWords): EditedWords {
  return { name, description, attributes, extra, editions }
}
type EditedWords = ReturnType<typeof wordsOf>
