import sharp from '@intaglio/shared/sharp'
import { describe, expect, it } from 'vitest'
import { namesLocation, withoutLocation } from './strip-location.ts'

const exif = {
  IFD0: { Artist: 'Ada', Copyright: 'Ada 1893' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '7/1 15/1 0/1',
  },
}
const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" exif:GPSLatitude="51,30N" dc:source="Plate"><exif:GPSLongitude>7,15E</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

const picture = () =>
  sharp({ create: { width: 24, height: 16, channels: 3, background: '#a35' } })
    .withExif(exif)
    .withXmp(xmp)
const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()

const forms: [string, () => Promise<Uint8Array>][] = [
  ['image/jpeg', () => picture().withMetadata({ orientation: 6 }).withExifMerge(exif).jpeg().toBuffer()],
  ['image/png', () => picture().png().toBuffer()],
  ['image/webp', () => picture().webp().toBuffer()],
  ['image/avif', () => picture().avif({ effort: 0 }).toBuffer()],
]

describe('taking the position out of a picture', () => {
  it.each(forms)('leaves everything else of %s', async (mime, make) => {
    const bytes = await make()
    expect(await namesLocation(bytes)).toBe(true)
    const bare = withoutLocation(bytes, mime) as Uint8Array
    expect(await namesLocation(bare)).toBe(false)
    expect(Buffer.from(bare).includes('51,30N')).toBe(false)
    expect(bare.byteLength).toBe(bytes.byteLength)
    expect(await pixels(bare)).toEqual(await pixels(bytes))
    const [before, after] = [await sharp(bytes).metadata(), await sharp(bare).metadata()]
    expect(after.orientation).toBe(before.orientation)
    expect(Buffer.from(after.exif as Buffer).includes('Ada 1893')).toBe(true)
    // A PNG's are packed, and go as a whole.
    if (mime !== 'image/png')
      expect(Buffer.from(after.xmp as Buffer).includes('dc:source="Plate"')).toBe(true)
    expect(withoutLocation(bare, mime)).toBeUndefined()
  })

  it.each(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/tiff', 'image/gif'])(
    'has nothing to do where %s names none',
    async (mime) => {
      const format = mime.slice(6) as 'png'
      const bytes = await sharp({ create: { width: 24, height: 16, channels: 3, background: '#a35' } })
        .withExif({ IFD0: { Artist: 'Ada' } })
        [format]()
        .toBuffer()
      expect(withoutLocation(bytes, mime)).toBeUndefined()
    },
  )

  it('takes it out of a TIFF, whose directory it is part of', () => {
    // One field, the pointer to a position with one field; then the end of the directories.
    const tiff = Buffer.from(
      '49492a0008000000' +
        '0100' +
        '2588040001000000' +
        '1a000000' +
        '00000000' +
        '0100' +
        '0100020002000000' +
        '4e000000' +
        '00000000',
      'hex',
    )
    const bare = withoutLocation(tiff, 'image/tiff') as Uint8Array
    expect(Buffer.from(bare.subarray(8)).every((byte) => byte === 0)).toBe(true)
    expect(bare.byteLength).toBe(tiff.byteLength)
  })

  it.each(forms)('never breaks on a damaged %s', async (mime, make) => {
    const bytes = await make()
    for (let at = 0; at < bytes.byteLength; at += 7) {
      const broken = Uint8Array.from(bytes)
      broken.fill(0xff, at, at + 3)
      const bare = withoutLocation(broken.subarray(0, bytes.byteLength - (at % 50)), mime)
      expect(bare === undefined || bare.byteLength === bytes.byteLength - (at % 50)).toBe(true)
    }
  })
})
