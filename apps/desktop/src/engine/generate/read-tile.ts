import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { IntaglioError, say } from '@intaglio/shared'
import type { Decoders } from '../media/decoder/decoders.ts'
import type { TileRequest } from '../media/decoder/protocol.ts'
import { SkipError } from '../media/skip.ts'
import { decodeTile, type Tile } from './tile.ts'

/**
 * Has a layer's picture decoded to the size painted.
 * @throws IntaglioError `LAYER_UNREADABLE` naming the file
 */
export async function readTile(decoders: Decoders, request: TileRequest): Promise<Tile> {
  const written = await writeTile(decoders, request)
  try {
    return decodeTile(await readFile(written), request.size) ?? unreadable(request.file)
  } finally {
    await rm(written, { force: true })
  }
}

/** The same, left in a file of the temporary folder. @returns its path */
export async function writeTile(decoders: Decoders, request: TileRequest): Promise<string> {
  const name = await decoders.tile(request).catch((error: unknown) => {
    if (error instanceof SkipError) unreadable(request.file, error)
    throw error
  })
  return path.join(request.temporaryDir, name)
}

function unreadable(file: string, cause?: SkipError): never {
  throw new IntaglioError(say`The layer’s picture "${{ file }}" cannot be read.`, {
    code: 'LAYER_UNREADABLE',
    why: cause?.said.message,
    next: say`Put it back, or read the layers again.`,
    details: { file },
    cause,
  })
}
