// Real: Electron, the built studio, its backend and engine, anvil.
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

test('the queue follows a job from the chain’s silence to the catalog', async ({
  studio,
  project,
  chain,
}) => {
  const { page } = studio
  const snipe = await project('Snipe', { items: 2 })
  await studio.signIn()
  await snipe.open('Publish')
  const mint = page.getByRole('button', { name: 'Mint 2 tokens' })
  await mint.waitFor()
  await chain.hold()
  await mint.click()
  const sections = page.getByRole('navigation', { name: 'Sections' })
  await sections.getByRole('button', { name: 'Queue' }).click()
  const jobs = page.getByRole('region', { name: 'Snipe' })
  await expect(jobs.getByRole('row', { name: 'Create the collection' })).toContainText('Sent')
  await expect(jobs).toContainText('0 of 2 done')
  await expect(sections.getByRole('button', { name: 'Queue' })).toContainText('2')

  await chain.release()
  await expect(jobs).toContainText('2 of 2 done')
  await expect(jobs.getByRole('row', { name: 'Mint 2 tokens' })).toContainText('On chain and in the catalog')
})

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
