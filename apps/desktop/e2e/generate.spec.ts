// Real: Electron, the built studio, its engine, layers drawn with sharp. Stubbed: the system's folder dialog.
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { writeLayers } from './support/layers.ts'

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
  await expect(page.getByRole('table', { name: 'Items by rarity' }).getByRole('row')).toHaveCount(12)
})
