// How long previews and finished pictures of a layered collection take, beside a plain loop: for each item it lays the
// layers' files over each other with sharp and writes the picture, as the tools do that people know. Ours besides
// plans and checks the collection, and of finished pictures keeps thumbnails, a screen's size, hashes and the item.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { openGenerator } from '../apps/desktop/src/engine/generate/testing/open-generator.ts'
import { openTemporaryStore } from '../apps/desktop/src/engine/testing/temporary-store.ts'
import { median, seconds } from './measure.ts'

const layers = 8
const values = 12
const side = 2_000
const previews = 100
const previewSide = 256
const drawn = 16
const runs = 3

const art = await mkdtemp(path.join(tmpdir(), 'intaglio-bench-'))
const times = {
  cold: [] as number[],
  changed: [] as number[],
  plainPreviews: [] as number[],
  drawn: [] as number[],
  plainDrawn: [] as number[],
}
try {
  await writeArt()
  for (let run = 0; run < runs; run += 1) await once(run)
} finally {
  await rm(art, { recursive: true, force: true })
}

const line = (name: string, ours: readonly number[], peer: readonly number[]) =>
  `${name.padEnd(34)} ${median(ours).toFixed(2)} s  ${(median(ours) / median(peer)).toFixed(2)} times the plain loop\n`
process.stdout.write(line(`${previews} previews from the folder on`, times.cold, times.plainPreviews))
process.stdout.write(line('the same after a change', times.changed, times.plainPreviews))
process.stdout.write(line(`${drawn} pictures of ${side} x ${side}`, times.drawn, times.plainDrawn))

async function once(run: number): Promise<void> {
  const place = openTemporaryStore()
  const { generator, close } = openGenerator(place.dataDir)
  try {
    const choose = async (count: number) => {
      const set = await generator.readLayers(art)
      generator.setRecipe('p', {
        layersFolder: set.folder,
        layers: set.layers,
        size: set.size,
        seed: String(run),
        count,
      })
    }
    const files: string[][] = []
    const ours = async (seed?: string) => {
      for await (const { traits } of generator.preview('p', { size: previewSide, ...(seed && { seed }) })) {
        if (!seed)
          files.push(traits.map(({ trait_type, value }) => path.join(art, trait_type, `${value}.png`)))
      }
    }
    // As somebody meets it who chooses a folder: nothing is started, read or kept.
    times.cold.push(await seconds(() => choose(previews).then(() => ours())))
    times.changed.push(await seconds(() => ours('another')))
    times.plainPreviews.push(await seconds(() => plainly(place.dataDir, files, previewSide)))
    await choose(drawn)
    times.drawn.push(await seconds(() => generator.generate('p')))
    times.plainDrawn.push(await seconds(() => plainly(place.dataDir, files.slice(0, drawn))))
  } finally {
    close()
    place.remove()
  }
}

async function plainly(folder: string, items: readonly string[][], size?: number): Promise<void> {
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

async function writeArt(): Promise<void> {
  for (let layer = 0; layer < layers; layer += 1) {
    const folder = path.join(art, `Layer ${layer}`)
    await mkdir(folder)
    for (let value = 0; value < values; value += 1) {
      const color = `hsl(${(layer * 97 + value * 31) % 360} 60% 50%)`
      const ground = `<rect width="100" height="100" fill="${color}"/>`
      const shape = `<circle cx="${30 + value * 3}" cy="${20 + layer * 8}" r="${26 - layer * 2}" fill="${color}" opacity=".9"/>`
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${side}" height="${side}">${layer === 0 ? ground : shape}</svg>`
      await sharp(Buffer.from(svg))
        .png()
        .toFile(path.join(folder, `${value}.png`))
    }
  }
}
