import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { moveInPlace } from '../media/keep-original.ts'
import { makeTile, type Size, type Tile } from './tile.ts'

/** Beyond it all are thrown away before the next preview; a quarter of a megabyte each at most. */
const maxKept = 1000
const headerBytes = 16

/**
 * Makes small tiles and keeps them on disk as they are in memory, so that each picture is decoded once for all
 * previews until it changes.
 * @param folder where they are kept; made where it is not there
 */
export function createKeptTiles(folder: string, size: Size): (file: string) => Promise<Tile> {
  const ready = prepare(folder)
  return async (file) => {
    const [seen] = await Promise.all([stat(file).catch(() => undefined), ready])
    const key = JSON.stringify([file, seen?.size, seen?.mtimeMs, seen?.ino, size])
    const kept = path.join(folder, `${createHash('sha256').update(key).digest('hex')}.tile`)
    const known = await readFile(kept).then(decode, () => undefined)
    if (known) return known
    const tile = await makeTile(file, size, true)
    const temporary = path.join(folder, `${randomUUID()}.part`)
    await writeFile(temporary, encode(tile))
    await moveInPlace(temporary, kept)
    return tile
  }
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length <= maxKept) return
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
}

function encode({ pixels, left, top, width, height }: Tile): Buffer {
  return Buffer.concat([Buffer.from(Uint32Array.of(left, top, width, height).buffer), pixels])
}

/** Undefined for what is no tile. */
function decode(bytes: Buffer): Tile | undefined {
  if (bytes.length < headerBytes) return undefined
  const [left = 0, top = 0, width = 0, height = 0] = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at))
  if (bytes.length !== headerBytes + width * height * 4) return undefined
  return { pixels: bytes.subarray(headerBytes), left, top, width, height }
}
