// Real: Electron, the built studio, its engine and files. Nothing a person looks at may move by itself.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import sharp from '@intaglio/shared/sharp'
import { expect, test } from './fixtures.ts'

test.use({ sharesStudio: true })

/** What moves is measured as browsers do: the share of the window that moved, times how far. One is everything. */
const LEAST_SEEN = 0.005

test('from screen to screen nothing moves once it stands', async ({ studio, project }) => {
  const { page } = studio
  const avocets = await project('Avocets', { items: 24 })
  const drawn = await project('Layers that stay', { layers: true, items: 5 })
  await avocets.open('Items')
  await watch(page)
  const screens = page.getByRole('navigation', { name: 'Screens of the project' })
  const sections = page.getByRole('navigation', { name: 'Sections' })
  const steps: Record<string, () => Promise<void>> = {
    Traits: () => screens.getByRole('button', { name: 'Traits' }).click(),
    Publish: () => screens.getByRole('button', { name: 'Publish' }).click(),
    Items: () => screens.getByRole('button', { name: 'Items' }).click(),
    'an item': () => page.getByRole('option', { name: 'Plate 3' }).click(),
    'its neighbour': () => page.keyboard.press('ArrowRight'),
    'the list': () => page.getByRole('button', { name: 'List', exact: true }).click(),
    'the grid': () => page.getByRole('button', { name: 'Grid', exact: true }).click(),
    Problems: () => sections.getByRole('button', { name: 'Problems' }).click(),
    Queue: () => sections.getByRole('button', { name: 'Queue' }).click(),
    Storage: () => sections.getByRole('button', { name: 'Storage' }).click(),
    Settings: () => sections.getByRole('button', { name: 'Settings' }).click(),
    Projects: () => sections.getByRole('button', { name: 'Projects' }).click(),
    Generate: () => drawn.open('Generate'),
  }
  for (const [where, go] of Object.entries(steps)) {
    await go()
    await isStill(page)
    expect(await moved(page), `what moved on the way to ${where}`).toEqual([])
  }
})

test('a picture higher than wide has a tile like every other', async ({ studio, project, scratch }) => {
  const { page } = studio
  const folder = join(scratch, 'Tall herons')
  await mkdir(folder)
  for (const [name, width, height] of [
    ['1', 60, 60],
    ['2', 40, 120],
    ['3', 120, 40],
  ] as const) {
    const create = { width, height, channels: 3 as const, background: `#${name}4${name}${name}6${name}` }
    await sharp({ create })
      .png()
      .toFile(join(folder, `${name}.png`))
  }
  const herons = await project('Tall herons', { folder })
  await herons.open('Items')
  const tiles = page.getByRole('listbox', { name: /^Items of / }).getByRole('option')
  await expect(tiles).toHaveCount(3)
  const heights = await tiles.evaluateAll((all) =>
    all.map((tile) => Math.round(tile.querySelector('img')?.getBoundingClientRect().height ?? 0)),
  )
  expect(heights[0]).toBeGreaterThan(90)
  expect(heights).toEqual([heights[0], heights[0], heights[0]])
})

/** Notes what moves from now on. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shifts: PerformanceEntry[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift' })
  })
}

/** Waits until for some frames nothing was drawn into the page that was not there before. */
async function isStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let changed = 0
    const observer = new MutationObserver(() => (changed = 0))
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    for (; changed < 20; changed += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
    observer.disconnect()
  })
}

/** What moved since it was asked last, where anybody would see it. */
function moved(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const { shifts } = window as unknown as {
      shifts: { value: number; sources: { node: Node | null }[] }[]
    }
    return shifts
      .splice(0)
      .filter(({ value }) => value > least)
      .map(
        ({ value, sources }) =>
          `${value.toFixed(4)}: ${sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(' | ')}`,
      )
  }, LEAST_SEEN)
}
