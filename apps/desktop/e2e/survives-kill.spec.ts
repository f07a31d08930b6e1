// Real: Electron, the built studio, its embedded backend, its engine, anvil with the contracts, SIGKILL.
// The engine's own suites kill it in every state; this one kills the whole studio under a person's hands.
import { expect, openStudio, test } from './fixtures.ts'

test('a studio killed while it publishes goes on where it was, and mints once', async ({ dataDir }) => {
  const first = await openStudio(dataDir)
  await first.page.getByRole('button', { name: 'Open the sample collection' }).click()
  await first.page.getByRole('option', { name: 'Luna Moth' }).waitFor()
  await first.page.getByRole('button', { name: 'Publish', exact: true }).click()
  await first.page.getByRole('button', { name: 'Sign in with the wallet' }).click()
  await first.page.getByRole('button', { name: 'Mint 24 tokens' }).click()
  await first.page.getByRole('table', { name: 'Jobs' }).waitFor()
  const gone = first.app.waitForEvent('close')
  first.app.process().kill('SIGKILL')
  await gone

  const second = await openStudio(dataDir)
  try {
    await second.page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('button', { name: 'Queue' })
      .click()
    const ready = 'On chain and in the catalog'
    const jobs = second.page.getByRole('grid', { name: 'Jobs' })
    await expect(jobs.getByRole('row', { name: 'Create the collection' })).toContainText(ready, {
      timeout: 120_000,
    })
    await expect(jobs.getByRole('row', { name: 'Mint 24 tokens' })).toContainText(ready, { timeout: 120_000 })
    // The head, the project, its two jobs.
    await expect(jobs.getByRole('row')).toHaveCount(4)
  } finally {
    await second.app.close()
  }
})
