// Real: Electron, the built studio, its engine and files. Stubbed: the system's folder dialog.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { expect, test } from './fixtures.ts'
import { repeatItems } from './support/repeat-items.ts'

test.use({ sharesStudio: true })

test('names and traits are changed in place and in bulk, undone and done again', async ({
  studio,
  project,
}) => {
  const { page } = studio
  const plates = await project('Plates to edit', { items: 6 })
  await plates.open('Items')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const items = page.getByRole('listbox', { name: /^Items of / })
  const names = async () => (await plates.items()).map(({ name }) => name)

  await test.step('one item, where it stands', async () => {
    await items.getByRole('option', { name: 'Plate 2' }).click()
    const name = inspector.getByRole('textbox', { name: 'Name', exact: true })
    await name.fill('Heron')
    await name.press('Enter')
    await expect(items.getByRole('option', { name: 'Heron' })).toHaveAttribute('aria-selected', 'true')
    await items.focus()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(items.getByRole('option', { name: 'Plate 2' })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(items.getByRole('option', { name: 'Heron' })).toBeVisible()
  })

  await test.step('undo and redo in one breath leave it as it was', async () => {
    await page.keyboard.press('ControlOrMeta+z')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    // Asked for after both, and so answered after both.
    const answer = await page.evaluate(
      (projectId) => window.intaglio.getHistory({ projectId }),
      plates.projectId,
    )
    expect(answer).toMatchObject({ ok: true, value: { undo: {} } })
    expect(answer.ok && answer.value.redo).toBeUndefined()
    await expect(items.getByRole('option', { name: 'Heron' })).toBeVisible()
  })

  await test.step('several, as a file manager selects them', async () => {
    await items.getByRole('option', { name: 'Plate 3' }).click()
    await page.keyboard.press('Shift+ArrowRight')
    await expect(inspector.getByRole('heading', { name: '2 items' })).toBeVisible()
    await expect(inspector.getByRole('textbox', { name: 'Name', exact: true })).toHaveAttribute(
      'placeholder',
      'Mixed',
    )
    await items.focus()
    await page.keyboard.press('ControlOrMeta+a')
    await expect(inspector.getByRole('heading', { name: '6 items' })).toBeVisible()
  })

  await test.step('all at once, seen before it is done', async () => {
    await page.getByRole('button', { name: 'Change many at once…' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Change 6 items' })
    await dialog.getByRole('textbox', { name: 'Find' }).fill('Plate')
    await dialog.getByRole('textbox', { name: 'Replace with' }).fill('Print')
    const preview = dialog.getByRole('table', { name: 'What changes' })
    await expect(preview.getByRole('row', { name: /Plate 1 Print 1/ })).toBeVisible()
    expect(await names()).toContain('Plate 1')
    await dialog.getByRole('button', { name: 'Change 5 items' }).click()
    await expect(dialog).toBeHidden()
    expect(await names()).toEqual(['Print 1', 'Heron', 'Print 3', 'Print 4', 'Print 5', 'Print 6'])
  })

  await test.step('taken out, and brought back by undo', async () => {
    await items.getByRole('option', { name: 'Print 1' }).click()
    await items.focus()
    await page.keyboard.press('Delete')
    await expect(items.getByRole('option')).toHaveCount(5)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(items.getByRole('option')).toHaveCount(6)
  })
})

test('items are found by word and by trait, sorted, listed and looked at', async ({ studio, project }) => {
  const { page } = studio
  const plates = await project('Plates to find', { items: 6 })
  await plates.open('Items')
  const items = page.getByRole('listbox', { name: /^Items of / })
  const search = page.getByRole('searchbox', { name: 'Search items' })
  await search.fill('plate 4')
  await expect(items.getByRole('option')).toHaveCount(1)
  await search.fill('')
  await expect(items.getByRole('option')).toHaveCount(6)

  const first = (await plates.items())[0]
  const trait = first?.traits[0]
  const filter = page.getByRole('group', { name: 'By trait' })
  await filter.getByRole('button', { name: new RegExp(`^${trait?.name}`) }).click()
  await filter.getByRole('button', { name: new RegExp(`^${trait?.value}`) }).click()
  const alike = (await plates.items()).filter(({ traits }) =>
    traits.some(({ name, value }) => name === trait?.name && value === trait.value),
  )
  await expect(items.getByRole('option')).toHaveCount(alike.length)
  await page.getByRole('button', { name: /^No longer only/ }).click()

  await page.getByRole('button', { name: 'List', exact: true }).click()
  const table = page.getByRole('grid', { name: /^Items of / })
  await table.getByRole('button', { name: 'Number' }).click()
  await expect(table.getByRole('row').nth(1)).toContainText('Plate 6')
  await table.getByRole('row').nth(1).dblclick()
  const viewer = page.getByRole('dialog', { name: 'Plate 6' })
  const picture = viewer.getByRole('img', { name: 'Plate 6' })
  await expect(picture).toHaveJSProperty('complete', true)
  // Of its pixels: a small picture that fills the window is shown larger than it is.
  const zoom = viewer.getByRole('status')
  const fitted = Number.parseInt((await zoom.textContent())?.replace(',', '') ?? '')
  await viewer.getByRole('button', { name: 'Larger' }).click()
  await expect
    .poll(async () => Number.parseInt((await zoom.textContent())?.replace(',', '') ?? '') / fitted)
    .toBeCloseTo(1.25, 1)
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
  await page.getByRole('button', { name: 'Grid', exact: true }).click()
})

test('problems are listed with what mends them, one by one and all alike', async ({ studio, project }) => {
  const { page } = studio
  const plates = await project('Plates with problems', { items: 4 })
  await plates.open('Items')
  const { projectId } = plates
  await page.evaluate(async (id) => {
    const items = 'all' as const
    await window.intaglio.edit({ projectId: id, edit: { kind: 'words', items, words: { name: 'Same' } } })
  }, projectId)
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Problems' }).click()
  await expect(page.getByRole('heading', { name: 'Another item has the same name.' })).toBeVisible()
  await page.getByRole('button', { name: 'Add its number: all 3' }).click()
  await expect(page.getByRole('heading', { name: 'Another item has the same name.' })).toBeHidden()
  expect((await plates.items()).map(({ name }) => name)).toEqual(['Same', 'Same #2', 'Same #3', 'Same #4'])
})

test('a folder with a table of its own comes in by a mapping, and goes out for others', async ({
  studio,
  project,
  scratch,
}) => {
  const { page } = studio
  const plates = await project('Plates to add to', { items: 2 })
  await plates.open('Items')
  const folder = join(scratch, 'more')
  await mkdir(folder)
  const background = { r: 10, g: 90, b: 160 }
  await sharp({ create: { width: 60, height: 60, channels: 3, background } })
    .png()
    .toFile(join(folder, 'blue.png'))
  await writeFile(join(folder, 'list.csv'), 'Bild,Titel,Tinte\nblue.png,Blau,Indigo\n')

  await studio.willChooseFolder(folder)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Import a folder…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a folder' })
  const means = async (column: string, meaning: string) => {
    await dialog.getByRole('combobox', { name: `What ${column} means` }).click()
    await page.getByRole('option', { name: meaning, exact: true }).click()
  }
  // Its cells name files: no word in another language is needed for that.
  await expect(dialog.getByRole('combobox', { name: 'What Bild means' })).toHaveValue('File')
  await means('Bild', 'Leave out')
  await expect(dialog.getByText('One column must say which file each row is about.')).toBeVisible()
  await means('Bild', 'File')
  await means('Titel', 'Name')
  await expect(dialog.getByRole('table', { name: 'The first items, as they would be' })).toContainText('Blau')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect.poll(async () => (await plates.items()).map(({ name }) => name)).toContain('Blau')
  const added = (await plates.items()).find(({ name }) => name === 'Blau')
  expect(added?.traits).toEqual([{ name: 'Tinte', value: 'Indigo' }])

  const out = join(scratch, 'out')
  await mkdir(out)
  await studio.willChooseFolder(out)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export for OpenSea (CSV)…' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Exported to' })).toBeVisible()
  const [made] = await readdir(out)
  expect(await readdir(join(out, made ?? ''))).toContain('metadata.csv')
})

