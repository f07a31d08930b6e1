// Real: Electron, the built studio, its engine and files. Stubbed: the system's own drag, which begins where the window
// ends: what the main process hands to it is looked at.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

const selected = (items: Locator): Promise<string[]> =>
  items
    .getByRole('option', { selected: true })
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('aria-label') ?? ''))

/** Where a tile is, moved by parts of its width and height from its middle. */
async function at(items: Locator, name: string, right = 0, down = 0) {
  const box = await items.getByRole('option', { name, exact: true }).boundingBox()
  if (!box) throw new Error(`${name} is not drawn.`)
  return { x: box.x + box.width * (0.5 + right), y: box.y + box.height * (0.5 + down) }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
}

test('an area drawn over the tiles selects them, also beyond what is in view', async ({
  studio,
  project,
}) => {
  const { page } = studio
  const plates = await project('Plates under a net', { items: 60 })
  await plates.open('Items')
  const items = page.getByRole('listbox', { name: /^Items of / })
  await items.getByRole('option', { name: 'Plate 2', exact: true }).waitFor()
  // Beside the first tile, to the middle of the second.
  const corner = await at(items, 'Plate 1', -0.53, -0.53)
  await drag(page, corner, await at(items, 'Plate 2'))
  await page.mouse.up()
  expect(await selected(items)).toEqual(['Plate 1', 'Plate 2'])

  await page.keyboard.down('Control')
  await drag(page, corner, await at(items, 'Plate 1'))
  await page.mouse.up()
  await page.keyboard.up('Control')
  expect(await selected(items)).toEqual(['Plate 2'])

  await page.keyboard.down('Shift')
  await drag(page, corner, await at(items, 'Plate 1'))
  await page.mouse.up()
  await page.keyboard.up('Shift')
  expect(await selected(items)).toEqual(['Plate 1', 'Plate 2'])

  await page.mouse.click(corner.x, corner.y)
  expect(await selected(items)).toEqual([])

  const view = await items.boundingBox()
  if (!view) throw new Error('There is no list.')
  await drag(page, corner, { x: view.x + view.width - 30, y: view.y + view.height - 1 })
  // Held at the edge it scrolls to the end.
  await expect(page.getByRole('heading', { name: '60 items' })).toBeVisible()
  await page.mouse.up()
})

test('items are dragged to another place, and moved to a number; undo takes them back', async ({
  studio,
  project,
}) => {
  const { page } = studio
  const plates = await project('Plates to order', { items: 6 })
  await plates.open('Items')
  const items = page.getByRole('listbox', { name: /^Items of / })
  const order = async () => (await plates.items()).map(({ name }) => name.replace('Plate ', '')).join('')

  await items.getByRole('option', { name: 'Plate 1', exact: true }).click()
  await items.getByRole('option', { name: 'Plate 2', exact: true }).click({ modifiers: ['ControlOrMeta'] })
  await drag(page, await at(items, 'Plate 1'), await at(items, 'Plate 4', 0.4))
  await expect(page.getByText('Let go between two items to move 2 there.')).toBeVisible()
  await page.mouse.up()
  await expect.poll(order).toBe('341256')
  await items.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(order).toBe('123456')

  await test.step('not while only some are shown', async () => {
    await page.getByRole('searchbox', { name: 'Search items' }).fill('plate')
    await expect(page.getByText('6 of 6')).toBeVisible()
    await drag(page, await at(items, 'Plate 1'), await at(items, 'Plate 4', 0.4))
    await expect(page.getByText(/^Items are moved by hand while all of them are shown/)).toBeVisible()
    await page.mouse.up()
    expect(await order()).toBe('123456')
    await page.getByRole('searchbox', { name: 'Search items' }).fill('')
  })

  await test.step('with the keyboard', async () => {
    await items.getByRole('option', { name: 'Plate 5', exact: true }).click()
    await items.focus()
    await page.keyboard.press('ControlOrMeta+Shift+m')
    const dialog = page.getByRole('dialog', { name: 'Move 1 item' })
    await dialog.getByRole('textbox', { name: 'Number of the first of them' }).fill('2')
    await page.keyboard.press('Enter')
    await expect.poll(order).toBe('152346')
    await expect(dialog).toBeHidden()
    await items.focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(order).toBe('512346')
  })

  await test.step('in the list, too', async () => {
    await page.getByRole('button', { name: 'List', exact: true }).click()
    const rows = page.getByRole('grid', { name: /^Items of / }).getByRole('row')
    const first = await rows.nth(1).boundingBox()
    const last = await rows.nth(6).boundingBox()
    if (!first || !last) throw new Error('There are no rows.')
    const bottom = { x: last.x + 200, y: last.y + last.height - 2 }
    await drag(page, { x: first.x + 200, y: first.y + 10 }, bottom)
    await page.mouse.up()
    await expect.poll(order).toBe('123465')
    await page.getByRole('button', { name: 'Grid', exact: true }).click()
  })
})

