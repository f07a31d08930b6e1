import { createHash, randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { CoverOrigin, FileRow, NewFile } from '../store/files.ts'
import type { Store } from '../store/store.ts'
import type { ImportNote } from '../types.ts'
import { drawCover } from './draw-cover.ts'
import { inspectPicture } from './inspect-picture.ts'
import { inspectModel, type Edge } from './inspect-model.ts'
import { inspectTimed } from './inspect-timed.ts'
import { copyWhileHashing, moveInPlace } from './keep-original.ts'
import { perceptualHash } from './phash.ts'
import type { ProjectFolder } from './project-folder.ts'
import { publishedForm, settingsKey, writeForm, type PublishedForm } from './published-form.ts'
import { recognise, type Medium } from './recognise.ts'
import { renderVariants } from './render-variants.ts'
import { sanitiseSvg } from './sanitise-svg.ts'
import { SkipError } from './skip.ts'
import type { MediaSettings } from './types.ts'

/** Where media are kept, and how. */
export interface Keeper {
  store: Store
  place: ProjectFolder
  projectId: string
  settings: MediaSettings
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
    throw new SkipError('NOT_AN_IMAGE', `Its content is ${kept.file.mime}.`)
  } catch (error) {
    if (!(error instanceof SkipError)) throw error
    const message = `"${path.basename(cover)}" beside it cannot be its picture: ${error.message}`
    return { notes: [{ code: 'COVER_UNUSABLE', message }], readings: [] }
  }
}

/** Keeps a picture without a folder's words about it. @param source absolute path; it is copied, never moved */
export async function keepPicture(
  store: Store,
  place: ProjectFolder,
  projectId: string,
  source: string,
): Promise<FileRow> {
  const settings = store.mediaSettings.get(projectId)
  const { file } = await keepMedium({ store, place, projectId, settings }, source)
  if (file.mime.startsWith('image/')) return file
  throw new SkipError('NOT_AN_IMAGE', `Its content is ${file.mime}, not a picture.`)
}

/** Whether what is known of a file still holds for these settings and this cover. */
export function isCurrent(file: FileRow, settings: MediaSettings, ownCover: string | undefined): boolean {
  if (file.publishedAs !== settingsKey(settings)) return false
  if (file.mime.startsWith('image/')) return true
  return ownCover === undefined
    ? file.coverSha256 !== null && file.coverFrom !== 'file'
    : file.coverSha256 === ownCover
}

async function keepCopy(
  keeper: Keeper,
  copy: Copy,
  ownCover: FileRow | undefined,
): Promise<Omit<Kept, 'readings'>> {
  const { store, place, projectId, settings, signal } = keeper
  signal?.throwIfAborted()
  const known = store.files.get(projectId, copy.sha256)
  if (known && isCurrent(known, settings, ownCover?.sha256)) return { file: known, isNew: false, notes: [] }
  const medium = await recognise(copy.temporary)
  const isPicture = medium.kind === 'picture' || medium.kind === 'drawing'
  const { facts, form, notes } = isPicture
    ? await lookAtPicture(keeper, copy, medium)
    : await lookAtOther(keeper, copy, medium, ownCover)
  try {
    if (form) await moveInPlace(form.temporary, place.published(withForm(copy, medium, form)))
    await moveInPlace(copy.temporary, place.original(copy.sha256, medium.extension))
  } finally {
    if (form) await rm(form.temporary, { force: true })
  }
  // Last: a row means that all of its files are there.
  store.files.save({
    ...{ projectId, sha256: copy.sha256, bytes: copy.bytes },
    ...{ mime: medium.mime, extension: medium.extension },
    ...{ publishedSha256: form?.sha256 ?? null, publishedBytes: form?.bytes ?? null },
    publishedAs: settingsKey(settings),
    ...facts,
  })
  return { file: store.files.get(projectId, copy.sha256) as FileRow, isNew: true, notes }
}

function withForm({ sha256 }: Copy, { extension }: Medium, form: PublishedForm) {
  return { sha256, extension, publishedSha256: form.sha256 }
}

type Facts = Pick<
  NewFile,
  'width' | 'height' | 'durationMs' | 'codec' | 'coverSha256' | 'coverFrom' | 'phash'
>
interface Look {
  facts: Facts
  form: PublishedForm | undefined
  notes: Note[]
}

