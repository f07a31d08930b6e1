// Real: Electron, the built studio, its engine.
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

test('every trait is counted, and the rarest item is first', async ({ studio, project }) => {
  const { page } = studio
  const dunlin = await project('Dunlin', { items: 5 })
  await dunlin.open('Traits')
  const traits = page.getByRole('table', { name: 'How often each trait shows' })
  // Inks turn in fours: of five items two have the second.
  await expect(traits.getByRole('row', { name: /Ink Verdigris/ })).toContainText('2')
  await expect(traits.getByRole('row', { name: /Ink Sepia/ })).toContainText('1')
  await expect(page.getByRole('table', { name: 'Items by rarity' }).getByRole('row')).toHaveCount(5)
})
