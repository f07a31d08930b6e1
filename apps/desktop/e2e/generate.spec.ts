// Real: Electron, the built studio, its engine, layers drawn with sharp. Stubbed: the system's folder dialog.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { writeLayers } from './support/layers.ts'

test.use({ sharesStudio: true })

test('a person makes a collection out of layers, and sees how rare everything is', async ({
  studio,
  scratch,
}) => {
  const { page } = studio
  const folder = join(scratch, 'Layers')
  await writeLayers(folder)
  await studio.willChooseFolder(folder)
  await page.getByRole('button', { name: 'Generate from layers…' }).click({ timeout: 60_000 })

  const verdict = page.getByRole('status').filter({ hasText: 'The rules can be met.' })
  await expect(verdict).toContainText('18 different combinations')
  const preview = page.getByRole('list', { name: 'Preview' })
  await expect(preview.getByRole('img')).toHaveCount(9)

  const setCount = async (wanted: number): Promise<void> => {
    const count = page.getByRole('textbox', { name: 'Items' })
    await count.fill(String(wanted))
    await count.press('Enter')
    await expect(preview.getByRole('listitem')).toHaveCount(wanted)
  }

  await test.step('rules that contradict each other are named', async () => {
    await setCount(18)
    await page.getByRole('button', { name: 'Rules' }).click()
    const add = page.getByRole('group', { name: 'Add rule' })
    const pick = async (field: string, option: string): Promise<void> => {
      await add
        .getByRole('combobox', { name: field })
        .or(add.getByRole('textbox', { name: field }))
        .click()
      await page.getByRole('option', { name: option, exact: true }).click()
    }
    await pick('If', 'Paper: Cream')
    await pick('With', 'Shape: Disc')
    await add.getByRole('button', { name: 'Add rule' }).click()
    await expect(page.getByText('This cannot be met.').first()).toBeVisible()
    await expect(verdict).toHaveCount(0)
    await expect(page.getByText('This alone cannot be met:')).toBeVisible()
    await page.getByRole('button', { name: 'Remove rule: never Paper Cream and Shape Disc' }).click()
    await expect(verdict).toBeVisible()
  })

  await setCount(12)
  await page.getByRole('button', { name: 'Generate 12 items' }).click()
  await expect(page.getByText('12 items drawn')).toBeVisible()
  await expect(page.getByRole('button', { name: 'All items' })).toContainText('12')

  await page.getByRole('button', { name: 'Items', exact: true }).click()
  await expect(page.getByRole('option')).toHaveCount(12)

  await page.getByRole('button', { name: 'Traits', exact: true }).click()
  const values = page.getByRole('table', { name: 'How often each trait shows' })
  // Three in four, as the weights say.
  await expect(values.getByRole('row', { name: /Paper Cream/ })).toContainText('9')
  const ranks = page.getByRole('table', { name: 'Items by rarity' }).getByRole('row')
  await expect(ranks).toHaveCount(12)
  await values.getByRole('button', { name: 'Items' }).click()
  await expect(values.getByRole('row').nth(1)).toContainText('Slate')
  const search = page.getByRole('searchbox', { name: 'Search traits, or an item by its number' })
  await search.fill('lozenge')
  await expect(values.getByRole('row')).toHaveCount(2)
  await search.fill('#1')
  // 1, 10, 11 and 12.
  await expect(ranks).toHaveCount(4)
})