test('10,000 items scroll without a cell that is not painted', async ({ studio, project }) => {
  const { page, dataDir } = studio
  const many = await project('Ten thousand', { items: 40 })
  await repeatItems(dataDir, many.projectId, many.folder, 10_000)
  await many.open('Items')
  await expect(page.getByRole('button', { name: 'All items' })).toContainText('10,000')
  const items = page.getByRole('listbox', { name: /^Items of / })
  await expect(items.getByRole('option').first().locator('img')).toBeVisible()

  const seen = await items.evaluate(async (viewport) => {
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done))
    const counts = { frames: 0, cells: 0, blank: 0 }
    // A hundred and twenty pixels a frame is a quick wheel.
    for (let part = 0; part < 12; part += 1) {
      for (let step = 0; step < 25; step += 1) {
        viewport.scrollTop += 120
        await frame()
        const view = viewport.getBoundingClientRect()
        counts.frames += 1
        for (const cell of viewport.querySelectorAll('[role=option]')) {
          const { top, bottom } = cell.getBoundingClientRect()
          if (bottom < view.top || top > view.bottom) continue
          const picture = cell.querySelector('img')
          counts.cells += 1
          if (!picture?.complete || picture.naturalWidth === 0) counts.blank += 1
        }
      }
    }
    return counts
  })
  expect(seen.cells).toBeGreaterThan(seen.frames * 4)
  expect(seen.blank).toBe(0)
  await items.focus()
  await page.keyboard.press('End')
  await expect(items.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '10000')
})
