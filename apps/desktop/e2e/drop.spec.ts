// Real: Electron, the built studio, its engine and files. The drags come from Chromium's own debugger, with files of this
// computer, as the system's would.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { expect, test } from './fixtures.ts'
import type { RunningStudio } from './support/running-studio.ts'

test.use({ sharesStudio: true })

const middle = { x: 640, y: 400 }

/** Drags files over the middle of the window; letting go is a step of its own. */
async function dragOver({ page, app }: RunningStudio, files: string[]) {
  const session = await app.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  const send = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel', at = middle) =>
    session.send('Input.dispatchDragEvent', { type, ...at, data })
  await send('dragEnter')
  await send('dragOver')
  return { letGo: (at = middle) => send('drop', at) }
}

async function picture(file: string, red: number): Promise<string> {
  const background = { r: red, g: 90, b: 160 }
  await sharp({ create: { width: 60, height: 60, channels: 3, background } })
    .png()
    .toFile(file)
  return file
}

test('pictures, a table, folders: each does what the window says before', async ({
  studio,
  project,
  scratch,
}) => {
  const { page } = studio
  const plates = await project('Plates dropped on', { items: 2 })
  await plates.open('Items')
  const items = page.getByRole('listbox', { name: /^Items of / })
  await items.getByRole('option').first().waitFor()
  const names = async () => (await plates.items()).map(({ name }) => name)
  const lands = page.getByRole('status').filter({ hasText: 'Let go to bring it in' })

  await test.step('pictures become items', async () => {
    const files = [
      await picture(join(scratch, 'heron.png'), 10),
      await picture(join(scratch, 'crane.png'), 60),
    ]
    const drag = await dragOver(studio, files)
    await expect(lands).toContainText('The 2 files become items of “Plates dropped on”.')
    await drag.letGo()
    await expect(lands).toBeHidden()
    await expect.poll(async () => (await names()).length).toBe(4)
    await expect(items.getByRole('option')).toHaveCount(4)
  })

  await test.step('a table describes them', async () => {
    const table = join(scratch, 'names.csv')
    await writeFile(table, 'file,name\nheron.png,Night heron\n')
    const drag = await dragOver(studio, [table])
    await expect(lands).toContainText('What it says is written to the items')
    await drag.letGo()
    await expect.poll(names).toContain('Night heron')
  })

  await test.step('let go just as something else comes under the pointer, they are taken all the same', async () => {
    const file = await picture(join(scratch, 'swift.png'), 160)
    const search = await page.getByRole('searchbox').first().boundingBox()
    await (await dragOver(studio, [file])).letGo(search ?? undefined)
    await expect.poll(async () => (await names()).length).toBe(5)
  })

  await test.step('one of its own layout is explained first', async () => {
    const table = join(scratch, 'andere.csv')
    await writeFile(table, 'Bild,Titel\ncrane.png,Kranich\n')
    await (await dragOver(studio, [table])).letGo()
    const dialog = page.getByRole('dialog', { name: 'Import files' })
    await expect(dialog).toContainText('has a layout of its own')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('of a folder the person says what it is', async () => {
    const folder = join(scratch, 'more')
    await mkdir(folder)
    await picture(join(folder, 'wren.png'), 120)
    const drag = await dragOver(studio, [folder])
    await expect(lands).toContainText('With a folder you choose')
    await drag.letGo()
    const question = page.getByRole('dialog', { name: 'What is this folder?' })
    await question.getByRole('button', { name: 'Add to “Plates dropped on”' }).click()
    await expect.poll(async () => (await names()).length).toBe(6)
  })

  await test.step('what came out of the window is there already', async () => {
    const [first] = await plates.items()
    const answer = await page.evaluate((input) => window.intaglio.prepareDrag(input), {
      projectId: plates.projectId,
      itemIds: [first?.itemId ?? ''],
    })
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    const place = join(studio.dataDir, 'drag-out', answer.value.dragId)
    const [copy = ''] = await readdir(place)
    await (await dragOver(studio, [join(place, copy)])).letGo()
    await (await dragOver(studio, [await picture(join(scratch, 'last.png'), 200)])).letGo()
    await expect.poll(async () => (await plates.items()).map(({ file }) => file)).toContain('last.png')
    expect(await names()).toHaveLength(7)
  })
})

test('pictures dropped where no project is open become one', async ({ studio, scratch }) => {
  const { page } = studio
  const folder = join(scratch, 'Curlews')
  await mkdir(folder)
  const files = [await picture(join(folder, 'one.png'), 30), await picture(join(folder, 'two.png'), 90)]
  await page.getByRole('heading', { name: 'Projects', exact: true }).waitFor()
  const table = join(folder, 'alone.csv')
  await writeFile(table, 'file,name\n')
  await (await dragOver(studio, [table])).letGo()
  await expect(page.getByRole('alert')).toContainText('A table alone makes no project.')
  const drag = await dragOver(studio, files)
  await expect(page.getByText('The 2 files become a new project.')).toBeVisible()
  await drag.letGo()
  await expect(page.getByRole('listbox', { name: 'Items of Curlews' }).getByRole('option')).toHaveCount(2)
})

test('importing again says what changed, in numbers', async ({ studio, project, scratch }) => {
  const { page } = studio
  const folder = join(scratch, 'Again')
  await mkdir(folder)
  for (let nth = 1; nth <= 6; nth += 1) await picture(join(folder, `${nth}.png`), nth * 30)
  const plates = await project('Again', { folder })
  await expect.poll(async () => (await plates.items()).length).toBe(6)
  await plates.open('Items')
  await page.getByRole('option').first().waitFor()
  await picture(join(folder, '1.png'), 7)
  await picture(join(folder, 'new.png'), 8)
  await rm(join(folder, '2.png'))
  await page.keyboard.press('ControlOrMeta+Shift+r')
  const note = page.getByRole('status').filter({ hasText: 'Imported:' })
  await expect(note).toContainText('Imported: 1 new, 1 changed, 1 missing, 4 the same.')
  await note.getByRole('button', { name: 'Show why' }).click()
  await expect(page.getByRole('heading', { name: 'Problems' })).toBeVisible()
})
