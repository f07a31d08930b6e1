// Real: Electron, the built studio, its settings file.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
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
