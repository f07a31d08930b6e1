// Real: Electron, the built studio, its engine, a database that is damaged on purpose and its backup.
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../src/engine/index.ts'
import { offlineOptions } from '../src/engine/testing/offline-options.ts'
import { openStore } from '../src/engine/store/store.ts'
import { expect, openStudio, test } from './fixtures.ts'

test('a damaged database is said so, and its backup comes back at a click', async ({ dataDir }) => {
  const engine = openEngine(offlineOptions(dataDir))
  engine.createProject({ name: 'Night Herons', symbol: 'HERON' })
  await engine.close()
  const store = openStore(dataDir)
  await store.backUp()
  store.close()
  truncateSync(join(dataDir, 'intaglio.sqlite'), 9_000)

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