test('everything a recipe can say is in reach, and can be undone', async ({ studio, scratch }) => {
  const { page } = studio
  const folder = join(scratch, 'Layers')
  await writeLayers(folder)
  await studio.willChooseFolder(folder)
  await page.getByRole('button', { name: 'Generate from layers…' }).click({ timeout: 60_000 })
  const layers = page.getByRole('region', { name: 'Layers, the lowest first' })
  const layer = (name: string) => layers.getByRole('group', { name, exact: true })
  const preview = page.getByRole('list', { name: 'Preview' })
  await expect(preview.getByRole('img')).toHaveCount(9)

  await test.step('an exact number in the place of a weight', async () => {
    await layers.getByRole('button', { name: 'Slate: set an exact number instead of a weight' }).click()
    const exact = layers.getByRole('textbox', { name: 'Exact number of Slate in Paper' })
    await exact.fill('4')
    await exact.press('Enter')
    await expect(layers.getByRole('img', { name: 'Slate: 44.4% of the items, 44.4% wanted' })).toBeVisible()
  })

  await test.step('the order of layers, and back', async () => {
    const order = () => layers.getByRole('heading', { level: 3 }).allTextContents()
    await layers.getByRole('button', { name: 'Move Paper further to the front' }).click()
    await expect.poll(order).toEqual(['Shape3 values', 'Paper2 values', 'Mark3 values'])
    await page.keyboard.press('Control+Z')
    await expect.poll(order).toEqual(['Paper2 values', 'Shape3 values', 'Mark3 values'])
    await page.keyboard.press('Control+Shift+Z')
    await expect.poll(order).toEqual(['Shape3 values', 'Paper2 values', 'Mark3 values'])
    await page.keyboard.press('Control+Z')
    await expect.poll(order).toEqual(['Paper2 values', 'Shape3 values', 'Mark3 values'])
  })

  await test.step('how a layer is laid on, and whether it may be absent', async () => {
    const blend = { name: 'How Mark blends' }
    await layers.getByRole('combobox', blend).or(layers.getByRole('textbox', blend)).click()
    await page.getByRole('option', { name: 'Multiply' }).click()
    const opacity = layers.getByRole('textbox', { name: 'Opacity of Mark' })
    await opacity.fill('50')
    await opacity.press('Enter')
    await layers.getByRole('button', { name: 'Mark: show nothing for some' }).click()
    await expect(layer('Mark').getByRole('group', { name: 'nothing' })).toBeVisible()
    await layers.getByRole('button', { name: 'As a table' }).click()
    await expect(layers.getByRole('row', { name: /Paper Slate/ })).toHaveText('PaperSlate44')
    await layers.getByRole('button', { name: 'As bars' }).click()
  })

  const [picture = ''] = await picturesIn(folder)
  await studio.willChooseFolder(picture)
  await test.step('a finished picture at a place of its own', async () => {
    await page.getByRole('button', { name: 'One of a kind' }).click()
    await page.getByRole('button', { name: 'Add pictures…' }).click()
    const name = page.getByRole('textbox', { name: /^Name of / })
    await name.fill('The first')
    await name.press('Enter')
    const place = page.getByRole('textbox', { name: /^Number of / })
    await place.fill('1')
    await place.press('Enter')
    await expect(preview.getByRole('listitem').first().getByRole('img')).toHaveAttribute('alt', 'The first')
  })

  await test.step('what hides the items until the reveal', async () => {
    await page.getByRole('button', { name: 'Until the reveal' }).click()
    await page.getByRole('button', { name: 'Choose a picture…' }).click()
    const name = page.getByRole('textbox', { name: 'Name until then' })
    await name.fill('Covered {position}')
    await name.press('Enter')
    await expect(page.getByRole('button', { name: 'Until the reveal' })).toContainText('hidden')
  })

  await page.getByRole('button', { name: 'Generate 9 items' }).click()
  await expect(page.getByText('9 items drawn')).toBeVisible()
  await page.getByRole('button', { name: 'Proof of order' }).click()
  await expect(page.getByRole('button', { name: 'Copy Proof of order (provenance hash)' })).toHaveAttribute(
    'data-value',
    /^[0-9a-f]{64}$/,
  )
  await page.getByRole('button', { name: 'New seed' }).click()
  await expect(page.getByText('9 items come from an older recipe')).toBeVisible()
  await page.getByRole('button', { name: 'Generate 9 items anew' }).click()
  await page.getByRole('button', { name: 'Generate anew' }).click()
  await expect(page.getByText('9 items drawn')).toBeVisible()
})

/** Every picture of the layers. */
async function picturesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => join(folder, name))
}
