// Real: Electron, the built studio, its backend and engine, anvil.
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

test('a job that waits its turn can be cancelled, and nothing of it is sent', async ({
  studio,
  project,
  chain,
}) => {
  const { page } = studio
  const knot = await project('Red knot', { items: 2 })
  await studio.signIn()
  await knot.open('Publish')
  const mint = page.getByRole('button', { name: 'Mint 2 tokens' })
  await mint.waitFor()
  await chain.hold()
  await mint.click()
  const row = page.getByRole('row', { name: 'Mint 2 tokens' })
  await row.getByRole('button', { name: 'Cancel' }).click()
  await expect(row).toContainText('Cancelled by you, nothing was sent')

  await chain.release()
  await expect(page.getByRole('row', { name: 'Create the collection' })).toContainText(
    'On chain and in the catalog',
  )
  expect((await knot.view()).contract).toBeDefined()
})
