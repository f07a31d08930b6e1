// Real: Electron, the built studio, its engine, a store with jobs, its backend, which is held still by SIGSTOP.
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect, openStudio, test } from './fixtures.ts'
import { putManyJobs } from './support/many-jobs.ts'
import { writeItems } from './support/project.ts'

async function signalBackend(app: ElectronApplication, signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const pidOf = () =>
    app.evaluate(
      ({ app: studio }) => studio.getAppMetrics().find(({ name }) => name === 'Intaglio backend')?.pid ?? 0,
    )
  await expect.poll(pidOf).toBeGreaterThan(0)
  process.kill(await pidOf(), signal)
}

test('all that is on this computer is there while the workspace is held back', async ({ scratch }) => {
  // Of its own, from nothing: one that was prepared could be up before it is held.
  const dataDir = join(scratch, 'data')
  putManyJobs(dataDir, 10)
  await writeItems(join(scratch, 'Curlews'), 3)
  const studio = await openStudio(dataDir)
  const { app, page } = studio
  await signalBackend(app, 'SIGSTOP')
  const status = page.getByRole('status').filter({ hasText: /Workspace is starting|Online/ })
  const sections = page.getByRole('navigation', { name: 'Sections' })
  try {
    await test.step('the queue', async () => {
      await sections.getByRole('button', { name: 'Queue' }).click()
      await expect(page.getByText('8 of 10 done')).toBeVisible()
      await expect(page.getByText('The workspace is starting. Jobs go on by themselves')).toBeVisible()
    })
    await test.step('a new project, its pictures and its addresses', async () => {
      await sections.getByRole('button', { name: 'Projects' }).click()
      await studio.willChooseFolder(join(scratch, 'Curlews'))
      await page.getByRole('button', { name: 'New project…' }).click()
      await expect(page.getByRole('option')).toHaveCount(3)
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await expect(page.getByText('Addresses are computed')).toBeVisible()
      await expect(page.getByText('What it costs shows here as soon as it runs')).toBeVisible()
    })
    await test.step('storage: another place takes it, the workspace is waited for', async () => {
      await sections.getByRole('button', { name: 'Storage' }).click()
      await page
        .getByRole('navigation', { name: 'Places and collections' })
        .getByRole('button', { name: 'Curlews' })
        .click()
      const row = page.getByRole('table', { name: 'Where it is' }).getByRole('row', { name: 'Workspace' })
      await expect(row).toContainText('Workspace is starting')
      await expect(row.getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
      await expect(status).toHaveText('Workspace is starting')

      await signalBackend(app, 'SIGCONT')
      await expect(status).toHaveText('Online', { timeout: 90_000 })
      await row.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(row).toContainText(/All there: \d+ blocks read back/)
    })
  } finally {
    await signalBackend(app, 'SIGCONT')
    await app.close()
  }
})
