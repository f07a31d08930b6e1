// Real: Electron as Node, and the sharp of the studio in it. No window.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ensureElectron } from '../../../scripts/electron/index.ts'
import { expect, test } from './fixtures.ts'

const readPictures = `
  import sharp from ${JSON.stringify(import.meta.resolve('sharp'))}
  const create = { width: 64, height: 48, channels: 4, background: '#30608080' }
  const picture = await sharp({ create }).png().toBuffer()
  for (let read = 0; read < 20; read += 1) {
    const { info } = await sharp(picture).resize(16, 12).webp().toBuffer({ resolveWithObject: true })
    if (info.width !== 16) throw new Error(JSON.stringify(info))
  }
  console.log('read')
`

test('pictures are read in Electron’s processes by libvips alone, whatever GLib the system has', async () => {
  const { executablePath } = await ensureElectron()
  const { stdout, stderr } = await promisify(execFile)(
    executablePath,
    ['--input-type=module', '--eval', readPictures],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  )
  expect(stdout).toContain('read')
  // What the other GLib says of objects that are none of its own.
  expect(stderr).not.toContain('GLib')
})
