// Real: Electron, the built studio, its backend, its local chain. Stubbed: the system's dialogs.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { writeItems } from './support/project.ts'

test('the review is whole without a network, says what it waits for, and is saved', async ({
  studio,
  project,
  offline,
  scratch,
}) => {
  const { page } = studio
  const { name } = await project('Night Herons')
  const reconnect = offline()
  await page
    .getByRole('button', { name: `Open ${name}` })
    .or(page.getByRole('button', { name }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const checks = page.getByRole('list', { name: 'Before it can be minted' })
  await expect(checks).toContainText('Addresses are computed')
  await expect(checks).toContainText('Fees are known once signed in')
  await expect(page.getByRole('button', { name: /^Copy Tokens’ addresses begin with/ })).toHaveAttribute(
    'data-value',
    /^ipfs:\/\/baf\w+\/$/,
  )
  await expect(page.getByRole('table', { name: 'Batches' })).toContainText('The collection itself')
  await expect(page.getByText('These are estimates; fees are known when online.')).toBeVisible()

  const file = join(scratch, 'review.json')
  await studio.willSaveAs(file)
  await page.getByRole('button', { name: 'Save this review…' }).click()
  await expect(page.getByText(`Saved: ${file}`)).toBeVisible()
  const saved = JSON.parse(await readFile(file, 'utf8')) as { baseUri: string; batches: unknown[] }
  expect(saved.baseUri).toMatch(/^ipfs:\/\//)
  expect(saved.batches).toHaveLength(1)

  reconnect()
  await expect(page.getByRole('button', { name: 'Sign in with the wallet' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign in with the wallet' }).click()
  await expect(checks).toContainText('The wallet has enough')
  await expect(page.getByRole('button', { name: /^Mint \d+ tokens?$/ })).toBeEnabled()
})

test('a file that is no picture keeps nobody from publishing those that are', async ({
  studio,
  project,
  scratch,
}) => {
  const { page } = studio
  const folder = join(scratch, 'Marsh birds')
  await writeItems(folder, 3)
  await writeFile(join(folder, 'notes.txt'), 'Ask the printer about the blue.')
  await studio.signIn()
  const birds = await project('Marsh birds', { folder })
  await birds.open('Publish')
  const checks = page.getByRole('list', { name: 'Before it can be minted' })
  const mint = page.getByRole('button', { name: 'Mint 3 tokens' })
  await expect(mint).toBeEnabled()

  await test.step('the collection’s missing picture is mended where it is said', async () => {
    await checks.getByRole('button', { name: 'See them' }).click()
    await expect(page.getByRole('heading', { name: /^Its content is none that can be used/ })).toBeVisible()
    await page.getByRole('button', { name: 'Use the first item’s picture' }).click()
    await expect(page.getByText('The collection has no picture of its own.')).toBeHidden()
  })

  await test.step('the edit asks for new addresses, which are the next step', async () => {
    await page
      .getByRole('navigation', { name: 'Screens of the project' })
      .getByRole('button', { name: 'Publish' })
      .click()
    await page.getByRole('button', { name: 'Compute the addresses' }).click()
    await expect(mint).toBeEnabled()
  })

  await test.step('and it is taken back like every edit', async () => {
    await page.keyboard.press('ControlOrMeta+z')
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Problems' }).click()
    await expect(page.getByText('The collection has no picture of its own.')).toBeVisible()
  })
})
