import { lstat, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { writeBadCollection } from './bad-collection.ts'

const root = await mkdtemp(path.join(tmpdir(), 'intaglio-bad-'))
const folder = path.join(root, 'pictures')
const { good, bad } = await writeBadCollection(folder)
const file = (name: string) => path.join(folder, name)
const nameOf = (why: string) => file(bad.find((entry) => entry.why === why)?.file ?? why)
const decode = (name: string) => sharp(name, { failOn: 'warning' }).raw().toBuffer()

afterAll(() => rm(root, { recursive: true }))

describe('writeBadCollection', () => {
  it('says of every file whether it is good or bad', async () => {
    expect((await readdir(folder)).sort()).toEqual([...good, ...bad.map((entry) => entry.file)].sort())
  })

  it('writes good files that decode', async () => {
    for (const name of good) await expect(decode(file(name))).resolves.toBeInstanceOf(Buffer)
  })

  it('writes bad files that are bad in the way it says', async () => {
    await expect(decode(nameOf('truncated'))).rejects.toThrow()
    await expect(decode(nameOf('not-an-image'))).rejects.toThrow('unsupported image format')
    expect((await stat(nameOf('empty'))).size).toBe(0)
    expect(await readFile(nameOf('duplicate'))).toEqual(await readFile(file('05-twin-a.png')))
  })

  it('writes a bomb that is small as a file and huge as a picture', async () => {
    const { width, height } = await sharp(nameOf('too-many-pixels'), { limitInputPixels: false }).metadata()
    expect([width, height]).toEqual([40_000, 40_000])
    expect((await stat(nameOf('too-many-pixels'))).size).toBeLessThan(1_000_000)
    await expect(decode(nameOf('too-many-pixels'))).rejects.toThrow('pixel limit')
  })

  it.skipIf(process.platform === 'win32')('writes a link to a picture outside of the folder', async () => {
    expect((await lstat(nameOf('symbolic-link'))).isSymbolicLink()).toBe(true)
    await expect(decode(nameOf('symbolic-link'))).resolves.toBeInstanceOf(Buffer)
  })
})
