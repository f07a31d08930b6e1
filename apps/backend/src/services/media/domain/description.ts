import { InvalidInputError, say } from '@intaglio/shared'

export const mediaKinds = ['logo', 'banner', 'item'] as const
export type MediaKind = (typeof mediaKinds)[number]

export interface MediaDescription {
  filename: string
  kind: MediaKind
  /** User id of who sends it. */
  source: string
}

/** Image formats that are decoded, resized and served; SVG is not, because it can carry scripts. */
export const imageMimes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/tiff',
] as const

/** @throws InvalidInputError */
export function parseDescription(raw: { filename: string; kind: string; source: string }): MediaDescription {
  const kind = mediaKinds.find((known) => known === raw.kind)
  if (!kind) throw new InvalidInputError('kind', say`must be one of ${{ values: mediaKinds }}`)
  if (raw.filename.length > 255)
    throw new InvalidInputError('filename', say`must have ${{ most: 255 }} characters or fewer`)
  return { filename: raw.filename, kind, source: raw.source }
}

/** @throws InvalidInputError when the content is no image of a known format, whatever its name says */
export function parseMime(detected: string | undefined): string {
  if (detected !== undefined && (imageMimes as readonly string[]).includes(detected)) return detected
  throw new InvalidInputError(
    'file',
    say`must be a PNG, JPEG, WebP, GIF, AVIF or TIFF image; this is ${{ found: detected ?? 'none' }}`,
  )
}
