import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, constants, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { IntaglioError, NotFoundError, say, type Phrase } from '@intaglio/shared'
import { syncFolders } from '../durability/sync-folders.ts'
import { makeFolder } from '../make-folder.ts'
import { carDamaged } from './local-collection.ts'
import type { LocalCollection, StorageTarget } from './port.ts'

/**
 * A folder of CAR files, on another disk for instance. Each is named after the address of the collection's metadata and
 * a hash of all its roots: collections may share their metadata and differ in the rest.
 */
export function createCarFolderTarget({ folder }: { folder: string }): StorageTarget {
  const place = say`The folder ${{ folder }}`
  const nameOf = ({ roots }: LocalCollection) => {
    const all = createHash('sha256').update(roots.join(' ')).digest('hex').slice(0, 8)
    return path.join(folder, `${String(roots[0])}-${all}.car`)
  }
  return {
    place,
    async test() {
      await run(place, async () => {
        await makeFolder(folder)
        await access(folder, constants.W_OK)
      })
      return say`A folder that can be written`
    },
    sendCar: ({ collection, signal }, onProgress) =>
      run(place, async () => {
        const file = nameOf(collection)
        if ((await sizeOf(file)) === collection.carBytes) return
        if ((await sizeOf(collection.carFile)) !== collection.carBytes) throw carDamaged()
        await makeFolder(folder)
        const part = `${file}.part`
        // The same roots mean the same bytes, so that a copy that was broken off goes on where it was.
        let done = (await sizeOf(part)) ?? 0
        if (done > collection.carBytes) {
          await rm(part)
          done = 0
        }
        const source = createReadStream(collection.carFile, { start: done, highWaterMark: 1 << 20 })
        source.on('data', (chunk) => onProgress((done += chunk.length))).pause()
        await pipeline(source, createWriteStream(part, { flags: 'a' }), { signal })
        const handle = await open(part, 'r+')
        await handle.sync()
        await handle.close()
        await rename(part, file)
        await syncFolders(folder)
      }),
    begun: async (collection) => (await sizeOf(`${nameOf(collection)}.part`)) ?? 0,
    discardCar: (collection) => rm(nameOf(collection), { force: true }),
    async unpin({ collection, roots }) {
      if (roots.length === 0) return []
      for (const name of [nameOf(collection), `${nameOf(collection)}.part`]) await rm(name, { force: true })
      return []
    },
    reader: (collection) => ({
      place,
      isIndependent: false,
      read: (cid) =>
        run(place, async () => {
          const block = collection.find(cid)
          if (!block) throw new NotFoundError(say`A block`, { cid: cid.toString() })
          const handle = await open(nameOf(collection)).catch((error: NodeJS.ErrnoException) => {
            throw error.code === 'ENOENT' ? new NotFoundError(say`The CAR`, { cid: cid.toString() }) : error
          })
          try {
            const bytes = new Uint8Array(block.bytes)
            const { bytesRead } = await handle.read(bytes, 0, block.bytes, block.position)
            return bytes.subarray(0, bytesRead)
          } finally {
            await handle.close()
          }
        }),
    }),
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.size
}

const reasons: Record<string, Phrase> = {
  ENOSPC: say`The disk is full.`,
  EROFS: say`It can only be read.`,
  EACCES: say`It may not be written.`,
  EPERM: say`It may not be written.`,
  ENOENT: say`It is not there; is the disk connected?`,
}

async function run<Result>(place: Phrase, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const why = reasons[(error as NodeJS.ErrnoException).code ?? '']
    if (why === undefined) throw error
    throw new IntaglioError(say`${{ place }} cannot be used.`, {
      code: 'FOLDER_UNUSABLE',
      why,
      next: say`Make room or choose another folder, then send again: it goes on where it was.`,
      cause: error,
    })
  }
}
