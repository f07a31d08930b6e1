// Real: Electron, the built studio, its engine. Stubbed: the system's folder dialog.
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

test('a project is opened from its card and removed with its items', async ({ studio, project }) => {
  const { page } = studio
  const curlew = await project('Curlew', { items: 3 })
  const cards = page.getByRole('list', { name: 'Projects' })
  const card = cards.getByRole('button', { name: 'Curlew', exact: true })
  await expect(card).toContainText('3 items')
  await card.click()
  await expect(page.getByRole('option')).toHaveCount(3)

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Projects' }).click()
  await page.getByRole('button', { name: 'More for Curlew', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Remove from the studio…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove “Curlew”?' })
  await expect(dialog).toContainText('Its 3 items leave the studio.')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toBeHidden()
  expect((await curlew.view()).itemCount).toBe(3)

  const menu = page.getByRole('menu')
  await card.click({ button: 'right' })
  await expect(menu).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await cards.click({ button: 'right', position: { x: 2, y: 2 } })
  await expect(menu).toBeHidden()

  const more = page.getByRole('button', { name: 'More for Curlew', exact: true })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(menu.getByRole('menuitem').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await more.click()
  await menu.getByRole('menuitem', { name: 'Remove from the studio…' }).click()
  await dialog.getByRole('button', { name: 'Remove project' }).click()
  await expect(card).toBeHidden()
})

test('a change of mind in the dialog changes nothing', async ({ studio }) => {
  const { app, page } = studio
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
  })
  const projects = (): Promise<number> =>
    page.evaluate(async () => {
      const answer = await window.intaglio.listProjects(undefined)
      return answer.ok ? answer.value.length : -1
    })
  const before = await projects()
  await page.getByRole('button', { name: 'New project…' }).click()
  await expect(page.getByRole('button', { name: 'New project…' })).toBeEnabled()
  expect(await projects()).toBe(before)
})

test('a project can begin with its details and no pictures', async ({ studio }) => {
  const { page } = studio
  await expect(page.getByRole('button', { name: 'New project…' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+n')
  const dialog = page.getByRole('dialog', { name: 'New project' })
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Night Herons')
  await dialog.getByText('Editions', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('button', { name: 'Switch project' })).toContainText('Night Herons')
})
