// Real: Electron, the built studio, its decoders and engine, a folder of layers.
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

test('drawing says how far it is, is paused where it was begun, and goes on', async ({ studio, project }) => {
  const { page } = studio
  const slow = await project('Slow stamps', { layers: true, items: 2 })
  await slow.open('Generate')
  await page.evaluate(async (projectId) => {
    const change = { count: 18, size: { width: 3000, height: 3000 } }
    const answer = await window.intaglio.updateRecipe({ projectId, change })
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  }, slow.projectId)
  await page.getByRole('button', { name: 'Generate 18 items anew' }).click()
  await page.getByRole('button', { name: 'Generate anew' }).click()

  const main = page.getByRole('main')
  await expect(main.getByText(/^[1-9]\d* of 18$/)).toBeVisible()
  await page.getByRole('button', { name: 'Pause drawing' }).click()
  await expect(main.getByText(/^[1-9]\d* of 18 drawn$/)).toBeVisible()
  const goOn = page.getByRole('button', { name: 'Go on drawing' })
  await expect(goOn).toBeFocused()
  await goOn.click()
  await expect(page.getByRole('button', { name: 'Pause drawing' })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('drawing.png') })
  await page.getByRole('button', { name: 'Pause drawing' }).click()
  await expect(goOn).toBeEnabled()
})
