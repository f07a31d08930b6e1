import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { describe, expect, it } from 'vitest'

const folder = path.join(import.meta.dirname, '../../resources/sample-collection')
const table = (await readFile(path.join(folder, 'metadata.csv'), 'utf8')).trimEnd().split('\n')
const items = (await readdir(folder)).filter((name) => /^\d\d-/.test(name)).sort()

describe('the sample collection', () => {
  it('has one row for each of its 24 files, in order', () => {
    expect(items).toHaveLength(24)
    expect(table.slice(1).map((line) => line.split(',')[0])).toEqual(items)
  })

  it('has files that are what their names say, every frame of them', async () => {
    for (const item of items) {
      const { format, compression } = await sharp(path.join(folder, item)).metadata()
      const extension = path.extname(item).slice(1)
      expect(format === 'heif' ? compression : format).toBe(
        { jpg: 'jpeg', avif: 'av1' }[extension] ?? extension,
      )
      const { info } = await sharp(path.join(folder, item), { animated: true, failOn: 'warning' })
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(info.width).toBeGreaterThanOrEqual(600)
    }
  })

  it('names a logo and a banner that are there and are not items', async () => {
    const collection: unknown = JSON.parse(await readFile(path.join(folder, 'collection.json'), 'utf8'))
    expect(collection).toMatchObject({ image: '_collection/logo.png', banner: '_collection/banner.png' })
    const logo = await sharp(path.join(folder, '_collection/logo.png')).metadata()
    const banner = await sharp(path.join(folder, '_collection/banner.png')).metadata()
    expect([logo.width, logo.height, banner.width, banner.height]).toEqual([512, 512, 1500, 500])
  })
})
