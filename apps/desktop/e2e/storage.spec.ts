// Real: Electron, the built studio, its engine, a folder of CARs and the workspace's IPFS. Stubbed: the system's dialogs.
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, sampleCollection, test } from './fixtures.ts'

test('a collection is kept in a folder and in the workspace, and the proof is handed out', async ({
  studio,
}) => {
  const { page } = studio
  const disk = await mkdtemp(join(tmpdir(), 'intaglio-disk-'))
  try {
    await studio.willChooseFolder(sampleCollection)
    await page.getByRole('button', { name: 'New project…' }).click()
    await expect(page.getByRole('button', { name: 'All items' })).toContainText('24')
    await page.getByRole('button', { name: 'Storage', exact: true }).click()
    const where = page.getByRole('table', { name: 'Where it is' })
    const lists = page.getByRole('navigation', { name: 'Places and collections' })
    await expect(lists.getByRole('button', { name: /On this computer only/ })).toBeVisible()

    await test.step('a folder becomes a place, and says that it can be written', async () => {
      await lists.getByRole('button', { name: 'Add a place…' }).click()
      await expect(page.getByRole('button', { name: 'Add this place' })).toBeDisabled()
      await page.getByRole('textbox', { name: 'Name' }).fill('Backup disk')
      await studio.willChooseFolder(disk)
      await page.getByRole('button', { name: 'Choose…' }).click()
      await page.getByRole('button', { name: 'Add this place' }).click()
      await page.getByRole('button', { name: 'Test the connection' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'can be written' })).toBeVisible()
      await expect(page.getByText('Nothing is proven to be there.')).toBeVisible()
    })

    await test.step('what is sent there is read back', async () => {
      await lists.getByRole('button', { name: /On this computer only/ }).click()
      const row = where.getByRole('row', { name: 'Backup disk' })
      await row.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(row).toContainText(/All there: \d+ blocks read back/)
      await expect(lists.getByRole('button', { name: /At 1 place/ })).toBeVisible()
      expect((await readdir(disk)).filter((name) => name.endsWith('.car'))).toHaveLength(1)
    })

    await test.step('the workspace has it too, by its own gateway', async () => {
      const row = where.getByRole('row', { name: 'Workspace' })
      await row.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(row).toContainText(/All there: \d+ blocks read back/)
      await expect(lists.getByRole('button', { name: /At 2 places/ })).toBeVisible()
    })

    await test.step('the CAR and the proofs are saved', async () => {
      await studio.willSaveAs(join(disk, 'copy.car'))
      await page.getByRole('button', { name: 'Save a copy…' }).click()
      await expect(page.getByText('Saved and checked:')).toBeVisible()
      expect((await stat(join(disk, 'copy.car'))).size).toBeGreaterThan(0)
      await page.getByRole('button', { name: 'Check it' }).click()
      await expect(page.getByText(/Sound: \d+ blocks/)).toBeVisible()
      await studio.willSaveAs(join(disk, 'proof.json'))
      await page.getByRole('button', { name: 'Save the proofs…' }).click()
      await expect(page.getByText('Saved:')).toBeVisible()
      const proof = JSON.parse(await readFile(join(disk, 'proof.json'), 'utf8')) as { proofs: unknown[] }
      expect(proof.proofs).toHaveLength(2)
    })

    await test.step('a place lets go only after a question, and is forgotten the same way', async () => {
      const row = where.getByRole('row', { name: 'Backup disk' })
      await row.getByRole('button', { name: 'More for Backup disk' }).click()
      await page.getByRole('menuitem', { name: 'Let it go…' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Let it go' }).click()
      await expect(row).toContainText('Not there')
      await lists.getByRole('button', { name: /Backup disk/ }).click()
      await page.getByRole('button', { name: 'Forget this place…' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click()
      await expect(lists.getByRole('button', { name: /Backup disk/ })).toHaveCount(0)
    })
  } finally {
    await rm(disk, { recursive: true, force: true })
  }
})

test.describe('a place', () => {
  test.use({ sharesStudio: true })

  test('a sending that is paused waits quietly, and goes on', async ({ studio, project }) => {
    const { page } = studio
    // A node that takes what it is sent and never says so.
    const node = createServer((request) => request.resume()).listen(0, '127.0.0.1')
    await once(node, 'listening')
    try {
      await project('Waders', { items: 3 })
      const { port } = node.address() as AddressInfo
      await page.evaluate(
        (apiUrl) => window.intaglio.addPlace({ kind: 'kubo', label: 'Slow node', apiUrl }),
        `http://127.0.0.1:${port}`,
      )
      await page.getByRole('button', { name: 'Storage', exact: true }).click()
      const lists = page.getByRole('navigation', { name: 'Places and collections' })
      await lists.getByRole('button', { name: /^Waders/ }).click()
      const row = page.getByRole('table', { name: 'Where it is' }).getByRole('row', { name: 'Slow node' })
      await row.getByRole('button', { name: 'Send', exact: true }).click()
      await row.getByRole('button', { name: 'Pause' }).click()
      await expect(row).toContainText('Paused by you')
      await expect(page.getByRole('alert')).toHaveCount(0)

      await row.getByRole('button', { name: 'Go on' }).click()
      await expect(row.getByRole('progressbar', { name: 'Sending' })).toBeVisible()
      await row.getByRole('button', { name: 'Pause' }).click()
      await expect(row).toContainText('Paused by you')
    } finally {
      node.closeAllConnections()
      node.close()
    }
  })

  test('a place lets go of earlier versions, and keeps the present one', async ({
    studio,
    project,
    scratch,
  }) => {
    const { page } = studio
    const divers = await project('Divers', { items: 3 })
    const disk = join(scratch, 'disk')
    await studio.willChooseFolder(disk)
    await page.evaluate(async (folder) => {
      await window.intaglio.chooseFolder(undefined)
      await window.intaglio.addPlace({ kind: 'car-folder', label: 'Disk', folder })
    }, disk)
    await page.getByRole('button', { name: 'Storage', exact: true }).click()
    await page
      .getByRole('navigation', { name: 'Places and collections' })
      .getByRole('button', { name: /^Divers/ })
      .click()
    const row = page.getByRole('table', { name: 'Where it is' }).getByRole('row', { name: 'Disk' })
    await row.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(row).toContainText(/All there: \d+ blocks read back/)

    await divers.setTrait('Paper', 'Japan')
    await page.getByRole('button', { name: 'Compute the addresses' }).click()
    await row.getByRole('button', { name: 'Send again' }).click()
    await expect(row).toContainText('Keeps an earlier version, too')
    expect(await readdir(disk)).toHaveLength(2)
    await page.screenshot({ path: test.info().outputPath('earlier.png') })

    await row.getByRole('button', { name: 'More for Disk' }).click()
    await page.getByRole('menuitem', { name: 'Let go of earlier versions…' }).click()
    const question = page.getByRole('dialog')
    await expect(question).toContainText('1 earlier version of this collection, with 1 address (CID)')
    await question.getByRole('button', { name: 'Let it go' }).click()
    await expect(row).not.toContainText('earlier version')
    await expect(row).toContainText(/All there: \d+ blocks read back/)
    expect(await readdir(disk)).toHaveLength(1)
  })
})

test('the workspace lets go of an earlier version, and then of the collection', async ({
  studio,
  project,
}) => {
  const { page } = studio
  const grebes = await project('Grebes', { items: 3 })
  await page.getByRole('button', { name: 'Storage', exact: true }).click()
  const lists = page.getByRole('navigation', { name: 'Places and collections' })
  await lists.getByRole('button', { name: /^Grebes/ }).click()
  const row = page.getByRole('table', { name: 'Where it is' }).getByRole('row', { name: 'Workspace' })
  await row.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(row).toContainText(/All there: \d+ blocks read back/)
  await grebes.setTrait('Paper', 'Japan')
  await page.getByRole('button', { name: 'Compute the addresses' }).click()
  await row.getByRole('button', { name: 'Send again' }).click()
  await expect(row).toContainText('Keeps an earlier version, too')
  await page.screenshot({ path: test.info().outputPath('workspace-earlier.png') })

  const more = row.getByRole('button', { name: 'More for Workspace' })
  const dialog = page.getByRole('dialog')
  await more.click()
  await page.getByRole('menuitem', { name: 'Let go of earlier versions…' }).click()
  await dialog.getByRole('button', { name: 'Let it go' }).click()
  await expect(row).not.toContainText('earlier version')
  await expect(row).toContainText(/All there: \d+ blocks read back/)

  await more.click()
  await page.getByRole('menuitem', { name: 'Let it go…' }).click()
  await expect(dialog).toContainText('what none of its other users keeps')
  await page.screenshot({ path: test.info().outputPath('workspace-question.png') })
  await dialog.getByRole('button', { name: 'Let it go' }).click()
  await expect(row).toContainText('Not there')
  await expect(page.getByRole('alert')).toHaveCount(0)
})
