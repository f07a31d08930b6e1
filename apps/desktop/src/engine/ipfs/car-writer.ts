import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { CarWriter } from '@ipld/car/writer'
import type { WritableStorage } from 'ipfs-unixfs-importer'
import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { sha256 } from 'multiformats/hashes/sha2'
import * as raw from 'multiformats/codecs/raw'

/** A CAR (version 1) being written; as the importer's block store it takes each block once. */
export interface CarFile {
  blockstore: WritableStorage
  readonly blocks: number
  /** Of the blocks themselves. */
  readonly bytes: number
  /** Writes the roots into the header, syncs, and puts the file under its final name. */
  finish(roots: CID[]): Promise<void>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/**
 * Blocks go to the disk as they come; nothing but their CIDs is kept in memory. The header comes first though the
 * roots are known last, so room is made with stand-ins of the same length: `rootCount` CIDv1 of sha2-256.
 */
export async function createCarFile(file: string, rootCount: number): Promise<CarFile> {
  await mkdir(path.dirname(file), { recursive: true })
  // One name, so that what a crash left is overwritten.
  const temporary = `${file}.part`
  const standIns = Array.from({ length: rootCount }, (_, index) =>
    CID.createV1(raw.code, createDigest(sha256.code, new Uint8Array(32).fill(index))),
  )
  const { writer, out } = CarWriter.create(standIns)
  const sink = createWriteStream(temporary, { flags: 'w' })
  const written = finished(Readable.from(out, { objectMode: false }).pipe(sink))
  // Awaited in finish and abandon; an earlier failure must not count as unhandled.
  written.catch(() => undefined)
  const seen = new Set<string>()
  let bytes = 0
  return {
    get blocks() {
      return seen.size
    },
    get bytes() {
      return bytes
    },
    blockstore: {
      async put(cid, content) {
        const key = cid.toString()
        if (seen.has(key)) return cid
        seen.add(key)
        const block = content instanceof Uint8Array ? content : await collect(content)
        bytes += block.byteLength
        // A failed sink would never take the block.
        await Promise.race([writer.put({ cid, bytes: block }), written])
        return cid
      },
    },
    async finish(roots) {
      await Promise.all([writer.close(), written])
      const handle = await open(temporary, 'r+')
      try {
        await CarWriter.updateRootsInFile(handle, roots)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(temporary, file)
    },
    async abandon() {
      sink.destroy()
      await written.catch(() => undefined)
      await rm(temporary, { force: true })
    },
  }
}

async function collect(parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
