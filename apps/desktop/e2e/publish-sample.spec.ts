// Real: Electron, the built studio, its embedded backend, its engine, anvil with the contracts, the image files.
// Stubbed: the system's folder dialog, which no test can click.
import { expect, sampleCollection, test } from './fixtures.ts'

test('an artist imports a folder, publishes it, and sees every token on chain', async ({ studio }) => {
  const { page } = studio
  await studio.willChooseFolder(sampleCollection)
  await page.getByRole('button', { name: 'New project…' }).click()

  const items = page.getByRole('listbox', { name: /^Items of / })
  await expect(page.getByRole('button', { name: 'All items' })).toContainText('24', { timeout: 90_000 })
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
  await page.getByRole('button', { name: 'Mint 24 tokens' }).click({ timeout: 60_000 })

  const jobs = page.getByRole('table', { name: 'Jobs' })
  await expect(jobs.getByRole('row', { name: 'Create the collection' })).toContainText(
    'On chain and in the catalog',
    {
      timeout: 90_000,
    },
  )
  await expect(jobs.getByRole('row', { name: 'Mint 24 tokens' })).toContainText(
    'On chain and in the catalog',
    {
      timeout: 90_000,
    },
  )
})
