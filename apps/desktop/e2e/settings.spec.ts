// Real: Electron, the built studio, its settings file, its engine and decoders.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { expect, test } from './fixtures.ts'

test('what a person chose is in force at once, and the same after a kill', async ({
  studio,
  killAndRestart,
}) => {
  const { page } = studio
  const openSettings = page.getByRole('navigation', { name: 'Sections' }).getByRole('button', {
    name: 'Settings',
  })
  await openSettings.click()
  const chain = page.getByRole('switch', { name: 'Local test chain' })
  await expect(chain).toBeChecked()
  await chain.press('Space')
  await expect(chain).not.toBeChecked()

  await page.getByRole('combobox', { name: 'Language' }).or(page.getByLabel('Language')).first().click()
  await page.getByRole('option', { name: 'Tiếng Việt' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cài đặt' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')

  const again = await killAndRestart()
  await expect(again.getByRole('button', { name: 'Cài đặt' })).toBeVisible()
  expect(JSON.parse(await readFile(join(studio.dataDir, 'settings.json'), 'utf8'))).toMatchObject({
    language: 'vi',
    localChain: false,
  })
})

test('how new projects publish their pictures is decided here', async ({ studio, project, scratch }) => {
  const { page } = studio
  const folder = join(scratch, 'Places')
  await mkdir(folder)
  const place = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' }
  const plain = sharp({ create: { width: 64, height: 64, channels: 3, background: '#345' } })
  await writeFile(join(folder, 'one.jpg'), await plain.withExif({ IFD3: place }).jpeg().toBuffer())

  // By the picture as it will be published: the original keeps what it says.
  const saysPlace = async (name: string): Promise<boolean> => {
    const { items } = await project(name, { folder })
    const [item] = await items()
    const bytes = await page.evaluate(async (url) => {
      const response = await fetch(url)
      return Array.from(new Uint8Array(await response.arrayBuffer()))
    }, item?.mediaUrl ?? '')
    const { exif } = await sharp(Buffer.from(bytes)).metadata()
    return (
      exif?.includes(Buffer.from([0x25, 0x88])) === true || exif?.includes(Buffer.from([0x88, 0x25])) === true
    )
  }
  expect(await saysPlace('Without')).toBe(false)
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Settings' }).click()
  const keep = page.getByRole('switch', { name: 'Publish where pictures were taken' })
  await keep.press('Space')
  await expect(keep).toBeChecked()
  await page.getByRole('radio', { name: /sRGB/ }).check()
  await expect(page.getByRole('radio', { name: /sRGB/ })).toBeChecked()
  expect(await saysPlace('With')).toBe(true)
})
