import { InvalidInputError, say } from '@intaglio/shared'
import { fileTypeFromFile } from 'file-type'
import sharp from '@intaglio/shared/sharp'
import { parseMime } from './domain/description.ts'
import { pixelLimit, variantSize, variantWidths } from './domain/variants.ts'

export interface InspectedImage {
  mime: string
  width: number
  height: number
  variants: { width: number; height: number; webp: Buffer }[]
}

/**
 * Finds out what a file really is, and decodes it whole to make its smaller copies: a truncated or hostile
 * picture is refused here, before anything of it is stored.
 * @throws InvalidInputError
 */
export async function inspectImage(path: string): Promise<InspectedImage> {
  const mime = parseMime((await fileTypeFromFile(path))?.mime)
  try {
    const { autoOrient } = await sharp(path, { limitInputPixels: pixelLimit }).metadata()
    const { width, height } = autoOrient
    const variants = []
    for (const wanted of variantWidths) {
      const size = variantSize({ width, height }, wanted)
      const webp = await sharp(path, { limitInputPixels: pixelLimit, failOn: 'truncated' })
        .autoOrient()
        .resize(size.width, size.height, { fit: 'fill' })
        .webp({ quality: 82 })
        .toBuffer()
      variants.push({ ...size, webp })
    }
    return { mime, width, height, variants }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    throw new InvalidInputError('file', say`cannot be decoded as ${{ mime }}: ${{ detail: reason }}`)
  }
}
