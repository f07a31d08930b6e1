// Real: Electron, the built studio, its engine, files on disk. Stubbed: the system's dialogs, which no test can click.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, openStudio, test } from './fixtures.ts'
import { layWorkspace } from './support/prepared-workspace.ts'

test('a project is saved as one file or folder, put away, and opened again', async ({ studio, scratch }) => {
  const { page, app, dataDir } = studio
  const file = join(dataDir, 'sampler.intaglio')
  await studio.willSaveAs(file)
  await studio.willChooseFolder(file)
  await page.getByRole('button', { name: 'Open the sample collection' }).click()
  await expect(page.getByRole('button', { name: 'All items' })).toContainText('24')
  await expect(page.getByRole('progressbar')).toHaveCount(0)

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Projects' }).click()
  const more = page.getByRole('button', { name: 'More for Intaglio Sampler' })
  await more.click()
  await page.getByRole('menuitem', { name: 'Save as one file…' }).click()
  await expect(page.getByText(`Saved as ${file}`)).toBeVisible()
  await more.click()
  await page.getByRole('menuitem', { name: 'Put away' }).click()
  await expect(page.getByRole('button', { name: 'Put away (1)' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Projects', exact: true }).getByRole('listitem')).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+o')
  await expect(page.getByRole('button', { name: 'All items' })).toContainText('24')
  await page.keyboard.press('ControlOrMeta+Shift+o')
  await expect(
    page
      .getByRole('list', { name: 'Projects', exact: true })
      .getByRole('button', { name: 'Intaglio Sampler', exact: true }),
  ).toBeVisible()

  await test.step('a studio that is started with a project file opens it', async () => {
    const otherData = join(scratch, 'other')
    await mkdir(otherData)
    await layWorkspace(otherData)
    const other = await openStudio(otherData, [file])
    try {
      await expect(other.page.getByRole('button', { name: 'All items' })).toContainText('24')
    } finally {
      await other.app.close()
    }
  })

  await test.step('saved as a folder it is opened by choosing that folder for a new project', async () => {
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Projects' }).click()
    await studio.willChooseFolder(scratch)
    await more.first().click()
    await page.getByRole('menuitem', { name: 'Save as a folder…' }).click()
    const folder = join(scratch, 'Intaglio Sampler')
    await expect(page.getByText(`Saved as ${folder}`)).toBeVisible()
    await studio.willChooseFolder(folder)
    await page.getByRole('button', { name: 'New project…' }).click()
    await expect(page.getByRole('button', { name: 'All items' })).toContainText('24', { timeout: 60_000 })
    await expect(page.getByRole('option', { name: 'Night Heron' })).toBeVisible()
  })

  // As a double click on the file in the system's file manager.
  await app.evaluate(({ app: electronApp }, path) => {
    electronApp.emit('second-instance', {}, ['intaglio', path], '/')
  }, file)
  await expect(page.getByRole('button', { name: 'All items' })).toContainText('24')
})
