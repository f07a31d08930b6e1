import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { InvalidInputError, say } from '@intaglio/shared'
import { verifyCar } from '../ipfs/verify-car.ts'
import { makeFolder } from '../make-folder.ts'
import type { PinReport, TaskOptions } from '../model.ts'
import type { LocalCollection } from './port.ts'

/**
 * Copies the CAR of a collection and checks every block of the copy by hash. All of it appears under the name, or
 * nothing does.
 */
export async function exportCar(
  collection: LocalCollection,
  file: string,
  { onProgress, signal }: TaskOptions,
): Promise<PinReport> {
  if (path.resolve(file) === path.resolve(collection.carFile)) {
    throw new InvalidInputError('file', say`is the project’s own CAR; choose another name`)
  }
  const part = `${file}.part`
  try {
    await makeFolder(path.dirname(file))
    let done = 0
    const source = createReadStream(collection.carFile, { highWaterMark: 1 << 20 })
    source
      .on('data', (chunk) => {
        done += chunk.length
        onProgress?.({ stage: 'export', done, total: collection.carBytes, unit: 'bytes' })
      })
      .pause()
    await pipeline(source, createWriteStream(part), { ...(signal && { signal }) })
    const handle = await open(part, 'r+')
    await handle.sync()
    await handle.close()
    const report = await verifyCar(part, collection.roots.map(String), {
      ...(onProgress && {
        onProgress: (progress) => onProgress({ ...progress, total: collection.blocks }),
      }),
      ...(signal && { signal }),
    })
    await rename(part, file)
    return report
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
