/**
 * A folder of images as bad as they come, for the tests of the import: every way in which a file can refuse to
 * be a picture, beside some that are fine. It is written on demand because half of it should not live in git.
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { crc32, createDeflate } from 'node:zlib'
import sharp from '@intaglio/shared/sharp'

/** Why an import must refuse a file of the bad collection. */
export type BadReason =
  'truncated' | 'empty' | 'not-an-image' | 'too-many-pixels' | 'symbolic-link' | 'duplicate'

/** What `writeBadCollection` wrote: names relative to the folder. */
export interface BadCollection {
  good: string[]
  bad: { file: string; why: BadReason }[]
}

const bombSide = 40_000

/**
 * Fills `dir` (created when missing) with good and bad files and says which is which. Of two files with the same
 * content the first by name is good and the second is the duplicate. The target of the symbolic link is written
 * beside `dir`, in `<dir>-outside`. Where the system forbids symbolic links that entry is left out.
 */
export async function writeBadCollection(dir: string): Promise<BadCollection> {
  await mkdir(dir, { recursive: true })
  const write = (file: string, content: Buffer | string) => writeFile(path.join(dir, file), content)

  const good = ['01-good.png', '02-good.jpg', '05-twin-a.png', '🦉 night owl  (final).png']
  await write('01-good.png', await disc('#7a2f1d').png().toBuffer())
  await write('02-good.jpg', await disc('#1d4a7a').jpeg().toBuffer())
  await write('🦉 night owl  (final).png', await disc('#3d2f5c').png().toBuffer())
  const twin = await disc('#2f5c3d').png().toBuffer()
  await write('05-twin-a.png', twin)

  const bad: BadCollection['bad'] = [
    { file: '03-truncated.png', why: 'truncated' },
    { file: '04-empty.png', why: 'empty' },
    { file: '06-twin-b.png', why: 'duplicate' },
    { file: '07-text.jpg', why: 'not-an-image' },
    { file: '08-bomb.png', why: 'too-many-pixels' },
  ]
  const whole = await disc('#5c4a2f').png().toBuffer()
  await write('03-truncated.png', whole.subarray(0, Math.floor(whole.length / 2)))
  await write('04-empty.png', '')
  await write('06-twin-b.png', twin)
  await write('07-text.jpg', 'This is a shopping list, whatever its name says.\n')
  await writePixelBomb(path.join(dir, '08-bomb.png'))

  if (await linkOut(dir, '09-link.png')) bad.push({ file: '09-link.png', why: 'symbolic-link' })
  return { good, bad }
}

/** A 64 x 64 picture with enough noise in it that half of its bytes cannot be the whole of it. */
function disc(colour: string) {
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">
    <filter id="n"><feTurbulence baseFrequency=".9" seed="7"/></filter>
    <rect width="64" height="64" filter="url(#n)"/><circle cx="32" cy="32" r="20" fill="${colour}"/></svg>`
  return sharp(Buffer.from(markup))
}

async function linkOut(dir: string, file: string): Promise<boolean> {
  const outside = path.resolve(`${dir}-outside`)
  await mkdir(outside, { recursive: true })
  const target = path.join(outside, 'private.png')
  await writeFile(target, await disc('#000000').png().toBuffer())
  try {
    await symlink(target, path.join(dir, file))
    return true
  } catch (error) {
    // Windows without developer mode
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return false
    throw error
  }
}

/** A valid 1-bit PNG of 40,000 x 40,000 pixels in some 200 kB: cheap to send, 1.6 GB to decode as greys. */
async function writePixelBomb(file: string): Promise<void> {
  const out = createWriteStream(file)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(bombSide, 0)
  header.writeUInt32BE(bombSide, 4)
  header[8] = 1
  out.write(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  out.write(chunk('IHDR', header))

  const deflate = createDeflate()
  const copied = (async () => {
    for await (const part of deflate) out.write(chunk('IDAT', part as Buffer))
  })()
  const row = Buffer.alloc(1 + bombSide / 8)
  for (let y = 0; y < bombSide; y++) {
    if (!deflate.write(row)) await once(deflate, 'drain')
  }
  deflate.end()
  await copied
  out.end(chunk('IEND', Buffer.alloc(0)))
  await finished(out)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
