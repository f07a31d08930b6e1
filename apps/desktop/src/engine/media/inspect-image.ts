import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import { SkipError } from './skip.ts'

/** Pixels of one frame that are ever decoded: 16,384 x 16,384. */
export const maxPixels = 16_384 * 16_384
const maxSvgBytes = 8 * 1024 * 1024

export interface ImageFacts {
  mime: string
  /** Without a dot. */
  extension: string
  /** Of one frame, as shown (EXIF orientation applied). */
  width: number
  height: number
}

const formats: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/apng': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
}

/**
 * What a file is by its content, whatever its name says. Nothing is decoded yet.
 * @throws SkipError when it is not a picture Intaglio takes, or has too many pixels
 */
export async function inspectImage(file: string, bytes: number): Promise<ImageFacts> {
  const mime = (await fileTypeFromFile(file))?.mime
  const known = mime === undefined ? undefined : formats[mime]
  if (mime !== undefined && known !== undefined) return { mime, extension: known, ...(await size(file)) }
  if (await looksLikeSvg(file)) {
    await refuseUnsafeSvg(file, bytes)
    return { mime: 'image/svg+xml', extension: 'svg', ...(await size(file)) }
  }
  if (mime?.startsWith('image/'))
    throw new SkipError('NOT_AN_IMAGE', `Pictures of type ${mime} are not taken.`)
  throw new SkipError(
    'NOT_AN_IMAGE',
    mime ? `Its content is ${mime}, not a picture.` : 'Its content is not a picture.',
  )
}

async function size(file: string): Promise<{ width: number; height: number }> {
  const facts = await sharp(file, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch((cause: unknown) => {
      throw new SkipError('TRUNCATED', 'It is damaged: not even its size can be read.', cause)
    })
  const { width, height } = facts.autoOrient
  if (width * height > maxPixels) {
    const megapixels = Math.floor(maxPixels / 1_000_000)
    throw new SkipError(
      'TOO_LARGE',
      `It has ${width} x ${height} pixels; the most is ${megapixels} megapixels.`,
    )
  }
  return { width, height }
}

async function looksLikeSvg(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    const head = buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
    return /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(head)
  } finally {
    await handle.close()
  }
}

/** A drawing that runs code or fetches things would do so wherever the token is shown. */
async function refuseUnsafeSvg(file: string, bytes: number): Promise<void> {
  if (bytes > maxSvgBytes)
    throw new SkipError('TOO_LARGE', `A drawing (SVG) may have ${maxSvgBytes / 1024 / 1024} MiB.`)
  const handle = await open(file)
  try {
    const text = await handle.readFile('utf8')
    if (/<script[\s>]|\son[a-z]+\s*=|javascript:|<foreignObject[\s>]/i.test(text)) {
      throw new SkipError(
        'NOT_AN_IMAGE',
        'The drawing (SVG) contains a script; only still drawings are taken.',
      )
    }
    if (/<!ENTITY/i.test(text)) throw new SkipError('NOT_AN_IMAGE', 'The drawing (SVG) defines entities.')
    const outside = /(?:href\s*=\s*["']|url\(\s*["']?|@import\s+["'])\s*(?!#|data:image\/)(\S{1,60})/i.exec(
      text,
    )
    if (outside)
      throw new SkipError('NOT_AN_IMAGE', `The drawing (SVG) refers to another file: ${outside[1]}`)
  } finally {
    await handle.close()
  }
}
