import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Decoders } from '../media/decoder/decoders.ts'
import { moveInPlace } from '../media/keep-original.ts'
import { writeTile } from './read-tile.ts'
import { decodeTile, type Size, type Tile } from './tile.ts'

/** Beyond it all are thrown away before the next preview; a quarter of a megabyte each at most. */
const maxKept = 1000

/**
 * Makes small tiles and keeps them on disk as they are in memory, so that each picture is decoded once for all
 * previews until it changes.
 * @param folder where they are kept; made where it is not there
 */
export function createKeptTiles(
  decoders: Decoders,
  folder: string,
  size: Size,
): (file: string) => Promise<Tile> {
  const ready = prepare(folder)
  return async (file) => {
    const [seen] = await Promise.all([stat(file).catch(() => undefined), ready])
    const key = JSON.stringify([file, seen?.size, seen?.mtimeMs, seen?.ino, size])
    const kept = path.join(folder, `${createHash('sha256').update(key).digest('hex')}.tile`)
    const read = () => readFile(kept).then((bytes) => decodeTile(bytes, size))
    const known = await read().catch(() => undefined)
    if (known) return known
    await moveInPlace(await writeTile(decoders, { file, size, quickly: true, temporaryDir: folder }), kept)
    const tile = await read()
    if (!tile) throw new Error(`A decoder wrote no tile of ${file}.`)
    return tile
  }
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length <= maxKept) return
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
}
