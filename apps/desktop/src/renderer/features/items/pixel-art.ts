import type { ItemView } from '../../../contract/items.ts'

/** Whether a picture is so small that each of its pixels is to be seen where it is enlarged. */
export function isPixelArt({ kind, mime, width, height }: ItemView): boolean {
  return kind === 'picture' && mime !== 'image/svg+xml' && Math.max(width, height) <= 96
}
