// Real: Electron, the built studio, its backend and engine, anvil. Stubbed: the system's folder dialog.
// A whole project with the keyboard alone: nothing here clicks, hovers or sets the focus.
import type { Locator, Page } from '@playwright/test'
import { expect, sampleCollection, test } from './fixtures.ts'

/** Presses Tab until the focus is there, as a person would who sees where it is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  const isFocused = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement)
  const stops = 80
  for (let stop = 0; stop < stops; stop += 1) {
    if (await isFocused()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${stops} stops of Tab do not lead to ${target.toString()}.`)
}

async function press(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeEnabled()
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

test('a project from the folder to the chain, with the keyboard alone', async ({ studio, backend }) => {
  const { page } = studio
  await page.getByRole('button', { name: 'New project…' }).waitFor()

  await test.step('the palette makes a project', async () => {
    await studio.willChooseFolder(sampleCollection)
    await page.keyboard.press('Control+K')
    await expect(page.getByRole('textbox', { name: 'What would you like to do?' })).toBeFocused()
    await page.keyboard.type('New project…')
    await expect(page.getByRole('option').first()).toContainText('New project…')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'All items' })).toContainText('24')
  })

  await test.step('arrows walk over the items', async () => {
    const grid = page.getByRole('listbox', { name: /^Items of / })
    await grid.getByRole('option').first().waitFor()
    await tabTo(page, grid)
    await page.keyboard.press('ArrowRight')
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await expect(inspector.getByRole('heading', { name: 'Night Heron' })).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(inspector.getByRole('heading', { name: 'Winter Pear' })).toBeVisible()
  })

  await test.step('a shortcut shows how rare traits are', async () => {
    await page.keyboard.press('Control+3')
    await expect(page.getByRole('table', { name: 'Items by rarity' })).toBeVisible()
  })

  await test.step('the plan, the signature and the mint', async () => {
    await page.keyboard.press('Control+4')
    await press(page, page.getByRole('button', { name: 'Sign in with the wallet' }))
    await press(page, page.getByRole('button', { name: 'Mint 24 tokens' }))
    await expect(page.getByRole('row', { name: 'Mint 24 tokens' })).toContainText(
      'On chain and in the catalog',
    )
  })
  const copy = page.getByRole('button', { name: 'Copy Collection' })
  await tabTo(page, copy)
  const contract = (await copy.getAttribute('data-value')) ?? ''
  expect(await backend.collection(contract)).toMatchObject({ totalMinted: 24 })
})
