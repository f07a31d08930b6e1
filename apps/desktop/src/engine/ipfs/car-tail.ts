import { mkdir, open, rename, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { createWriter, headerLength } from '@ipld/car/buffer-writer'
import type { WritableStorage } from 'ipfs-unixfs-importer'
import { type CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import { varint } from 'multiformats'
import { syncFolders } from '../durability/sync-folders.ts'
import type { CarBlock, CarBlocks } from '../store/car-blocks.ts'
import { cidOf } from './blocks.ts'

const writeBytes = 1 << 20

/**
 * A CAR (version 1) of which the beginning is kept and the rest written anew. While it is not whole it has `.part`
 * behind its name, so that what stands under the name itself is always a whole file.
 */
export interface CarTail {
  /** Bytes that are there from before. */
  readonly size: number
  /** Where the first block begins. */
  readonly start: number
  /** Where the next block goes. */
  readonly position: number
  /** Bytes that `flush` would make safe. */
  readonly unsafeBytes: number
  /** Takes each block once; the blocks before the cut count. */
  readonly blockstore: WritableStorage
  /** Cuts the file off; blocks can be added from then on. What was indexed behind the cut must be forgotten before. */
  cut(position: number): Promise<void>
  /** Returns the blocks added since the last call once they are safely on the disk. */
  flush(): Promise<CarBlock[]>
  /** Writes the roots into the header and puts the file under its name. Nothing may be unflushed. */
  finish(roots: CID[]): Promise<void>
  close(): Promise<void>
}

/** @param rootCount the header comes first though the roots are known last; all CIDs have one length */
export async function openCarTail(
  blocks: CarBlocks,
  projectId: string,
  file: string,
  rootCount: number,
): Promise<CarTail> {
  const part = `${file}.part`
  const standIns = Array.from({ length: rootCount }, (_, index) => cidOf(raw.code, Buffer.of(index)))
  const start = headerLength({ roots: standIns })
  const whole = await sizeOf(file)
  const size = whole ?? (await sizeOf(part)) ?? 0
  let handle: FileHandle | undefined
  let position = 0
  let unwritten: Uint8Array[] = []
  let unwrittenBytes = 0
  let unsafeBytes = 0
  let added: CarBlock[] = []
  const unflushed = new Set<string>()

  const write = async () => {
    const bytes = Buffer.concat(unwritten)
    const at = position - unwrittenBytes
    unwritten = []
    unwrittenBytes = 0
    // A write may take only a part.
    for (let done = 0; done < bytes.length;) {
      done += (await opened().write(bytes, done, bytes.length - done, at + done)).bytesWritten
    }
  }
  const opened = () => {
    if (!handle) throw new Error('The CAR is not open for writing.')
    return handle
  }
  return {
    size,
    start,
    get position() {
      return position
    },
    get unsafeBytes() {
      return unsafeBytes
    },
    blockstore: {
      async put(cid, content) {
        const key = cid.toString()
        if (unflushed.has(key) || blocks.has(projectId, cid.bytes)) return cid
        const bytes = content instanceof Uint8Array ? content : await collect(content)
        const frame = cid.byteLength + bytes.byteLength
        const length = varint.encodeTo(frame, new Uint8Array(varint.encodingLength(frame)))
        added.push({
          cid: cid.bytes,
          position: position + length.byteLength + cid.byteLength,
          bytes: bytes.byteLength,
        })
        unflushed.add(key)
        unwritten.push(length, cid.bytes, bytes)
        const total = length.byteLength + frame
        position += total
        unwrittenBytes += total
        unsafeBytes += total
        if (unwrittenBytes >= writeBytes) await write()
        return cid
      },
    },
    async cut(at) {
      if (whole === undefined) await mkdir(path.dirname(file), { recursive: true })
      else await rename(file, part)
      handle = await open(part, size === 0 ? 'w+' : 'r+')
      await syncFolders(path.dirname(file))
      position = Math.max(at, start)
      await handle.truncate(position)
    },
    async flush() {
      await write()
      await opened().datasync()
      const safe = added
      added = []
      unsafeBytes = 0
      unflushed.clear()
      return safe
    },
    async finish(roots) {
      const header = createWriter(new ArrayBuffer(start), { roots }).close()
      await opened().write(header, 0, header.length, 0)
      await opened().sync()
      await opened().close()
      handle = undefined
      await rename(part, file)
      await syncFolders(path.dirname(file))
    },
    close: async () => void (await handle?.close()),
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.size
}

async function collect(parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
