import type { Size, Tile } from './tile.ts'

/**
 * Lays tiles over each other, lowest first, on a canvas. For previews: at their size a plain loop is several times
 * quicker than setting up a library for every picture.
 * @param background `#rrggbb`; transparent where absent
 * @returns four bytes a pixel, alpha last
 */
export function layOver(size: Size, background: string | undefined, tiles: readonly Tile[]): Buffer {
  const canvas = Buffer.alloc(size.width * size.height * 4)
  if (background !== undefined) canvas.fill(Buffer.from(`${background.slice(1)}ff`, 'hex'))
  for (const tile of tiles) lay(canvas, size.width, tile)
  return canvas
}

function lay(canvas: Buffer, canvasWidth: number, { pixels, left, top, width, height }: Tile): void {
  for (let y = 0, from = 0; y < height; y += 1) {
    let at = ((top + y) * canvasWidth + left) * 4
    for (let x = 0; x < width; x += 1, from += 4, at += 4) {
      const above = pixels[from + 3] as number
      if (above === 0) continue
      const below = canvas[at + 3] as number
      if (above === 255 || below === 0) {
        canvas[at] = pixels[from] as number
        canvas[at + 1] = pixels[from + 1] as number
        canvas[at + 2] = pixels[from + 2] as number
        canvas[at + 3] = above
        continue
      }
      const rest = (below * (255 - above)) / 255
      const alpha = above + rest
      canvas[at] = ((pixels[from] as number) * above + (canvas[at] as number) * rest) / alpha + 0.5
      canvas[at + 1] =
        ((pixels[from + 1] as number) * above + (canvas[at + 1] as number) * rest) / alpha + 0.5
      canvas[at + 2] =
        ((pixels[from + 2] as number) * above + (canvas[at + 2] as number) * rest) / alpha + 0.5
      canvas[at + 3] = alpha + 0.5
    }
  }
}
