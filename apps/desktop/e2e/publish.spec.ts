// Real: Electron, the built studio, its backend, its local chain. Stubbed: the system's dialogs.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'

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
  await expect(checks).toContainText('Fees are known when online')
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
