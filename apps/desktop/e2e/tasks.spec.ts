// Real: Electron, the built studio, its engine and files, and a restart of it.
import { expect, test } from './fixtures.ts'

test('work is paused, waits through a restart, and goes on from where it was', async ({
  studio,
  killAndRestart,
}) => {
  const { page } = studio
  await page.getByRole('button', { name: 'Open the sample collection' }).click()
  await page.getByRole('button', { name: '1 task: show it' }).click()
  await page.getByRole('button', { name: /^Pause: / }).click()
  await expect(page.getByText('Paused, can go on')).toBeVisible()

  const again = await killAndRestart()
  await again.getByRole('button', { name: '1 task: show it' }).click()
  await again.screenshot({ path: test.info().outputPath('paused.png') })
  await again.getByRole('button', { name: /^Go on: / }).click()
  await expect(again.getByRole('button', { name: /task/ })).toHaveCount(0)
  await again.getByRole('button', { name: 'Intaglio Sampler', exact: true }).click()
  await expect(again.getByRole('button', { name: 'All items' })).toContainText('24')
})
