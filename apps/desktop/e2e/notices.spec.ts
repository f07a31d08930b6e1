// Real: Electron, the built studio, its engine. Stubbed: the system's dialogs, which no test can click.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { findViolations } from './support/axe.ts'
import { beginLargeProject } from './support/many-pictures.ts'

test.use({ sharesStudio: true })

test('what fails after it was asked for in the palette is told, wherever one is, and sent away by hand', async ({
  studio,
  scratch,
}) => {
  const { page } = studio
  const file = join(scratch, 'broken.intaglio')
  await writeFile(file, 'no project at all')
  await studio.willChooseFolder(file)
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Queue' }).click()
  await page.keyboard.press('Control+K')
  await page.keyboard.type('Open a project file')
  await page.keyboard.press('Enter')
  const notices = page.getByRole('region', { name: 'Notices' })
  await expect(notices.getByRole('alert')).toContainText('That did not work')
  expect(await findViolations(page)).toEqual([])

  // With the keyboard: F6 leads there like to any pane.
  const dismiss = notices.getByRole('button', { name: 'Dismiss' })
  await expect
    .poll(async () => {
      await page.keyboard.press('F6')
      return dismiss.evaluate((element) => element === document.activeElement)
    })
    .toBe(true)
  await page.keyboard.press('Escape')
  await expect(notices.getByRole('alert')).toHaveCount(0)
})

test('long work that ends while one is elsewhere says so, and leads back', async ({ studio, scratch }) => {
  const { page } = studio
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Queue' }).click()
  await beginLargeProject(studio, scratch, 60)
  const notice = page.getByRole('region', { name: 'Notices' }).getByRole('status')
  await expect(notice).toContainText('Large pictures', { timeout: 120_000 })
  await page.screenshot({ path: test.info().outputPath('notice.png') })
  await notice.getByRole('button', { name: 'Open “Large pictures”' }).click()
  await expect(page.getByRole('button', { name: 'Switch project' })).toContainText('Large pictures')
  await expect(notice).toHaveCount(0)
})
