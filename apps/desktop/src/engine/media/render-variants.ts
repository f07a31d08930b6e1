import { say } from '@intaglio/shared'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { maxPixels } from './inspect-picture.ts'
import { moveInPlace } from './keep-original.ts'
import { SkipError } from './skip.ts'

/** Longest side in pixels. */
const variantSide = 1024
const thumbnailSide = 320
/** Up to here each pixel was meant: a picture is kept as it is, and loses nothing. */
const pixelArtSide = 128

/**
 * Decodes a picture once, all of it, and writes its 1,024 px variant and from that its 320 px thumbnail, both WebP.
 * Of an animation the first frame is shown.
 * @param picture a file's path, or its bytes
 * @param size in pixels, as it is shown
 * @returns the variant
 * @throws SkipError `TRUNCATED` when the bytes end or break before the picture does
 */
export async function renderVariants(
  picture: string | Uint8Array,
  size: { width: number; height: number },
  targets: { variant: string; thumbnail: string; temporaryDir: string },
): Promise<Buffer> {
  const fit = (side: number) =>
    ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const
  const lossless = Math.max(size.width, size.height) <= pixelArtSide
  const variant = await sharp(picture, { limitInputPixels: maxPixels, failOn: 'truncated', pages: 1 })
    .autoOrient()
    .resize(fit(variantSide))
    .webp({ quality: 84, effort: 2, lossless })
    .toBuffer()
    .catch((cause: unknown) => {
      throw new SkipError(
        'TRUNCATED',
        say`It is damaged or cut off: the picture ends before it is complete.`,
        cause,
      )
    })
  const thumbnail = await sharp(variant)
    .resize(fit(thumbnailSide))
    .webp({ quality: 80, effort: 2, lossless })
    .toBuffer()
  for (const [bytes, final] of [
    [variant, targets.variant],
    [thumbnail, targets.thumbnail],
  ] as const) {
    const temporary = path.join(targets.temporaryDir, randomUUID())
    await writeFile(temporary, bytes, { flush: true })
    await moveInPlace(temporary, final)
  }
  return variant
}
