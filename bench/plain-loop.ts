// Layers as artists have them, and how the tools that people know make pictures out of them.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'

export const layerCount = 8
export const valueCount = 12
/** Pixels of each side. */
export const side = 2_000

/** The picture of a layer's value. */
export const pictureOf = (folder: string, layer: number, value: number): string =>
  path.join(folder, `Layer ${layer}`, `${value}.png`)

/** Draws all layers into a folder. */
export async function writeArt(folder: string): Promise<void> {
  for (let layer = 0; layer < layerCount; layer += 1) {
    await mkdir(path.join(folder, `Layer ${layer}`), { recursive: true })
    for (let value = 0; value < valueCount; value += 1) {
      const color = `hsl(${(layer * 97 + value * 31) % 360} 60% 50%)`
      const ground = `<rect width="100" height="100" fill="${color}"/>`
      const shape = `<circle cx="${30 + value * 3}" cy="${20 + layer * 8}" r="${26 - layer * 2}" fill="${color}" opacity=".9"/>`
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${side}" height="${side}">${layer === 0 ? ground : shape}</svg>`
      await sharp(Buffer.from(svg))
        .png()
        .toFile(pictureOf(folder, layer, value))
    }
  }
}

/**
 * For each item the layers' files are laid over each other and the picture is written.
 * @param items of each the files of its layers, the lowest first
 * @param size pixels of each side; those of the layers unless said
 */
export async function drawPlainly(
  folder: string,
  items: readonly (readonly string[])[],
  size?: number,
): Promise<void> {
  for (const [index, [lowest = '', ...others]] of items.entries()) {
    const whole = sharp(lowest).composite(others.map((input) => ({ input })))
    const file = path.join(folder, `plain-${index}`)
    if (size === undefined) await whole.png().toFile(`${file}.png`)
    else
      await sharp(await whole.png({ compressionLevel: 0 }).toBuffer())
        .resize(size)
        .webp()
        .toFile(`${file}.webp`)
  }
}
