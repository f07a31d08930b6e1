const gpsPointer = 0x8825
const xmpTag = 700
/** Bytes of one value of each TIFF field type. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

/**
 * Takes the position out of a TIFF structure in place: EXIF data, or a whole TIFF file. The pointer to the position is
 * removed from its directory and what it pointed to is overwritten; nothing moves and nothing else changes.
 * @param bytes from the byte-order mark on
 * @returns whether there was one
 */
export function wipeTiffLocation(bytes: Uint8Array, wipeXmp: (xmp: Uint8Array) => boolean): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8) return false
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return false
  const little = order === 0x4949
  if (view.getUint16(2, little) !== 42) return false
  const seen = new Set<number>()
  const entriesOf = (at: number): number =>
    at >= 8 && at + 2 <= bytes.byteLength && !seen.has(at) ? view.getUint16(at, little) : 0
  /** Where a field's values are, cut to the bytes there are. */
  const valuesOf = (entry: number): Uint8Array => {
    const length = (sizes[view.getUint16(entry + 2, little)] ?? 0) * view.getUint32(entry + 4, little)
    const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
    return bytes.subarray(Math.min(at, bytes.byteLength), Math.min(at + length, bytes.byteLength))
  }
  let found = false
  const wipeDirectory = (at: number) => {
    const count = entriesOf(at)
    if (at + 2 + count * 12 > bytes.byteLength) return
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) valuesOf(entry).fill(0)
    bytes.fill(0, at, at + 2 + count * 12)
  }
  for (let at = view.getUint32(4, little); entriesOf(at) > 0 && seen.size < 1000;) {
    let count = entriesOf(at)
    seen.add(at)
    const next = at + 2 + count * 12
    if (next + 4 > bytes.byteLength) break
    for (let entry = at + 2; entry < at + 2 + count * 12;) {
      const tag = view.getUint16(entry, little)
      if (tag === xmpTag && wipeXmp(valuesOf(entry))) found = true
      if (tag !== gpsPointer) {
        entry += 12
        continue
      }
      found = true
      wipeDirectory(view.getUint32(entry + 8, little))
      // The fields after it, and the offset of the next directory, move up by one field.
      bytes.copyWithin(entry, entry + 12, next + 4)
      bytes.fill(0, next - 8, next + 4)
      count -= 1
      view.setUint16(at, count, little)
    }
    at = view.getUint32(at + 2 + count * 12, little)
  }
  return found
}

const locationWords = /exif:GPS[A-Za-z]+|(?:[A-Za-z]\w*:)?(?:Latitude|Longitude|GPSLatitude|GPSLongitude)/
  .source

/**
 * Overwrites the position in an XMP packet with blanks, in place.
 * @returns whether there was one
 */
export function wipeXmpLocation(xmp: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(xmp)
  const parts = new RegExp(
    `<(${locationWords})(?:\\s[^>]*)?>[\\s\\S]*?</\\1\\s*>|\\s(?:${locationWords})\\s*=\\s*("[^"]*"|'[^']*')`,
    'g',
  )
  let found = false
  for (const { index, 0: part } of text.matchAll(parts)) {
    xmp.fill(0x20, index, index + part.length)
    found = true
  }
  return found
}
