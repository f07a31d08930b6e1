import { say } from '@intaglio/shared'
import sharp from '@intaglio/shared/sharp'
import { SkipError } from './skip.ts'

/** Pixels of one frame that are ever decoded: 16,384 x 16,384. */
export const maxPixels = 16_384 * 16_384

/**
 * The size of one frame as shown (orientation applied). Nothing is decoded yet.
 * @param picture a file's path, or its bytes
 * @throws SkipError when it is damaged or has too many pixels
 */
export async function inspectPicture(
  picture: string | Uint8Array,
): Promise<{ width: number; height: number }> {
  const facts = await sharp(picture, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch((cause: unknown) => {
      throw new SkipError('TRUNCATED', say`It is damaged: not even its size can be read.`, cause)
    })
  const { width, height } = facts.autoOrient
  if (width * height > maxPixels) {
    const megapixels = Math.floor(maxPixels / 1_000_000)
    throw new SkipError(
      'TOO_LARGE',
      say`It has ${{ width }} x ${{ height }} pixels; the most is ${{ megapixels }} megapixels.`,
    )
  }
  return { width, height }
}
