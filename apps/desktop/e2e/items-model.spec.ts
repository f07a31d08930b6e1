// Real: Electron, the built studio, its engine, models as files, and WebGL as this computer has it (in software, mostly).
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import sharp from '@intaglio/shared/sharp'
import { glb, glbOf } from '../src/engine/media/testing/fixtures.ts'
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

/** Hiding the caret would take a style of Playwright's own, which the page's policy refuses. */
const shot = (canvas: Locator): Promise<Buffer> => canvas.screenshot({ caret: 'initial' })

/** How much the picture on a canvas varies: nothing where it is blank. */
async function variety(canvas: Locator): Promise<number> {
  const { channels } = await sharp(await shot(canvas)).stats()
  return Math.max(...channels.slice(0, 3).map(({ stdev }) => stdev))
}

test('a model is looked at from every side, and one that is not drawn shows its cover and says why', async ({
  studio,
  project,
  scratch,
}) => {
  const { page } = studio
  const folder = join(scratch, 'models')
  await mkdir(folder)
  await writeFile(join(folder, '1 shard.glb'), await glb())
  const packed = { asset: { version: '2.0' }, extensionsUsed: ['KHR_draco_mesh_compression'] }
  await writeFile(join(folder, '2 packed.glb'), glbOf(packed))
  const models = await project('Models', { folder })
  await expect.poll(async () => (await models.items()).length).toBe(2)
  const [shard] = await models.items()
  await models.open('Items')
  const refused: string[] = []
  page.on('console', (message) => {
    // What dialogs do to keep the page behind them still is not about models.
    if (/^Refused to (?!apply inline style)/.test(message.text())) refused.push(message.text())
  })

  const items = page.getByRole('listbox', { name: /^Items of / })
  await items.getByRole('option').first().dblclick()
  const viewer = page.getByRole('dialog', { name: shard?.name ?? '' })
  const stage = viewer.getByRole('group', { name: /^Model of / })
  await expect(stage).toHaveAttribute('aria-busy', 'false')
  const canvas = stage.getByRole('img')
  await expect.poll(() => variety(canvas)).toBeGreaterThan(5)

  const looks = async (): Promise<string> => (await shot(canvas)).toString('base64')
  const changes = async (act: () => Promise<void>): Promise<void> => {
    const before = await looks()
    await act()
    await expect.poll(looks).not.toBe(before)
  }
  await stage.focus()
  await changes(() => page.keyboard.press('ArrowLeft'))
  await changes(() => page.keyboard.press('+'))
  await changes(() => viewer.getByRole('button', { name: 'Smaller' }).click())
  const box = await canvas.boundingBox()
  if (!box) throw new Error('The canvas is gone.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await changes(() => page.mouse.wheel(0, -300))
  await changes(() => viewer.getByRole('button', { name: 'As it was at first' }).click())
  await changes(async () => {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
  })

  await viewer.getByRole('button', { name: 'Next item' }).click()
  await expect(page.getByText(/it is packed \(Draco, meshopt or KTX2\)/)).toBeVisible()
  expect(refused).toEqual([])

  // As on a computer without 3D graphics.
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.getContext = () => null
  })
  await page.getByRole('button', { name: 'Previous item' }).click()
  await expect(page.getByText(/no 3D graphics \(WebGL\)/)).toBeVisible()
  await expect(viewer.getByRole('img', { name: shard?.name ?? '' })).toBeVisible()
})

test('a model moves by the clips in it, and stands still where it is asked to', async ({
  studio,
  project,
  scratch,
}) => {
  const { page } = studio
  const folder = join(scratch, 'moving')
  await mkdir(folder)
  await writeFile(join(folder, 'shard.glb'), await glb(['Turn', '']))
  const models = await project('Moving models', { folder })
  await models.open('Items')
  // Counts what it draws: nothing, while nothing moves.
  await page.evaluate(() => {
    const ask = window.requestAnimationFrame.bind(window)
    const counted = { frames: 0 }
    window.requestAnimationFrame = (draw) => {
      counted.frames += 1
      return ask(draw)
    }
    Object.assign(window, { counted, ask })
  })
  const framesWhile = (passing: number): Promise<number> =>
    page.evaluate(async (wanted) => {
      const { counted, ask } = window as unknown as {
        counted: { frames: number }
        ask: (next: () => void) => number
      }
      const before = counted.frames
      for (let frame = 0; frame < wanted; frame += 1) await new Promise<void>((next) => ask(next))
      return counted.frames - before
    }, passing)

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page
    .getByRole('listbox', { name: /^Items of / })
    .getByRole('option')
    .first()
    .dblclick()
  const viewer = page.getByRole('dialog')
  const stage = viewer.getByRole('group', { name: /^Model of / })
  await expect(stage).toHaveAttribute('aria-busy', 'false')
  await expect(viewer.getByRole('button', { name: 'Play' })).toBeVisible()
  await expect.poll(() => framesWhile(10)).toBe(0)
  const canvas = stage.getByRole('img')
  const still = (await shot(canvas)).toString('base64')

  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect(viewer.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect.poll(async () => (await shot(canvas)).toString('base64')).not.toBe(still)
  await stage.focus()
  await page.keyboard.press(' ')
  await expect(viewer.getByRole('button', { name: 'Play' })).toBeVisible()
  await expect.poll(() => framesWhile(10)).toBe(0)

  const clip = viewer.getByRole('combobox', { name: 'Movement' })
  await expect(clip.getByRole('option')).toHaveText(['Turn', 'Movement 2'])
  await clip.selectOption('Movement 2')
  await viewer.getByRole('button', { name: 'Play' }).click()
  await expect.poll(() => framesWhile(10)).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
  await expect.poll(() => framesWhile(10)).toBe(0)
})
