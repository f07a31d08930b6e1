import { screen } from 'electron'

/** As wide as the window shows a preview of a layered collection, or a little more. */
const points = 128

/** Pixels of each side of such a preview: enough for the sharpest screen that is there when the studio starts. */
export function previewPixels(): number {
  return points * Math.ceil(Math.max(1, ...screen.getAllDisplays().map(({ scaleFactor }) => scaleFactor)))
}
