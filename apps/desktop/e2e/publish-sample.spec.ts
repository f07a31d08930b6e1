// Real: Electron, the built studio, its embedded backend, its engine, anvil with the contracts, the image files.
// Stubbed: the system's folder dialog, which no test can click.
import { expect, openStudio, sampleCollection, test } from './fixtures.ts'

test('an artist imports a folder, publishes it, and sees every token on chain', async ({ studio }) => {
  const { page } = studio
  await studio.willChooseFolder(sampleCollection)
  await page.getByRole('button', { name: 'New project…' }).click()

  const items = page.getByRole('listbox', { name: /^Items of / })
  await expect(page.getByRole('button', { name: 'All items' })).toContainText('24')
  const first = items.getByRole('option').first()
  await expect(first.locator('img')).toHaveJSProperty('complete', true)
  expect(
    await first.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(0)

  await first.click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('heading', { level: 2 })).not.toBeEmpty()

  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in with the wallet' }).click()
  await page.getByRole('button', { name: 'Mint 24 tokens' }).click()

  // The page becomes the project's part of the queue, and moves by itself.
  const ready = 'On chain and in the catalog'
  const jobs = page.getByRole('table', { name: 'Jobs' })
  await expect(jobs.getByRole('row', { name: 'Create the collection' })).toContainText(ready)
  await expect(jobs.getByRole('row', { name: 'Mint 24 tokens' })).toContainText(ready)
  await expect(page.getByText('24 tokens are on chain')).toBeVisible()
  const collection = await page.getByRole('button', { name: 'Copy Collection' }).getAttribute('data-value')
  expect(collection).toMatch(/^0x[0-9a-f]{40}$/i)

  await test.step('a restart finds everything where it was', async () => {
    await studio.app.close()
    const again = await openStudio(studio.dataDir)
    await again.page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('button', { name: 'Queue' })
      .click()
    const row = again.page.getByRole('grid', { name: 'Jobs' }).getByRole('row', { name: 'Mint 24 tokens' })
    await expect(row).toContainText(ready)
    await expect(again.page.getByRole('status')).toHaveText('Online')
    await again.app.close()
  })
})
