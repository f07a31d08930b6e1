// How long finished pictures of a layered collection take, beside a plain loop: for each item it lays the layers' files
// over each other with sharp and writes the picture, as the tools do that people know. Ours besides plans and checks the
// collection, and keeps thumbnails, a screen's size, hashes and the item.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openGenerator } from '../apps/desktop/src/engine/generate/testing/open-generator.ts'
import { openTemporaryStore } from '../apps/desktop/src/engine/testing/temporary-store.ts'
import { median, seconds } from './measure.ts'
import { drawPlainly, side, writeArt } from './plain-loop.ts'

const drawn = 16
const runs = 3

const art = await mkdtemp(path.join(tmpdir(), 'intaglio-bench-'))
const ours: number[] = []
const plain: number[] = []
try {
  await writeArt(art)
  for (let run = 0; run < runs; run += 1) await once(run)
} finally {
  await rm(art, { recursive: true, force: true })
}
process.stdout.write(
  `${drawn} pictures of ${side} x ${side}  ${median(ours).toFixed(2)} s  ${(median(ours) / median(plain)).toFixed(2)} times the plain loop\n`,
)

async function once(run: number): Promise<void> {
  const place = openTemporaryStore()
  const { generator, close } = openGenerator(place.dataDir)
  try {
    const { folder: layersFolder, layers, size } = await generator.readLayers(art)
    generator.setRecipe('p', { layersFolder, layers, size, seed: String(run), count: drawn })
    const files: string[][] = []
    for await (const { traits } of generator.preview('p', { size: 256 }))
      files.push(traits.map(({ trait_type, value }) => path.join(art, trait_type, `${value}.png`)))
    ours.push(await seconds(() => generator.generate('p')))
    plain.push(await seconds(() => drawPlainly(place.dataDir, files)))
  } finally {
    close()
    place.remove()
  }
}
