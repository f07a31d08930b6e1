// Real: Electron, the built studio, its engine, layers drawn with sharp. Stubbed: the system's folder dialog.
import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { dropOn } from './support/drop-on.ts'
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
  await page.getByRole('button', { name: 'Generate from layers…' }).click()

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
    await page.getByRole('button', { name: 'Add rule' }).click()
    const rule = page.getByRole('form', { name: 'Add rule' })
    await condition(rule, 1, 'Paper', 'is', 'Cream')
    await condition(rule, 2, 'Shape', 'is', 'Disc')
    await rule.getByRole('button', { name: 'Save rule' }).click()
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

test('rules have as many conditions as it takes, and can be changed', async ({ studio, scratch }) => {
  const { page } = studio
  const folder = join(scratch, 'Layers')
  await writeLayers(folder)
  await studio.willChooseFolder(folder)
  await page.getByRole('button', { name: 'Generate from layers…' }).click()
  await page.getByRole('button', { name: 'Rules' }).click()
  await page.getByRole('button', { name: 'Add rule' }).click()
  const rule = page.getByRole('form', { name: 'Add rule' })
  await choose(rule, 'Kind of rule', 'Always together')
  const [held, forced] = ['Where all of these hold', 'all of these hold too'].map((name) =>
    rule.getByRole('group', { name }),
  )
  if (!held || !forced) throw new Error('There are no conditions.')
  await condition(held, 1, 'Paper', 'is', 'Cream')
  await held.getByRole('button', { name: 'And…' }).click()
  await condition(held, 2, 'Shape', 'is', 'Disc', 'Stamp')
  await condition(forced, 1, 'Mark', 'is not', 'Cross')
  await rule.getByRole('button', { name: 'Save rule' }).click()
  const words = 'Paper Cream and Shape Disc or Stamp always with Mark not Cross'
  await expect(page.getByText(words)).toBeVisible()
  // Two shapes on one paper lose one of three marks.
  const verdict = page.getByRole('status').filter({ hasText: 'The rules can be met.' })
  await expect(verdict).toContainText('16 different combinations')

  await page.getByRole('button', { name: `Change rule: ${words}` }).click()
  const changed = page.getByRole('form', { name: `Change rule: ${words}` })
  await changed.getByRole('button', { name: 'Remove condition 2' }).click()
  await changed.getByRole('button', { name: 'Save rule' }).click()
  await expect(verdict).toContainText('15 different combinations')
  await page.keyboard.press('Control+Z')
  await expect(page.getByText(words)).toBeVisible()
  await expect(verdict).toContainText('16 different combinations')
  await page.keyboard.press('Control+Z')
  await expect(page.getByText('No rules: every combination is allowed.')).toBeVisible()
})

