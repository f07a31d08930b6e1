// Real: Electron, the built studio, its engine, and a file of every medium that is taken.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import sharp from '@intaglio/shared/sharp'
import { expect, test } from './fixtures.ts'
import { findViolations } from './support/axe.ts'
import { writeEveryMedium } from './support/every-medium.ts'
import type { Project, ProjectOptions } from './support/project.ts'

test.use({ sharesStudio: true })

const viewerOf = (page: Page): Locator => page.getByRole('dialog')

/** Opens the item of a file at large. */
async function lookAt(page: Page, project: Project, file: string): Promise<Locator> {
  const item = (await project.items()).find((each) => each.file === file)
  if (!item) throw new Error(`No item is of ${file}.`)
  await page
    .getByRole('listbox', { name: /^Items of / })
    .getByRole('option')
    .nth(item.position - 1)
    .dblclick()
  return viewerOf(page)
}

/** A project of a file of each medium, all of them taken. */
async function bringEveryMedium(
  project: (name: string, options: ProjectOptions) => Promise<Project>,
  scratch: string,
  name: string,
): Promise<{ media: Project; files: string[] }> {
  const folder = join(scratch, 'media')
  const files = await writeEveryMedium(folder)
  const media = await project(name, { folder })
  await expect.poll(async () => (await media.items()).map(({ file }) => file)).toEqual(files)
  return { media, files }
}

test('every medium is looked at, one after the other, by keyboard alone', async ({
  studio,
  project,
  scratch,
}) => {
  const { page } = studio
  const { media, files } = await bringEveryMedium(project, scratch, 'Every medium')
  await media.open('Items')
  const tiles = page.getByRole('listbox', { name: /^Items of / }).getByRole('option')
  // Also the portrait among them.
  const pictures = tiles.locator('img')
  await expect(pictures.nth(2)).toHaveJSProperty('complete', true)
  for (const box of await pictures.evaluateAll((all) =>
    all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect),
  ))
    expect(box.height).toBeCloseTo(box.width, 0)
  const viewer = await lookAt(page, media, files[0] ?? '')
  const heard = new Set<string>()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const kinds = { picture: 'Picture', film: 'Film', sound: 'Sound', model: 'Model' } as const
  for (const [index, { kind, name, width, height }] of (await media.items()).entries()) {
    if (index > 0) await page.keyboard.press('PageDown')
    const stage = viewer.getByRole('group', { name: `${kinds[kind]} of ${name}` })
    await expect(stage).toBeFocused()
    await expect(stage).toHaveAttribute('aria-busy', 'false')
    await expect(viewer).toContainText(`${index + 1} of ${files.length}`)
    if (!heard.has(kind)) expect(await findViolations(page)).toEqual([])
    heard.add(kind)
    if (kind === 'model') continue
    // As wide and as high as it is.
    const shown = await stage.locator('[data-crisp]').boundingBox()
    expect(((shown?.width ?? 0) * height) / ((shown?.height ?? 1) * width)).toBeCloseTo(1, 1)
  }
  await expect(viewer.getByRole('button', { name: 'Next item' })).toHaveAttribute('aria-disabled', 'true')

  await test.step('a film is played, sought and silenced', async () => {
    await page.keyboard.press('Escape')
    await lookAt(page, media, '09 film.mp4')
    const film = viewer.locator('video')
    await expect(film).toHaveJSProperty('readyState', 4)
    await page.keyboard.press(' ')
    await expect(viewer.getByRole('button', { name: 'Pause' })).toBeVisible()
    await viewer.getByRole('button', { name: 'Pause' }).click()
    await expect(film).toHaveJSProperty('paused', true)
    const position = viewer.getByRole('slider', { name: 'Position' })
    await position.fill('1.5')
    await expect(film).toHaveJSProperty('currentTime', 1.5)
    await expect(position).toHaveAttribute('aria-valuetext', '0:01 of 0:02')
    await viewer.getByRole('button', { name: 'Sound off' }).click()
    await expect(film).toHaveJSProperty('muted', true)
    await viewer.getByRole('button', { name: 'Larger' }).click()
    await expect(film).toHaveJSProperty('currentTime', 1.5)
  })
})

