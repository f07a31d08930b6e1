import { say, paragraph, readText } from '@intaglio/shared'
import { createHash } from 'node:crypto'
import { access, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { CoverOrigin, FileRow } from '../store/files.ts'
import type { Store } from '../store/store.ts'
import type { ImportNote } from '../model.ts'
import type { Decoders } from './decoder/decoders.ts'
import type { Looked } from './decoder/protocol.ts'
import { syncFolders } from '../durability/sync-folders.ts'
import { copyWhileHashing, moveInPlace } from './keep-original.ts'
import type { ProjectFolder } from './project-folder.ts'
import { settingsKey } from './published-form.ts'
import type { Medium } from './recognise.ts'
import { SkipError } from './skip.ts'
import type { MediaSettings } from './types.ts'

/** Where media are kept, and how. */
export interface Keeper {
  store: Store
  place: ProjectFolder
  projectId: string
  settings: MediaSettings
  decoders: Decoders
  signal?: AbortSignal | undefined
}

/** A source file as it was when it was read. */
export interface Reading {
  source: string
  sha256: string
  bytes: number
  mtimeNs: bigint
  inode: bigint
}

export interface Kept {
  file: FileRow
  /** Whether something had to be done. */
  isNew: boolean
  readings: Reading[]
  /** What was done to it that its maker may want to know; empty of a file that was known. */
  notes: Note[]
}
type Note = Omit<ImportNote, 'file'>

/** Of what was taken out of a drawing. */
const shownParts = 5

/** A file's copy in the temporary folder. */
interface Copy {
  temporary: string
  sha256: string
  bytes: number
}

/**
 * Keeps a file's bytes under its content hash, with variants, the form in which it is published, and a cover where it
 * is no picture. What is known already is not done again; what cannot be kept leaves nothing.
 * @param cover a picture that is to stand for the file where it is none itself
 * @throws SkipError
 */
export async function keepMedium(keeper: Keeper, source: string, cover?: string): Promise<Kept> {
  const { place } = keeper
  const own = cover === undefined ? undefined : await keepCover(keeper, cover)
  const copy = await copyWhileHashing(source, place.temporaryDir)
  try {
    const { sha256, bytes, mtimeNs, inode } = copy
    const kept = await keepCopy(keeper, copy, own?.file)
    return {
      ...kept,
      notes: [...(own?.notes ?? []), ...kept.notes],
      readings: [...(own?.readings ?? []), { source, sha256, bytes, mtimeNs, inode }],
    }
  } finally {
    await rm(copy.temporary, { force: true })
  }
}

/** The picture beside a file; one that cannot be used is no reason to refuse the file itself. */
async function keepCover(
  keeper: Keeper,
  cover: string,
): Promise<Pick<Kept, 'notes' | 'readings'> & { file?: FileRow }> {
  try {
    const kept = await keepMedium(keeper, cover)
    if (kept.file.mime.startsWith('image/')) return kept
    throw new SkipError('NOT_AN_IMAGE', say`Its content is ${{ mime: kept.file.mime }}.`)
  } catch (error) {
    if (!(error instanceof SkipError)) throw error
    const detail = error.said.message
    const message = say`"${{ file: path.basename(cover) }}" beside it cannot be its picture: ${{ detail }}`
    return { notes: [{ code: 'COVER_UNUSABLE', message }], readings: [] }
  }
}

/** Keeps a picture without a folder's words about it. @param source absolute path; it is copied, never moved */
export async function keepPicture(keeper: Omit<Keeper, 'settings'>, source: string): Promise<FileRow> {
  const settings = keeper.store.mediaSettings.get(keeper.projectId)
  const { file } = await keepMedium({ ...keeper, settings }, source)
  if (file.mime.startsWith('image/')) return file
  throw new SkipError('NOT_AN_IMAGE', say`Its content is ${{ mime: file.mime }}, not a picture.`)
}

/** Whether what is known of a file still holds for these settings and this cover. */
export function isCurrent(file: FileRow, settings: MediaSettings, ownCover: string | undefined): boolean {
  if (file.publishedAs !== settingsKey(settings)) return false
  if (file.mime.startsWith('image/')) return true
  return ownCover === undefined
    ? file.coverSha256 !== null && file.coverFrom !== 'file'
    : file.coverSha256 === ownCover
}

/** Whether everything that is kept of a file is still where it was put. */
export async function isThere({ place }: Keeper, file: FileRow): Promise<boolean> {
  const picture = file.coverSha256 ?? file.sha256
  const kept = [
    ...[place.original(file.sha256, file.extension), place.published(file)],
    ...[place.variant(picture), place.thumbnail(picture)],
  ]
  const found = await Promise.allSettled([...new Set(kept)].map((each) => access(each)))
  return found.every(({ status }) => status === 'fulfilled')
}

async function keepCopy(
  keeper: Keeper,
  copy: Copy,
  ownCover: FileRow | undefined,
): Promise<Omit<Kept, 'readings'>> {
  const { store, place, projectId, settings, decoders, signal } = keeper
  signal?.throwIfAborted()
  const known = store.files.get(projectId, copy.sha256)
  const isKnown = known && isCurrent(known, settings, ownCover?.sha256) && (await isThere(keeper, known))
  if (isKnown) return { file: known, isNew: false, notes: [] }
  const looked = await decoders.look(
    {
      ...{ file: copy.temporary, sha256: copy.sha256, bytes: copy.bytes, settings },
      wantsCover: ownCover === undefined,
      temporaryDir: place.temporaryDir,
      variant: place.variant(copy.sha256),
      thumbnail: place.thumbnail(copy.sha256),
    },
    signal,
  )
  const { medium, form, width, height, durationMs, codec, phash } = looked
  const isPicture = medium.kind === 'picture' || medium.kind === 'drawing'
  const cover = isPicture ? undefined : await coverOf(keeper, looked, ownCover)
  const temporaryForm = form && path.join(place.temporaryDir, form.name)
  try {
    const { sha256 } = copy
    const names = { sha256, extension: medium.extension, publishedSha256: form?.sha256 ?? null }
    if (temporaryForm) await moveInPlace(temporaryForm, place.published(names))
    await moveInPlace(copy.temporary, place.original(sha256, medium.extension))
    const made = [place.original(sha256, ''), place.variant(sha256), place.thumbnail(sha256)]
    if (form) made.push(place.published(names))
    await syncFolders(...made.map((file) => path.dirname(file)))
  } finally {
    if (temporaryForm) await rm(temporaryForm, { force: true })
  }
  // Last: a row means that all of its files are there, also after a loss of power.
  store.files.save({
    ...{ projectId, sha256: copy.sha256, bytes: copy.bytes },
    ...{ mime: medium.mime, extension: medium.extension },
    ...{ publishedSha256: form?.sha256 ?? null, publishedBytes: form?.bytes ?? null },
    publishedAs: settingsKey(settings),
    ...{ durationMs, codec, phash },
    width: width || (cover?.file.width ?? 0),
    height: height || (cover?.file.height ?? 0),
    ...(cover && { coverSha256: cover.file.sha256, coverFrom: cover.from }),
  })
  const notes = [...notesOf(looked), ...(cover?.from === 'drawn' ? [drawn(medium)] : [])]
  return { file: store.files.get(projectId, copy.sha256) as FileRow, isNew: true, notes }
}

/** The picture that stands for what is none: one that its maker chose, or what the decoder found or drew. */
async function coverOf(
  keeper: Keeper,
  { cover }: Looked,
  own: FileRow | undefined,
): Promise<{ file: FileRow; from: CoverOrigin }> {
  if (own) return { file: own, from: 'file' }
  if (!cover) throw new SkipError('UNREADABLE', say`No picture could be made that stands for it.`)
  const temporary = path.join(keeper.place.temporaryDir, cover.name)
  try {
    const bytes = await readFile(temporary)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const { file } = await keepCopy(keeper, { temporary, sha256, bytes: bytes.byteLength }, undefined)
    if (file.mime.startsWith('image/')) return { file, from: cover.from }
    throw new SkipError('NOT_AN_IMAGE', say`The cover is no picture.`)
  } finally {
    await rm(temporary, { force: true })
  }
}

function notesOf({ form, removed }: Looked): Note[] {
  if (removed.length > 0) return [cleaned(removed)]
  return (form?.changes ?? []).map((change) =>
    change === 'location'
      ? { code: 'LOCATION_REMOVED', message: say`It says where it was taken; that is not published.` }
      : { code: 'COLORS_CONVERTED', message: say`Its colours are converted to sRGB where it is published.` },
  )
}

function cleaned(removed: string[]): Note {
  const named = removed.slice(0, shownParts).map(readText)
  const more = removed.length - named.length
  return {
    code: 'DRAWING_CLEANED',
    message:
      more > 0
        ? say`It is published without what acts or fetches: ${{ named }} and ${{ more }} more.`
        : say`It is published without what acts or fetches: ${{ named }}.`,
  }
}

function drawn({ kind }: Medium): Note {
  const what =
    kind === 'film'
      ? say`No frame of the film can be decoded here; a cover is drawn.`
      : say`It has no picture of its own; a cover is drawn.`
  return {
    code: 'COVER_DRAWN',
    message: paragraph([what, say`Lay a picture of the same name beside it to use that.`]),
  }
}
