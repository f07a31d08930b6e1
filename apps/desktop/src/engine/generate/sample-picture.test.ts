// Real: sharp, files on disk.
import { mkdtemp, readdir, rm, truncate, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp, { type Sharp } from '@intaglio/shared/sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { samplePicture } from './sample-picture.ts'

const to = { width: 10, height: 6 }

let scratch: string
let file: string
beforeEach(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'intaglio-sample-'))
  scratch = folder
  file = path.join(folder, 'picture')
})
afterEach(() => rm(scratch, { recursive: true, force: true }))

/** See-through blue on the left, red on the right. */
function halves(width: number, height: number): Sharp {
  const half = { create: { width: width / 2, height, channels: 3 as const, background: 'red' } }
  return sharp({ create: { width, height, channels: 4, background: '#0000ff80' } }).composite([
    { input: half, left: width / 2, top: 0 },
  ])
}

const sample = async (picture: Sharp) => {
  await picture.toFile(file)
  return samplePicture(sharp(file).toColourspace('srgb').ensureAlpha(), to, scratch)
}

describe('samplePicture', () => {
  it('gives each box the colour of its points, and leaves no file', async () => {
    const pixels = await sample(halves(100, 60).png())
    expect(pixels).toHaveLength(to.width * to.height * 4)
    expect([...(pixels?.subarray(0, 4) ?? [])]).toEqual([0, 0, 255, 128])
    expect([...(pixels?.subarray(-4) ?? [])]).toEqual([255, 0, 0, 255])
    expect(await readdir(scratch)).toEqual(['picture'])
  })

  it.each([
    ['another format', () => halves(100, 60).jpeg()],
    ['a picture hardly larger than wanted', () => halves(30, 18).png()],
    ['sixteen bits a colour', () => halves(100, 60).toColourspace('rgb16').png()],
  ])('leaves %s to others', async (_what, picture) => {
    expect(await sample(picture())).toBeUndefined()
  })

  it('leaves a damaged picture to who says what is wrong', async () => {
    await halves(400, 400).png({ compressionLevel: 0 }).toFile(file)
    await truncate(file, (await stat(file)).size / 2)
    const picture = sharp(file, { failOn: 'truncated' }).ensureAlpha()
    expect(await samplePicture(picture, to, scratch)).toBeUndefined()
    expect(await readdir(scratch)).toEqual(['picture'])
  })
})
