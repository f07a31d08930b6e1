import { createHash, randomUUID } from 'node:crypto'
import { copyFile, open, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp, { type Sharp } from '@intaglio/shared/sharp'
import { filmLocationPatches } from './film-location.ts'
import type { Form } from './decoder/protocol.ts'
import type { Medium } from './recognise.ts'
import { maxPixels } from './inspect-picture.ts'
import { namesLocation, withoutLocation } from './strip-location.ts'
import type { MediaSettings } from './types.ts'

/** Names everything the published form depends on besides the original. */
export function settingsKey({ keepLocation, colors }: MediaSettings): string {
  return `1 ${keepLocation ? 'location' : '-'} ${colors}`
}

/**
 * What is to be published of a file where that is not the file itself. Nothing is encoded anew unless its colours are
 * converted, or its position cannot be taken out otherwise. The same file and settings give the same bytes.
 * @returns undefined where the file is published as it is
 */
export async function publishedForm(
  file: string,
  { kind, mime }: Medium,
  settings: MediaSettings,
  temporaryDir: string,
): Promise<Form | undefined> {
  if (kind === 'film')
    return settings.keepLocation ? undefined : filmWithoutLocation(file, mime, temporaryDir)
  if (kind !== 'picture') return undefined
  const original = await readFile(file)
  const changes: Form['changes'] = []
  let bytes: Uint8Array = original
  if (settings.colors === 'srgb' && (await hasOtherColors(original))) {
    bytes = await toSrgb(original, mime)
    changes.push('colors')
  }
  if (!settings.keepLocation) {
    const bare = await bareOf(bytes, mime)
    if (bare) {
      bytes = bare
      changes.push('location')
    }
  }
  return changes.length === 0 ? undefined : writeForm(bytes, changes, temporaryDir)
}

async function bareOf(bytes: Uint8Array, mime: string): Promise<Uint8Array | undefined> {
  const bare = withoutLocation(bytes, mime)
  if (!(await namesLocation(bare ?? bytes))) return bare
  // It is written in a way that cannot be changed in place: all words go, and the picture is encoded anew.
  return encode(openAll(bytes).keepIccProfile(), mime).toBuffer()
}

/** All frames, upright. */
function openAll(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated', animated: true }).autoOrient()
}

function encode(picture: Sharp, mime: string): Sharp {
  switch (mime) {
    case 'image/jpeg':
      return picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    case 'image/webp':
      return picture.webp({ quality: 95 })
    case 'image/avif':
      return picture.avif({ quality: 85, chromaSubsampling: '4:4:4' })
    case 'image/gif':
      return picture.gif()
    case 'image/tiff':
      return picture.tiff({ compression: 'lzw' })
    default:
      return picture.png({ compressionLevel: 9 })
  }
}

/** Whether its numbers mean other colours than sRGB's. A profile's name is ASCII in its second version, UTF-16 later. */
async function hasOtherColors(bytes: Uint8Array): Promise<boolean> {
  const { icc, space } = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata()
  if (space === 'cmyk' || space === 'lab') return true
  if (!icc) return false
  const isSrgb = icc.includes('sRGB') || icc.includes(Buffer.from('sRGB', 'utf16le').swap16())
  return !isSrgb
}

async function toSrgb(bytes: Uint8Array, mime: string): Promise<Uint8Array> {
  const { depth } = await sharp(bytes, { limitInputPixels: false }).metadata()
  const picture = openAll(bytes)
    .toColourspace(depth === 'ushort' ? 'rgb16' : 'srgb')
    .keepExif()
    .keepXmp()
  return encode(picture, mime).toBuffer()
}

async function filmWithoutLocation(
  file: string,
  mime: string,
  temporaryDir: string,
): Promise<Form | undefined> {
  if (mime !== 'video/mp4') return undefined
  const patches = await filmLocationPatches(file)
  if (patches.length === 0) return undefined
  const name = randomUUID()
  const temporary = path.join(temporaryDir, name)
  await copyFile(file, temporary)
  const handle = await open(temporary, 'r+')
  try {
    for (const { at, bytes } of patches) await handle.write(bytes, 0, bytes.byteLength, at)
    await handle.sync()
    const hash = createHash('sha256')
    for await (const chunk of handle.createReadStream({
      start: 0,
      autoClose: false,
      highWaterMark: 1 << 20,
    })) {
      hash.update(chunk as Buffer)
    }
    const { size } = await handle.stat()
    return { name, sha256: hash.digest('hex'), bytes: size, changes: ['location'] }
  } finally {
    await handle.close()
  }
}

/** Writes bytes to a file of their own. */
export async function writeForm(
  bytes: Uint8Array,
  changes: Form['changes'],
  temporaryDir: string,
): Promise<Form> {
  const name = randomUUID()
  await writeFile(path.join(temporaryDir, name), bytes, { flush: true })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, sha256, bytes: bytes.byteLength, changes }
}