async function lookAtPicture({ place, settings }: Keeper, copy: Copy, medium: Medium): Promise<Look> {
  const { temporary, sha256 } = copy
  const drawing = medium.kind === 'drawing' ? sanitiseSvg(await readFile(temporary)) : undefined
  const shown = drawing ? Buffer.from(drawing.text) : temporary
  const size = await inspectPicture(shown)
  const variant = await renderVariants(shown, {
    variant: place.variant(sha256),
    thumbnail: place.thumbnail(sha256),
    temporaryDir: place.temporaryDir,
  })
  const facts = { ...size, phash: await perceptualHash(variant) }
  if (drawing?.removed.length) {
    const form = await writeForm(Buffer.from(drawing.text), [], place.temporaryDir)
    return { facts, form, notes: [cleaned(drawing.removed)] }
  }
  const form = await publishedForm(temporary, medium, settings, place.temporaryDir)
  return { facts, form, notes: notesOf(form) }
}

async function lookAtOther(
  keeper: Keeper,
  { temporary, sha256, bytes }: Copy,
  medium: Medium,
  ownCover: FileRow | undefined,
): Promise<Look> {
  const { place, settings, signal } = keeper
  const timed = medium.kind === 'film' || medium.kind === 'sound' ? medium.kind : undefined
  const found = timed ? await inspectTimed(temporary, timed, signal) : undefined
  const model = timed ? undefined : await inspectModel(temporary, bytes)
  const cover = ownCover
    ? { file: ownCover, from: 'file' as const }
    : await makeCover(keeper, { sha256, picture: found?.picture, peaks: found?.peaks, edges: model?.edges })
  const form = await publishedForm(temporary, medium, settings, place.temporaryDir)
  return {
    facts: {
      width: found?.width || cover.file.width,
      height: found?.height || cover.file.height,
      durationMs: found?.durationMs ?? null,
      codec: found?.codec ?? model?.codec ?? null,
      coverSha256: cover.file.sha256,
      coverFrom: cover.from,
    },
    form,
    notes: [...notesOf(form), ...(cover.from === 'drawn' ? [drawn(medium)] : [])],
  }
}

/** A cover out of the file itself, or else one that is drawn. */
async function makeCover(
  keeper: Keeper,
  subject: {
    sha256: string
    picture: { from: CoverOrigin; bytes: Uint8Array } | undefined
    peaks: number[] | undefined
    edges: Edge[] | undefined
  },
): Promise<{ file: FileRow; from: CoverOrigin }> {
  if (subject.picture) {
    try {
      return { file: await keepBytes(keeper, subject.picture.bytes), from: subject.picture.from }
    } catch (error) {
      // A broken picture in a sound's tags is no reason to refuse the sound.
      if (!(error instanceof SkipError)) throw error
    }
  }
  return { file: await keepBytes(keeper, await drawCover(subject)), from: 'drawn' }
}

async function keepBytes(keeper: Keeper, bytes: Uint8Array): Promise<FileRow> {
  const temporary = path.join(keeper.place.temporaryDir, randomUUID())
  await writeFile(temporary, bytes, { flush: true })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    const { kind } = await recognise(temporary)
    if (kind !== 'picture') throw new SkipError('NOT_AN_IMAGE', 'The cover is no picture.')
    return (await keepCopy(keeper, { temporary, sha256, bytes: bytes.byteLength }, undefined)).file
  } finally {
    await rm(temporary, { force: true })
  }
}

function notesOf(form: PublishedForm | undefined): Note[] {
  return (form?.changes ?? []).map((change) =>
    change === 'location'
      ? { code: 'LOCATION_REMOVED', message: 'It says where it was taken; that is not published.' }
      : { code: 'COLORS_CONVERTED', message: 'Its colours are converted to sRGB where it is published.' },
  )
}

function cleaned(removed: string[]): Note {
  const named = removed.slice(0, 5).join(', ')
  const more = removed.length > 5 ? ` and ${removed.length - 5} more` : ''
  return {
    code: 'DRAWING_CLEANED',
    message: `It is published without what acts or fetches: ${named}${more}.`,
  }
}

function drawn({ kind }: Medium): Note {
  const what =
    kind === 'film' ? 'No frame of the film can be decoded here' : `The ${kind} has no picture of its own`
  return {
    code: 'COVER_DRAWN',
    message: `${what}; a cover is drawn. Lay a picture of the same name beside it to use that.`,
  }
}
