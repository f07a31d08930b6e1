import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pictureFile, pictureUrl } from './thumbnail-url.ts'

const dataDir = resolve('/tmp/intaglio data')

describe('pictures under app://', () => {
  it('finds the file again, whatever its name', () => {
    const file = join(dataDir, 'projects', '7f', 'thumbnails', 'hé ron #1?.webp')
    const url = new URL(pictureUrl(dataDir, file))
    expect(url.origin === 'null' || url.host === 'studio').toBe(true)
    expect(pictureFile(dataDir, url.pathname)).toBe(file)
  })

  it.each([
    ['/data/../secret.png', 'above the folder'],
    ['/data/%2e%2e/secret.png', 'above the folder, encoded'],
    ['/data/..%2fsecret.png', 'above the folder, with an encoded slash'],
    ['/data/a%00.png', 'a NUL'],
    ['/data/%E0%A4%A.png', 'a broken encoding'],
    ['/data/intaglio.sqlite', 'not a picture'],
    ['/assets/logo.png', 'not under /data/'],
  ])('refuses %s (%s)', (pathname) => {
    expect(pictureFile(dataDir, pathname)).toBeUndefined()
  })
})
