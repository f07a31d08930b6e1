// How long a collection's addresses take, beside ipfs-car on the same files: CIDs of every file and folder, and a CAR
// on disk. Ours keeps its work in SQLite meanwhile, so that a stop resumes and one changed trait costs a few blocks.
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { CAREncoderStream, createDirectoryEncoderStream } from 'ipfs-car'
import { computeAddresses } from '../apps/desktop/src/engine/ipfs/compute-addresses.ts'
import { changeTrait, keepCollection } from '../apps/desktop/src/engine/testing/collection.ts'
import { openTemporaryStore } from '../apps/desktop/src/engine/testing/temporary-store.ts'
import { median, seconds } from './measure.ts'

const items = 1_000
const bytes = 256 * 1024
const runs = 5

const ours: number[] = []
const again: number[] = []
const peer: number[] = []
for (let run = 0; run < runs; run += 1) {
  const place = openTemporaryStore()
  const folder = await mkdtemp(path.join(tmpdir(), 'intaglio-bench-'))
  try {
    keepCollection(place, {
      items,
      pictures: items,
      picture: (index) => Buffer.alloc(bytes, `${run} ${index}`),
    })
    ours.push(await seconds(() => computeAddresses(place, 'p')))
    changeTrait(place, items / 2, 'Blue')
    again.push(await seconds(() => computeAddresses(place, 'p')))
    peer.push(await seconds(() => packWithIpfsCar(place.dataDir, path.join(folder, 'peer.car'))))
  } finally {
    place.remove()
    await rm(folder, { recursive: true, force: true })
  }
}

const result = (name: string, times: readonly number[]) =>
  `${name.padEnd(30)} ${median(times).toFixed(2)} s  ${(median(times) / median(peer)).toFixed(2)} times ipfs-car\n`
process.stdout.write(result('Intaglio, from nothing', ours))
process.stdout.write(result('Intaglio, one trait changed', again))
process.stdout.write(result('ipfs-car, from nothing', peer))

async function packWithIpfsCar(dataDir: string, car: string): Promise<void> {
  const found = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const pictures = found.filter((entry) => entry.isFile() && entry.name.endsWith('.png'))
  const files = await Promise.all(
    pictures.map(async ({ name, parentPath }) => {
      const blob = await openAsBlob(path.join(parentPath, name))
      return { name, stream: () => blob.stream() }
    }),
  )
  await createDirectoryEncoderStream(files)
    .pipeThrough(new CAREncoderStream())
    .pipeTo(Writable.toWeb(createWriteStream(car)))
}
