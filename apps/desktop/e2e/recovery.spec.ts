// Real: Electron, the built studio, its engine, a database that is damaged on purpose and its backup.
import { expect, openStudio, test } from './fixtures.ts'
import { damageDatabase } from './support/damage-database.ts'

test('a damaged database is said so, and its backup comes back at a click', async ({ dataDir }) => {
  await damageDatabase(dataDir)
  const { app, page, log } = await openStudio(dataDir)
  try {
    await page
      .getByRole('heading', { name: 'The studio’s database is damaged' })
      .waitFor({ timeout: 120_000 })
      .catch((error: unknown) => {
        throw new Error(log(), { cause: error })
      })
    await expect(page.getByRole('radiogroup', { name: 'Backups' }).getByRole('radio')).toHaveCount(1)
    await expect(page.getByText('intaglio.sqlite')).toBeVisible()

    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('alert')).toContainText('damaged')
    await page.getByRole('button', { name: 'Restore this backup' }).click()
    await expect(page.getByText('Night Herons').first()).toBeVisible()
    await expect(page.getByRole('heading', { name: 'The studio’s database is damaged' })).toBeHidden()
  } finally {
    await app.close()
  }
})
