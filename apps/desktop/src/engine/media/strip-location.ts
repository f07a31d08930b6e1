import { crc32, inflateSync } from 'node:zlib'
import sharp from '@intaglio/shared/sharp'
import { wipeTiffLocation, wipeXmpLocation } from './tiff-location.ts'

/**
 * A picture without the position at which it was taken: in EXIF and in XMP. Nothing is decoded or encoded; the
 * pixels, the colours, the orientation and all other words stay as they are, byte for byte.
 * @param bytes of a PNG, JPEG, WebP, AVIF, GIF or TIFF; not changed
 * @returns undefined where it holds no position
 */
export function withoutLocation(bytes: Uint8Array, mime: string): Uint8Array | undefined {
  const copy = Uint8Array.from(bytes)
  return strippers[mime]?.(copy) ? copy : undefined
}

const exifHead = 'Exif\0\0'
const xmpHead = 'http://ns.adobe.com/xap/1.0/\0'
const extendedXmpHead = 'http://ns.adobe.com/xmp/extension/\0'

const wipeTiff = (bytes: Uint8Array) => wipeTiffLocation(bytes, wipeXmpLocation)

const strippers: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  'image/jpeg': wipeJpeg,
  'image/png': wipePng,
  'image/apng': wipePng,
  'image/webp': wipeWebp,
  'image/avif': wipeAnywhere,
  'image/gif': wipeXmpLocation,
  'image/tiff': wipeTiff,
}

function wipeJpeg(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let found = false
  for (let at = 2; at + 4 <= bytes.byteLength && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] as number
    // From here on there are pixels.
    if (marker === 0xda) break
    const segment = bytes.subarray(at + 4, at + 2 + view.getUint16(at + 2))
    if (marker === 0xe1 && wipeSegment(segment)) found = true
    at += 2 + view.getUint16(at + 2)
  }
  return found
}

function wipeSegment(segment: Uint8Array): boolean {
  if (startsWith(segment, exifHead)) return wipeTiff(segment.subarray(exifHead.length))
  return (startsWith(segment, xmpHead) || startsWith(segment, extendedXmpHead)) && wipeXmpLocation(segment)
}

function wipePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let found = false
  for (let at = 8; at + 12 <= bytes.byteLength;) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.byteLength) break
    const type = latin1(bytes.subarray(at + 4, at + 8))
    const data = bytes.subarray(at + 8, end - 4)
    if (wipeChunk(type, data)) {
      found = true
      view.setUint32(end - 4, crc32(bytes.subarray(at + 4, end - 4)))
    }
    at = end
  }
  return found
}

function wipeChunk(type: string, data: Uint8Array): boolean {
  if (type === 'eXIf') return wipeTiff(data)
  if (type !== 'iTXt' && type !== 'zTXt' && type !== 'tEXt') return false
  const keyword = latin1(data.subarray(0, 79)).split('\0')[0] ?? ''
  const isXmp = keyword === 'XML:com.adobe.xmp'
  const isProfile = /^Raw profile type (exif|app1|xmp)$/i.test(keyword)
  if (!isXmp && !isProfile) return false
  const isPlain = type === 'iTXt' && data[keyword.length + 1] === 0
  if (isPlain) return wipeXmpLocation(data)
  if (isXmp && type === 'iTXt' && !packedNamesLocation(data.subarray(keyword.length + 3))) return false
  // Packed words cannot be changed in place: all of them go.
  data.fill(0x20, keyword.length + (type === 'iTXt' ? 5 : 2))
  const name = new TextEncoder().encode('Removed'.padEnd(keyword.length, '-'))
  data.set(name)
  if (type === 'iTXt') data[keyword.length + 1] = 0
  return true
}

/** @param rest of an iTXt chunk from its language on */
function packedNamesLocation(rest: Uint8Array): boolean {
  const packed = rest.subarray(rest.indexOf(0, rest.indexOf(0) + 1) + 1)
  try {
    return wipeXmpLocation(inflateSync(packed, { maxOutputLength: 16 << 20 }))
  } catch {
    // Whoever can read it might find anything.
    return true
  }
}

function wipeWebp(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let found = false
  for (let at = 12; at + 8 <= bytes.byteLength;) {
    const type = latin1(bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'EXIF') {
      if (wipeTiff(startsWith(data, exifHead) ? data.subarray(exifHead.length) : data)) found = true
    } else if (type === 'XMP ' && wipeXmpLocation(data)) found = true
    at += 8 + length + (length % 2)
  }
  return found
}

/** EXIF and XMP of an AVIF lie among its pictures, named by a table; they are known by how they begin. */
function wipeAnywhere(bytes: Uint8Array): boolean {
  let found = false
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const mark of ['II*\0', 'MM\0*']) {
    for (let at = all.indexOf(mark, 0, 'latin1'); at >= 0; at = all.indexOf(mark, at + 4, 'latin1')) {
      const isExif = at >= 4 && looksLikeDirectory(bytes.subarray(at), mark === 'II*\0')
      if (isExif && wipeTiff(bytes.subarray(at))) found = true
    }
  }
  for (let at = all.indexOf('<x:xmpmeta'); at >= 0; at = all.indexOf('<x:xmpmeta', at + 10)) {
    const end = all.indexOf('</x:xmpmeta>', at)
    if (end > 0 && wipeXmpLocation(bytes.subarray(at, end))) found = true
  }
  return found
}

/** Compressed pixels may look like a byte-order mark, but hardly like a whole first directory after it. */
function looksLikeDirectory(bytes: Uint8Array, little: boolean): boolean {
  const view = viewOf(bytes)
  if (bytes.byteLength < 14) return false
  const at = view.getUint32(4, little)
  if (at < 8 || at + 2 > bytes.byteLength) return false
  const count = view.getUint16(at, little)
  if (count === 0 || count > 200 || at + 6 + count * 12 > bytes.byteLength) return false
  for (let index = 0; index < count; index += 1) {
    const type = view.getUint16(at + 2 + index * 12 + 2, little)
    if (type === 0 || type > 12) return false
  }
  return true
}

/** Whether a picture says where it was taken, asked of a reader that shares no code with the strippers. */
export async function namesLocation(bytes: Uint8Array): Promise<boolean> {
  const { exif, xmp } = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata()
  const tiff = exif && startsWith(exif, exifHead) ? exif.subarray(exifHead.length) : exif
  return (
    (tiff !== undefined && wipeTiff(Uint8Array.from(tiff))) ||
    (xmp !== undefined && wipeXmpLocation(Uint8Array.from(xmp)))
  )
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function startsWith(bytes: Uint8Array, head: string): boolean {
  return latin1(bytes.subarray(0, head.length)) === head
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
