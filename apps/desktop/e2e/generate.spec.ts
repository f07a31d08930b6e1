// Real: Electron, the built studio, its engine, layers drawn with sharp. Stubbed: the system's folder dialog.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from './fixtures.ts'

const side = 120
const layers: Record<string, string> = {
  '1 Paper/Cream#3': '<rect width="120" height="120" fill="#efe3c2"/>',
  '1 Paper/Slate#1': '<rect width="120" height="120" fill="#4b5563"/>',
  '2 Shape/Disc#2': '<circle cx="60" cy="60" r="34" fill="#1f7a66"/>',
  '2 Shape/Stamp#1': '<rect x="28" y="28" width="64" height="64" rx="6" fill="#8f3b2e"/>',
  '2 Shape/Lozenge#1': '<path d="M60 18 102 60 60 102 18 60Z" fill="#2f4a7a"/>',
  '3 Mark/Dot#1': '<circle cx="60" cy="60" r="9" fill="#fff"/>',
  '3 Mark/Bar#1': '<rect x="42" y="55" width="36" height="10" fill="#fff"/>',
  '3 Mark/Cross#1': '<path d="M55 40h10v15h15v10H65v15H55V65H40V55h15Z" fill="#fff"/>',
}

async function writeLayers(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'intaglio-layers-'))
  for (const [name, shape] of Object.entries(layers)) {
    const file = join(folder, `${name}.png`)
    await mkdir(join(file, '..'), { recursive: true })
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${shape}</svg>`
    await sharp(Buffer.from(svg)).png().toFile(file)
  }
  return folder
}

test('a person makes a collection out of layers, and sees how rare everything is', async ({ studio }) => {
  const { page } = studio
  const folder = await writeLayers()
  try {
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
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
