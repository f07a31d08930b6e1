// Files chosen by themselves: a window on a real engine; the system's dialog answers at once.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

test('a single picture is imported and taken back; JSON of its own layout says what items are', async ({
  studio,
  project,
  scratch,
}) => {
  const { page } = studio
  const plates = await project('Single plates', { items: 3 })
  await plates.open('Items')
  const blue = join(scratch, 'blue.png')
  const background = { r: 10, g: 90, b: 160 }
  await sharp({ create: { width: 60, height: 60, channels: 3, background } })
    .png()
    .toFile(blue)
  const importFile = async (file: string) => {
    await studio.willChooseFolder(file)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Import files…' }).click()
    return page.getByRole('dialog', { name: 'Import files' })
  }
  const names = async () => (await plates.items()).map(({ name }) => name)

  const dialog = await importFile(blue)
  await expect(dialog).toContainText('blue.png')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect.poll(names).toContain('blue')
  await expect(page.getByRole('option', { name: /blue/ })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(names).toHaveLength(3)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(names).toContain('blue')

  await mkdir(join(scratch, 'words'))
  const words = join(scratch, 'words', 'tokens.json')
  const token = { pic: 'blue.png', label: { de: 'Blau' }, traits: [{ key: 'Tinte', val: 'Indigo' }] }
  await writeFile(words, JSON.stringify({ tokens: [token, { ...token, pic: 'none.png' }] }))
  const mapping = await importFile(words)
  const means = async (column: string, meaning: string) => {
    await mapping.getByRole('combobox', { name: `What ${column} means` }).click()
    await page.getByRole('option', { name: meaning, exact: true }).click()
  }
  await means('pic', 'File')
  await means('label.de', 'Name')
  await expect(mapping.getByRole('table', { name: 'The first items, as they would be' })).toContainText(
    'Blau',
  )
  await mapping.getByRole('button', { name: 'Import', exact: true }).click()
  await expect.poll(names).toContain('Blau')
  const [item] = (await plates.items()).filter(({ name }) => name === 'Blau')
  expect(item?.traits).toEqual([{ name: 'Tinte', value: 'Indigo' }])
})

test.describe('a studio that has read nothing yet', () => {
  test.use({ sharesStudio: false })

  test('starts what reads files while a person looks for them', async ({ studio }) => {
    const { app, page } = studio
    // The dialog stays open until there is a decoder.
    await app.evaluate(({ app: program, dialog }) => {
      const isUp = () => program.getAppMetrics().some(({ name }) => name === 'Intaglio decoder')
      dialog.showOpenDialog = async () => {
        while (!isUp()) await new Promise((resolve) => setTimeout(resolve, 20))
        return { canceled: true, filePaths: [] }
      }
    })
    expect(await page.evaluate(() => window.intaglio.chooseFolder(undefined))).toMatchObject({ ok: true })
  })

  test('starts it, too, while files hang over the window', async ({ studio }) => {
    const decoders = (): Promise<number> =>
      studio.app.evaluate(
        ({ app: program }) =>
          program.getAppMetrics().filter(({ name }) => name === 'Intaglio decoder').length,
      )
    await expect(studio.page.getByRole('button', { name: 'New project…' })).toBeVisible()
    expect(await decoders()).toBe(0)
    await studio.page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'layer.png', { type: 'image/png' }))
      window.dispatchEvent(new DragEvent('dragenter', { dataTransfer }))
    })
    await expect.poll(decoders).toBeGreaterThan(0)
  })
})
