import { open } from 'node:fs/promises'

/** Boxes that hold boxes, on the way to where cameras note the position. */
const containers = new Set(['moov', 'trak', 'udta', 'meta', 'ilst', 'mdia', 'minf'])
/** Bytes of the index that are read; films have their pictures elsewhere. */
const maxIndexBytes = 64 * 1024 * 1024

/** Bytes to write over those at a place of a file. */
export interface Patch {
  at: number
  bytes: Uint8Array
}

/**
 * What to write over an MP4 so that it no longer says where it was taken: `©xyz`, 3GPP's `loci`, and the location of
 * QuickTime's own metadata. Each becomes free space of the same size: nothing moves, nothing is encoded anew.
 */
export async function filmLocationPatches(file: string): Promise<Patch[]> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const patches: Patch[] = []
    for (let at = 0; at + 8 <= size;) {
      const head = Buffer.alloc(16)
      const { bytesRead } = await handle.read(head, 0, 16, at)
      const long = head.readUInt32BE(0) === 1 && bytesRead === 16
      const length = long ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0) || size - at
      if (length < 8 || at + length > size) break
      const type = head.toString('latin1', 4, 8)
      if (containers.has(type) && length <= maxIndexBytes) {
        const box = Buffer.alloc(length)
        await handle.read(box, 0, length, at)
        walk(box, long ? 16 : 8, length, type, (start, end) =>
          patches.push({ at: at + start, bytes: freeSpace(end - start) }),
        )
      }
      at += length
    }
    return patches
  } finally {
    await handle.close()
  }
}

function walk(
  box: Buffer,
  from: number,
  to: number,
  parent: string,
  found: (start: number, end: number) => void,
  keys: string[] = [],
): void {
  // ISO's `meta` has a version before its boxes, QuickTime's has not.
  let at = parent === 'meta' && box.toString('latin1', from + 4, from + 8) !== 'hdlr' ? from + 4 : from
  let names = keys
  while (at + 8 <= to) {
    const length = box.readUInt32BE(at)
    const end = at + length
    if (length < 8 || end > to) return
    const type = box.toString('latin1', at + 4, at + 8)
    const key = parent === 'ilst' ? names[box.readUInt32BE(at + 4) - 1] : undefined
    if (type === '\xa9xyz' || type === 'loci' || key?.includes('location')) found(at, end)
    else if (type === 'keys') names = readKeys(box.subarray(at + 16, end))
    else if (containers.has(type)) walk(box, at + 8, end, type, found, names)
    at = end
  }
}

function readKeys(box: Buffer): string[] {
  const names: string[] = []
  for (let at = 0; at + 8 <= box.byteLength;) {
    const length = box.readUInt32BE(at)
    if (length < 8) break
    names.push(box.toString('latin1', at + 8, at + length))
    at += length
  }
  return names
}

function freeSpace(length: number): Uint8Array {
  const box = Buffer.alloc(length)
  box.writeUInt32BE(length, 0)
  box.write('free', 4, 'latin1')
  return box
}
