import { say, paragraph, type Phrase } from '@intaglio/shared'
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { SkipError } from './skip.ts'

export type MediumKind = 'picture' | 'drawing' | 'film' | 'sound' | 'model'

export interface Medium {
  kind: MediumKind
  mime: string
  /** Without a dot. */
  extension: string
}

const media: Readonly<Record<string, Medium>> = Object.fromEntries(
  (
    [
      ['picture', 'image/png', 'png'],
      ['picture', 'image/apng', 'png'],
      ['picture', 'image/jpeg', 'jpg'],
      ['picture', 'image/webp', 'webp'],
      ['picture', 'image/avif', 'avif'],
      ['picture', 'image/gif', 'gif'],
      ['picture', 'image/tiff', 'tiff'],
      ['film', 'video/mp4', 'mp4'],
      ['film', 'video/x-m4v', 'mp4', 'video/mp4'],
      ['film', 'video/webm', 'webm'],
      ['sound', 'audio/mpeg', 'mp3'],
      ['sound', 'audio/wav', 'wav'],
      ['model', 'model/gltf-binary', 'glb'],
    ] as const
  ).map(([kind, mime, extension, shown]) => [mime, { kind, mime: shown ?? mime, extension }]),
)

/** For whoever brought something else. */
const taken = ['PNG', 'JPEG', 'WebP', 'AVIF', 'GIF', 'SVG', 'TIFF', 'MP4', 'WebM', 'MP3', 'WAV', 'GLB']

/**
 * What a file is by its content, whatever its name says. Nothing is decoded.
 * @throws SkipError `NOT_AN_IMAGE` when it is no medium Intaglio takes
 */
export async function recognise(file: string): Promise<Medium> {
  const found = await lookAt(file)
  if (!('id' in found)) return found
  throw new SkipError('NOT_AN_IMAGE', paragraph([found, say`Taken are ${{ taken }}.`]))
}

/** The medium of a file that was recognised before. */
export function mediumOf({ mime, extension }: { mime: string; extension: string }): Medium {
  return { kind: media[mime]?.kind ?? 'drawing', mime, extension }
}

/** The same for a file that may be anything: undefined where it is no medium. */
export async function recogniseIfAny(file: string): Promise<Medium | undefined> {
  const found = await lookAt(file)
  return 'id' in found ? undefined : found
}

async function lookAt(file: string): Promise<Medium | Phrase> {
  const mime = (await fileTypeFromFile(file).catch(() => undefined))?.mime
  const known = mime === undefined ? undefined : media[mime]
  if (known) return known
  if (await looksLikeSvg(file)) return { kind: 'drawing', mime: 'image/svg+xml', extension: 'svg' }
  return mime ? say`Its content is ${{ mime }}.` : say`Its content is not a picture or another medium.`
}

async function looksLikeSvg(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    const bytes = buffer.subarray(0, bytesRead)
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
    const head = bytes.toString(isWide ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '')
    return /^\s*(<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*(\[[\s\S]*?\]\s*)?>\s*)*<(\w+:)?svg[\s>]/i.test(
      head,
    )
  } finally {
    await handle.close()
  }
}