test('a film whose file is gone says so, and is back when it is brought in again', async ({
  studio,
  project,
  scratch,
}) => {
  const { page } = studio
  const { media } = await bringEveryMedium(project, scratch, 'A lost film')
  const item = (await media.items()).find(({ file }) => file === '10 film.webm')
  const kept = decodeURIComponent(new URL(item?.mediaUrl ?? '').pathname.replace('/data/', ''))
  const lost = join(studio.dataDir, kept)
  // Before it is looked at: a player keeps what it has read for some minutes.
  await rm(lost)
  await media.open('Items')
  const viewer = await lookAt(page, media, '10 film.webm')
  await expect(viewer.getByRole('status')).toContainText('no longer where the studio keeps it')
  await page.keyboard.press('Escape')

  await studio.willChooseFolder(media.folder)
  await page.evaluate(
    async (input) => {
      await window.intaglio.chooseFolder(undefined)
      await window.intaglio.importFolder(input)
    },
    { projectId: media.projectId, folder: media.folder },
  )
  await expect.poll(() => existsSync(lost)).toBe(true)
  await lookAt(page, media, '10 film.webm')
  await expect(viewer.locator('video')).toHaveJSProperty('readyState', 4)
})

test('a picture is zoomed by wheel, pinch, keys and buttons, and moved', async ({
  studio,
  project,
  scratch,
}) => {
  const { page } = studio
  const { media } = await bringEveryMedium(project, scratch, 'Media to zoom')
  await media.open('Items')
  const viewer = await lookAt(page, media, '02 photo.jpg')
  const stage = viewer.getByRole('group', { name: /^Picture of / })
  const paper = stage.locator('[data-crisp]')
  const percent = viewer.locator('output')
  const place = async () => (await paper.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await expect(stage).toHaveAttribute('aria-busy', 'false')
  const whole = await percent.textContent()

  await page.keyboard.press('1')
  await expect(percent).toHaveText('100%')
  expect((await place()).width).toBe(2400)
  await page.keyboard.press('0')
  await expect(percent).toHaveText(whole ?? '')
  await page.keyboard.press('+')
  await viewer.getByRole('button', { name: 'Smaller' }).click()
  await expect(percent).toHaveText(whole ?? '')
  await viewer.getByRole('button', { name: 'Actual size' }).click()
  await stage.focus()

  const before = await place()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await place()).x).toBeLessThan(before.x)
  const frame = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const at = { x: frame.x + 300, y: frame.y + 200 }
  await page.mouse.move(at.x, at.y)
  const moved = await place()
  await page.mouse.down()
  // Also beyond the stage.
  await page.mouse.move(at.x + 40, at.y - 25, { steps: 3 })
  await page.mouse.up()
  await expect.poll(place).toMatchObject({ x: moved.x + 40, y: moved.y - 25 })

  // What lies under the pointer stays there.
  const here = await place()
  const part = (at.x + 40 - here.x) / here.width
  await page.mouse.wheel(0, -240)
  await expect.poll(async () => (await place()).width).toBeGreaterThan(2400)
  const nearer = await place()
  expect((at.x + 40 - nearer.x) / nearer.width).toBeCloseTo(part, 2)
  // A pinch on a trackpad comes as a wheel with Ctrl; the page itself keeps its size.
  const scale = await page.evaluate(() => window.devicePixelRatio)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 30)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await place()).width).toBeLessThan(nearer.width)
  expect(await page.evaluate(() => window.devicePixelRatio)).toBe(scale)
  await stage.dblclick()
  await expect(percent).toHaveText(whole ?? '')
  await page.keyboard.press('Escape')

  // Pixel art keeps its edges, and squares show where there is nothing.
  await lookAt(page, media, '01 sprite.png')
  await expect(stage).toHaveAttribute('aria-busy', 'false')
  const { data, info } = await sharp(await paper.screenshot({ caret: 'initial' }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const step = info.width / 16
  const colorAt = (x: number, y: number): number[] => {
    const from = (Math.floor(y) * info.width + Math.floor(x)) * 3
    return [...data.subarray(from, from + 3)]
  }
  const edge = Math.round(8 * step)
  expect([colorAt(edge - 1, 7.5 * step), colorAt(edge, 7.5 * step)]).toEqual(
    expect.arrayContaining([
      [200, 40, 60],
      [240, 200, 80],
    ]),
  )
  expect(colorAt(4, 4)).not.toEqual(colorAt(12, 4))
  await page.keyboard.press('Escape')
})
