// Real: Electron, the built studio, its backend and chain; axe asks the running window, in both themes.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { findViolations } from './support/axe.ts'

/** Asks axe about the window as it stands, dark and light. */
async function check(page: Page, where: string): Promise<void> {
  await test.step(where, async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      expect.soft(await findViolations(page), `${where}, ${colorScheme}`).toEqual([])
    }
  })
}

const sections = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name })

test('a new studio has no violation on any screen', async ({ studio }) => {
  const { page } = studio
  await page.getByRole('button', { name: 'Open the sample collection' }).waitFor()
  await check(page, 'first launch')
  for (const name of ['Queue', 'Storage', 'Settings']) {
    await sections(page, name).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await check(page, `${name}, empty`)
  }
})

test.describe('with projects', () => {
  test.use({ sharesStudio: true })

  test('no screen of a project has a violation', async ({ studio, project }) => {
    const { page } = studio
    const plates = await project('Accessible plates', { items: 8 })
    await sections(page, 'Projects').click()
    await check(page, 'Projects')

    await plates.open('Items')
    await page.getByRole('option', { name: 'Plate 1', exact: true }).waitFor()
    await check(page, 'Items')
    await page.getByRole('option', { name: 'Plate 1', exact: true }).click()
    await check(page, 'Items, one selected')
    await sections(page, 'Problems').click()
    await check(page, 'Problems')

    await plates.open('Generate')
    await check(page, 'Generate, no layers')
    await plates.open('Traits')
    await page.getByRole('table').first().waitFor()
    await check(page, 'Traits')

    await studio.signIn()
    await plates.open('Publish')
    const mint = page.getByRole('button', { name: 'Mint 8 tokens' })
    await mint.waitFor()
    await check(page, 'Publish, the plan')
    await mint.click()
    await page.getByText('8 tokens are on chain').waitFor()
    await check(page, 'Publish, done')
    await sections(page, 'Queue').click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await check(page, 'Queue')
    await sections(page, 'Storage').click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await check(page, 'Storage')
  })

  test('neither have Generate with layers, dialogs, menus and the palette', async ({ studio, project }) => {
    const { page } = studio
    const stamps = await project('Accessible stamps', { layers: true, items: 4 })
    await stamps.open('Generate')
    await page.getByRole('list', { name: 'Preview' }).getByRole('img').first().waitFor()
    await check(page, 'Generate')

    await sections(page, 'Projects').click()
    await page.getByRole('button', { name: 'More for Accessible stamps' }).click()
    await page.getByRole('menu').waitFor()
    await check(page, 'a menu')
    await page.getByRole('menuitem', { name: 'Remove from the studio…' }).click()
    await page.getByRole('dialog').waitFor()
    await check(page, 'a dialog')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

    await page.keyboard.press('Control+K')
    await page.getByRole('textbox', { name: 'What would you like to do?' }).waitFor()
    await check(page, 'the palette')
  })
})
