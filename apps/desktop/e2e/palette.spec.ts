// Real: Electron, the built studio.
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

test('Escape closes the palette, wherever the focus is in it, and gives it back', async ({ studio }) => {
  const { page } = studio
  const search = page.getByRole('button', { name: /^Search actions/ })
  const palette = page.getByRole('dialog', { name: 'What would you like to do?' })
  const field = palette.getByRole('textbox')
  await search.waitFor()

  await test.step('from the field', async () => {
    await search.focus()
    await page.keyboard.press('Control+K')
    await expect(field).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(palette).toHaveCount(0)
    await expect(search).toBeFocused()
  })
  await test.step('after typing', async () => {
    await page.keyboard.press('Control+K')
    await field.pressSequentially('queue')
    await page.keyboard.press('Escape')
    await expect(palette).toHaveCount(0)
  })
  await test.step('from the list', async () => {
    await page.keyboard.press('Control+K')
    await expect(field).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(field).not.toBeFocused()
    await page.keyboard.press('Escape')
    await expect(palette).toHaveCount(0)
  })
  await test.step('when nothing in it has the focus, after the theme changed', async () => {
    await page.keyboard.press('F1')
    await page.keyboard.press('Control+K')
    await expect(field).toBeFocused()
    await page.emulateMedia({ colorScheme: 'dark' })
    await field.evaluate((element) => (element as HTMLElement).blur())
    await page.keyboard.press('Escape')
    await expect(palette).toHaveCount(0)
  })
})