test('everything a recipe can say is in reach, and can be undone', async ({ studio, scratch }) => {
  const { page } = studio
  const folder = join(scratch, 'Layers')
  await writeLayers(folder)
  await studio.willChooseFolder(folder)
  await page.getByRole('button', { name: 'Generate from layers…' }).click()
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
    // By keyboard, which stays with the layer wherever it goes.
    const mark = layer('Mark').getByRole('heading').getByRole('button')
    await mark.focus()
    for (const [key, wanted] of [
      ['Alt+ArrowUp', ['Paper2 values', 'Mark3 values', 'Shape3 values']],
      ['Alt+ArrowUp', ['Mark3 values', 'Paper2 values', 'Shape3 values']],
      ['Alt+ArrowDown', ['Paper2 values', 'Mark3 values', 'Shape3 values']],
      ['Alt+ArrowDown', ['Paper2 values', 'Shape3 values', 'Mark3 values']],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(order).toEqual(wanted)
      await expect(mark).toBeFocused()
    }
    await layers.getByTitle('Drag to change the order').first().dragTo(layer('Mark').getByRole('heading'))
    await expect.poll(order).toEqual(['Shape3 values', 'Mark3 values', 'Paper2 values'])
    await page.keyboard.press('Control+Z')
    await expect.poll(order).toEqual(['Paper2 values', 'Shape3 values', 'Mark3 values'])
  })

  await test.step('what a layer is called as a trait, and how one value is laid on', async () => {
    const trait = layers.getByRole('textbox', { name: 'Trait name of Shape' })
    await trait.fill('Form')
    await trait.press('Enter')
    await layer('Form').getByRole('button', { name: 'How Disc is laid on' }).click()
    const look = page.getByRole('dialog')
    await choose(look, 'How Disc blends', 'Multiply')
    const opacity = look.getByRole('textbox', { name: 'Opacity of Disc' })
    await opacity.fill('60')
    await opacity.press('Enter')
    await page.keyboard.press('Escape')
    await expect(layer('Form').getByRole('button', { name: 'How Disc is laid on' })).toHaveAttribute(
      'data-own',
      'true',
    )
  })

  await test.step('how a layer is laid on, and whether it may be absent', async () => {
    await choose(layers, 'How Mark blends', 'Multiply')
    const opacity = layers.getByRole('textbox', { name: 'Opacity of Mark' })
    await opacity.fill('50')
    await opacity.press('Enter')
    await layers.getByRole('button', { name: 'Mark: show nothing for some' }).click()
    await expect(layer('Mark').getByRole('group', { name: 'nothing' })).toBeVisible()
    await layers.getByRole('button', { name: 'As a table' }).click()
    await expect(layers.getByRole('row', { name: /Paper Slate/ })).toHaveText('PaperSlate44')
    await layers.getByRole('button', { name: 'As bars' }).click()
  })

  await test.step('which layers make items different, and the order these come in', async () => {
    const counts = layers.getByRole('switch', { name: 'Mark counts towards uniqueness' })
    await counts.setChecked(false)
    await expect(page.getByText('The layers give too few combinations for 9 items')).toBeVisible()
    await page.keyboard.press('Control+Z')
    await expect(counts).toBeChecked()
    await page.getByRole('button', { name: 'Names and files' }).click()
    await choose(page.locator('body'), 'Order of the items', 'by the values of Paper')
    await expect(page.getByLabel('Order of the items', { exact: true }).first()).toHaveValue(
      'by the values of Paper',
    )
    await expect(preview.getByRole('img')).toHaveCount(9)
    await page.getByRole('button', { name: 'Names and files' }).click()
  })

  const [picture = ''] = await picturesIn(folder)
  await studio.willChooseFolder(picture)
  await test.step('a finished picture at a place of its own', async () => {
    await page.getByRole('button', { name: 'One of a kind' }).click()
    await page.getByRole('button', { name: 'Add pictures…' }).click()
    const list = page.getByRole('list', { name: 'One of a kind' })
    await list.getByRole('button', { expanded: false }).click()
    const name = page.getByRole('textbox', { name: /^Name of / })
    await name.fill('The first')
    await name.press('Enter')
    await list.getByRole('button', { name: 'Add trait' }).click()
    const own = list.getByRole('group', { name: 'Trait 1' })
    await own.getByRole('textbox', { name: 'Trait' }).fill('Kind')
    await own.getByRole('textbox', { name: 'Value' }).fill('Hand-made')
    await own.getByRole('textbox', { name: 'Value' }).press('Enter')
    await expect(list.getByRole('button', { name: /The first 1 trait/ })).toBeVisible()
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

test('layers and pictures are taken where they are let go', async ({ studio, project, scratch }) => {
  const { page } = studio
  const empty = await project('Dropped', { items: 0 })
  await empty.open('Generate')
  const folder = join(scratch, 'Layers')
  await writeLayers(folder)
  await dropOn(page.getByText('Layers become a collection'), [folder])
  const layers = page.getByRole('region', { name: 'Layers, the lowest first' })
  await expect(layers.getByRole('heading', { level: 3 })).toHaveCount(3)

  const [picture = ''] = await picturesIn(folder)
  await dropOn(layers, [picture])
  await expect(page.getByRole('button', { name: /^One of a kind/ })).toContainText('1 picture')

  const cream = layers.getByRole('textbox', { name: 'Weight of Cream in Paper' })
  await cream.fill('9')
  await cream.press('Enter')
  await cp(picture, join(folder, '1 Paper', 'Gold.png'))
  await layers.getByRole('button', { name: 'Read the folder again' }).click()
  await expect(layers.getByRole('textbox', { name: 'Weight of Gold in Paper' })).toHaveValue('1')
  await expect(cream).toHaveValue('9')
})

/** Picks an option of a field that has a list. */
async function choose(within: Locator, field: string, option: string): Promise<void> {
  await within
    .getByRole('combobox', { name: field, exact: true })
    .or(within.getByRole('textbox', { name: field, exact: true }))
    .click()
  await within.page().getByRole('option', { name: option, exact: true }).click()
}

/** Fills in one condition of a rule. */
async function condition(
  within: Locator,
  number: number,
  layer: string,
  how: 'is' | 'is not',
  ...values: string[]
): Promise<void> {
  const term = within.getByRole('group', { name: `Condition ${number}` })
  await choose(term, 'Layer', layer)
  if (how === 'is not') await choose(term, 'Is or is not', how)
  for (const value of values) await choose(term, 'Values', value)
  await within.page().keyboard.press('Tab')
}

/** Every picture of the layers. */
async function picturesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => join(folder, name))
}