test('files of items are dragged out of the window under their own names', async ({
  studio,
  project,
  scratch,
}) => {
  const { page, app } = studio
  const plates = await project('Plates to take along', { items: 3 })
  await plates.open('Items')
  const items = page.getByRole('listbox', { name: /^Items of / })
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('There is no window.')
    const seen: string[][] = []
    Object.assign(globalThis, { draggedOut: seen })
    window.webContents.startDrag = ({ files, icon }) => {
      if (icon === '' || (typeof icon !== 'string' && icon.isEmpty())) throw new Error('There is no icon.')
      seen.push(files ?? [])
    }
  })
  const taken = () => app.evaluate(() => (globalThis as unknown as { draggedOut: string[][] }).draggedOut)

  await items.getByRole('option', { name: 'Plate 1', exact: true }).click()
  await items.getByRole('option', { name: 'Plate 3', exact: true }).click({ modifiers: ['ControlOrMeta'] })
  await page.keyboard.down('Alt')
  await drag(page, await at(items, 'Plate 3'), await at(items, 'Plate 3', 0.3))
  await expect.poll(async () => (await taken()).length).toBe(1)
  await page.mouse.up()
  await page.keyboard.up('Alt')
  const [both = []] = await taken()
  expect(both.map((file) => basename(file))).toEqual(['00001.png', '00003.png'])
  const original = await readFile(join(plates.folder, '00003.png'))
  expect((await readFile(both[1] ?? '')).equals(original)).toBe(true)

  await items.getByRole('option', { name: 'Plate 2', exact: true }).click()
  const preview = await page.getByRole('button', { name: 'Look at Plate 2' }).boundingBox()
  if (!preview) throw new Error('There is no preview.')
  await drag(page, { x: preview.x + 20, y: preview.y + 20 }, { x: preview.x + 60, y: preview.y + 60 })
  await expect.poll(async () => (await taken()).length).toBe(2)
  await page.mouse.up()
  expect((await taken())[1]?.map((file) => basename(file))).toEqual(['00002.png'])

  // Without a mouse: into a folder, where nothing is written over.
  const into = join(scratch, 'into')
  await mkdir(into)
  await writeFile(join(into, '00002.png'), 'mine')
  await studio.willChooseFolder(into)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save its file…' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Exported to' })).toBeVisible()
  expect((await readdir(into)).sort()).toEqual(['00002 (2).png', '00002.png'])
  expect(await readFile(join(into, '00002.png'), 'utf8')).toBe('mine')

  // The window names items, and no path: ids that are none lead nowhere.
  const answer = await page.evaluate(
    (projectId) => window.intaglio.prepareDrag({ projectId, itemIds: ['../../settings'] }),
    plates.projectId,
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
})

test('F2 renames and comes back to the list; taken out, the neighbour is next; a menu stands where it is asked for', async ({
  studio,
  project,
}) => {
  const { page, app } = studio
  const plates = await project('Plates to name', { items: 5 })
  await plates.open('Items')
  const items = page.getByRole('listbox', { name: /^Items of / })
  const name = page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('textbox', { name: 'Name', exact: true })

  await test.step('one after the other, without leaving the keyboard', async () => {
    await items.getByRole('option', { name: 'Plate 2' }).click()
    await page.keyboard.press('F2')
    await expect(name).toBeFocused()
    await page.keyboard.type('Spoonbill')
    await page.keyboard.press('Enter')
    await expect(items).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('F2')
    await expect(name).toBeFocused()
    await page.keyboard.type('Stilt')
    await page.keyboard.press('Escape')
    await expect(items).toBeFocused()
    await expect(items.getByRole('option', { name: 'Spoonbill' })).toBeVisible()
    expect((await plates.items()).map((item) => item.name)).toEqual([
      'Plate 1',
      ...['Spoonbill', 'Plate 3', 'Plate 4', 'Plate 5'],
    ])
  })

  await test.step('Ctrl and an arrow move without selecting, Space selects there', async () => {
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('Control+ArrowRight')
    expect(await selected(items)).toEqual(['Plate 3'])
    await page.keyboard.press(' ')
    expect(await selected(items)).toEqual(['Plate 3', 'Plate 5'])
  })

  await test.step('the one behind those that are taken out is selected', async () => {
    await items.getByRole('option', { name: 'Plate 3' }).click()
    await page.keyboard.press('Delete')
    await expect(items.getByRole('option')).toHaveCount(4)
    expect(await selected(items)).toEqual(['Plate 4'])
  })

  await test.step('the other button selects what it is about, and offers what can be done with it', async () => {
    await items.getByRole('option', { name: 'Plate 5' }).click({ button: 'right' })
    expect(await selected(items)).toEqual(['Plate 5'])
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
    await expect(menu.getByRole('menuitem', { name: 'Import a folder…' })).toHaveCount(0)
    await menu.getByRole('menuitem', { name: 'Take out 1 item' }).click()
    await expect(items.getByRole('option')).toHaveCount(3)
  })

  await test.step('over text the system’s own menu is offered', async () => {
    await app.evaluate(({ Menu }) => {
      Menu.prototype.popup = function (this: Electron.Menu) {
        Object.assign(globalThis, { offered: this.items.map(({ label }) => label) })
      }
    })
    await page.getByRole('searchbox', { name: 'Search items' }).click({ button: 'right' })
    await expect
      .poll(() => app.evaluate(() => (globalThis as { offered?: string[] }).offered))
      .toEqual(['Cut', 'Copy', 'Paste'])
  })
})
