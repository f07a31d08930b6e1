// Real: Electron, the built studio, its backend and engine, anvil with the contracts, SIGKILL.
// One test a fixture: each is the shortest that shows what the fixture is for. docs/testing.md explains them.
import { randomUUID } from 'node:crypto'
import { erc721Abi, intentIdToBytes32 } from '@intaglio/contracts'
import { expect, sampleCollection, test } from './fixtures.ts'

test.use({ sharesStudio: true })

const ready = 'On chain and in the catalog'

test('studio: a person chooses a folder', async ({ studio }) => {
  await studio.willChooseFolder(sampleCollection)
  await studio.page.getByRole('button', { name: 'New project…' }).click()
  await expect(studio.page.getByRole('button', { name: 'All items' })).toContainText('24')
})

test('project, chain, backend and ipfs: what is published is everywhere it should be', async ({
  studio,
  project,
  chain,
  backend,
  ipfs,
}) => {
  const { page } = studio
  const herons = await project('Herons', { items: 3 })
  await studio.signIn()
  await herons.open('Publish')
  await page.getByRole('button', { name: 'Mint 3 tokens' }).click()
  await expect(page.getByRole('row', { name: 'Mint 3 tokens' })).toContainText(ready)

  const contract = (await herons.view()).contract?.address ?? ''
  const client = await chain.public()
  const on = { abi: erc721Abi, address: contract as `0x${string}` }
  expect(await client.readContract({ ...on, functionName: 'name' })).toBe('Herons')
  const onChain = await chain.tokens(contract, 3)
  expect(onChain.map(({ owner }) => owner)).toEqual(Array(3).fill(chain.account.address))

  const signedIn = await backend.signIn()
  expect(await signedIn.query('{ me { userId } }')).toMatchObject({ me: { userId: expect.any(String) } })
  expect(await backend.collection(contract)).toMatchObject({ name: 'Herons', totalMinted: 3 })
  const listed = await backend.tokens(contract)
  expect(listed.map(({ name, status }) => [name, status])).toEqual([
    ['Plate 1', 'READY'],
    ['Plate 2', 'READY'],
    ['Plate 3', 'READY'],
  ])

  const [first] = await herons.items()
  expect(await ipfs.json(onChain[0]?.tokenUri ?? '')).toMatchObject({
    name: 'Plate 1',
    image: `ipfs://${first?.imageCid}`,
  })
  expect((await ipfs.block(first?.imageCid ?? '')).length).toBe(first?.bytes)
})

test('chain: a test makes the blocks, and somebody else signs', async ({ studio, project, chain }) => {
  const { page } = studio
  const slow = await project('Slow', { items: 2 })
  await studio.signIn()
  await slow.open('Publish')
  await page.getByRole('button', { name: 'Mint 2 tokens' }).waitFor()
  await chain.hold()
  await page.getByRole('button', { name: 'Mint 2 tokens' }).click()
  const create = page.getByRole('row', { name: 'Create the collection' })
  const mint = page.getByRole('row', { name: 'Mint 2 tokens' })
  await expect(create).toContainText('Sent')
  await chain.mine()
  await expect(create).toContainText(ready)
  await expect(mint).toContainText('Sent')
  await chain.mine()
  await expect(mint).toContainText(ready)

  await chain.release()
  const somebody = await chain.wallet()
  const address = (await slow.view()).contract?.address as `0x${string}`
  const args = [somebody.account.address, 1n, '', intentIdToBytes32(randomUUID())] as const
  const theirs = somebody.writeContract({ abi: erc721Abi, address, functionName: 'mintBatch', args })
  await expect(theirs).rejects.toThrow('AccessControlUnauthorizedAccount')
})

test('offline: the network goes and comes back', async ({ studio, project, offline }) => {
  const { page } = studio
  const tern = await project('Tern', { items: 2 })
  await studio.signIn()
  await tern.open('Publish')
  const mint = page.getByRole('button', { name: 'Mint 2 tokens' })
  await mint.waitFor()
  const back = offline()
  await mint.click()
  const offlineNow = page.getByRole('status').filter({ hasText: 'Offline' })
  await expect(offlineNow).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('Work goes on by itself when it is back.')

  back()
  await mint.click()
  await expect(page.getByRole('row', { name: 'Mint 2 tokens' })).toContainText(ready)
  await expect(offlineNow).toBeHidden()
})

test('killAndRestart: what was there is there again', async ({ project, killAndRestart }) => {
  const knot = await project('Knot', { items: 2 })
  const page = await killAndRestart()
  await expect(
    page.getByRole('list', { name: 'Projects' }).getByRole('button', { name: 'Knot', exact: true }),
  ).toBeVisible()
  expect(await knot.items()).toHaveLength(2)
})

test('project: out of layers', async ({ studio, project }) => {
  const stamps = await project('Stamps', { layers: true, items: 5 })
  await stamps.open('Traits')
  await expect(studio.page.getByRole('table', { name: 'Items by rarity' }).getByRole('row')).toHaveCount(5)
})
